# The committed packs: what a build of a hypervisor accepts. src/packs/format.ts tells their form.
{ lib }:
let
  overlays = lib.genAttrs [ "aarch64-host" "ghaf" "ghaf-aarch64" ] (
    name: lib.importJSON (../packs/overlays + "/${name}.json")
  );

  read =
    path:
    let
      pack = lib.importJSON path;
    in
    if pack.format or null == 1 then
      # what a pack of crosvm does not tell that an earlier version wrote
      lib.optionalAttrs (pack.program == "crosvm") untold // pack
    else
      throw "ghaf-microvm: ${toString path} is a pack of format ${toString (pack.format or "?")}, and this reads format 1: write it anew with `ghaf-microvm pack`";

  untold = {
    enums = { };
    texts = { };
    rules = {
      conflicts = [ ];
      needs = [ ];
      idle = [ ];
      void = [ ];
    };
    former = { };
  };

  # What another build accepts beyond what the build tells that the pack is made from.
  overlaid =
    name: pack:
    let
      overlay = overlays.${name};
      known = pack.devices;
    in
    pack
    // {
      build = pack.build // {
        overlays = pack.build.overlays or [ ] ++ [ name ];
      };
    }
    // (
      if pack.program == "crosvm" then
        { flags = pack.flags // overlay.crosvm.flags or { }; }
      else
        {
          accelerators = lib.unique (pack.accelerators ++ overlay.qemu.accelerators or [ ]);
          ${if pack ? cpus then "cpus" else null} = lib.unique (pack.cpus ++ overlay.qemu.cpus or [ ]);
          devices =
            known
            // lib.mapAttrs (
              driver: added:
              (known.${driver} or { })
              // added
              // {
                properties = (known.${driver}.properties or { }) // added.properties;
              }
            ) overlay.qemu.devices;
        }
    );

  packs = {
    crosvm = read ../packs/crosvm.json;
    crosvm-ghaf = overlaid "ghaf" packs.crosvm;
    "qemu-10.0" = read ../packs/qemu-10.0.json;
    "qemu-10.0-aarch64" = overlaid "aarch64-host" (read ../packs/qemu-10.0-aarch64.json);
    "qemu-10.0-aarch64-ghaf" = overlaid "ghaf-aarch64" packs."qemu-10.0-aarch64";
    "qemu-10.0-ghaf" = overlaid "ghaf" packs."qemu-10.0";
    "qemu-7.2" = read ../packs/qemu-7.2.json;
  };
in
{
  inherit packs;

  /**
    The pack of a name, or in a file.
  */
  packOf = pack: packs.${builtins.unsafeDiscardStringContext (toString pack)} or (read pack);

  /**
    The packs that tell of a program when none is named: a mistake is what all of them call one. Empty for a program
    that has no rules.
  */
  knownBuilds =
    {
      program,
      isArm,
      # the guest's architecture, where it is known
      target ? "any",
    }:
    {
      crosvm = [
        (
          packs.crosvm-ghaf
          // {
            build = packs.crosvm-ghaf.build // {
              inherit target;
            };
          }
        )
      ];
      qemu =
        if isArm then
          [ packs."qemu-10.0-aarch64-ghaf" ]
        else
          [
            packs."qemu-10.0-ghaf"
            packs."qemu-7.2"
          ];
    }
    .${program} or [ ];
}
