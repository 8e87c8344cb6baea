/**
  What a build of a hypervisor accepts, by the name of a committed pack, `qemu-10.0`, with `-ghaf` what Ghaf's patches
  add, or of a file that `ghaf-microvm pack` wrote. src/packs/format.ts has the form, src/packs/assemble.ts reads them
  for the rules; here are the parts that typed arguments are made from.
*/
{ lib }:
let
  read =
    path:
    let
      pack = lib.importJSON path;
    in
    if pack.format or null == 1 then
      pack
    else
      throw "ghaf-microvm: ${toString path} is a pack of format ${toString (pack.format or "?")}, but this version reads format 1: write it again with `ghaf-microvm pack`";

  overlaid =
    pack: name:
    let
      overlay = lib.importJSON (../packs/overlays + "/${name}.json");
      isIn = _: added: !(added ? before && lib.toInt (lib.versions.major pack.build.version) >= added.before);
      withAdded =
        driver: added:
        let
          known = pack.devices.${driver} or { };
        in
        known // added // { properties = (known.properties or { }) // added.properties; };
    in
    pack
    // (
      if pack.program == "crosvm" then
        { flags = pack.flags // overlay.crosvm.flags or { }; }
      else if pack.program != "qemu" then
        { flags = pack.flags // overlay.flags or { }; }
      else
        { devices = pack.devices // lib.mapAttrs withAdded (lib.filterAttrs isIn overlay.qemu.devices); }
    );

  overlaysOf =
    pack: isGhafs:
    if pack.program == "cloud-hypervisor" then
      [ "cloud-hypervisor-graphics" ]
    else if pack.build.target or null == "aarch64" then
      [ "aarch64-host" ] ++ lib.optional isGhafs "ghaf-aarch64"
    else
      lib.optional isGhafs "ghaf";
in
pack:
let
  name = builtins.unsafeDiscardStringContext (toString pack);
  base = lib.removeSuffix "-ghaf" name;
  file = ../packs + "/${base}.json";
  committed = read file;
in
# of a path there can be no such name
if !(lib.hasInfix "/" name) && builtins.pathExists file then
  lib.foldl' overlaid committed (overlaysOf committed (base != name))
else
  read pack
