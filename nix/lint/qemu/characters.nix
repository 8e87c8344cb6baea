# Character devices: `-chardev`, and those in short.
{ lib }:
let
  keyValues = import ../key-values.nix { inherit lib; };
  inherit (import ./command-line.nix { inherit lib; }) negated textAt valueAt;
  inherit (import ./devices.nix { inherit lib; }) isOn;
  inherit (import ./finding.nix) refused;
  inherit (import ./properties.nix { inherit lib; }) checkProperties;
  inherit (import ./unknown.nix { inherit lib; }) unknownName;

  or' = value: instead: if value == null then instead else value;

  # Names of character devices that QEMU accepts and no longer lists.
  oldChardevs = [
    "console"
    "spicevmc"
    "spiceport"
    "braille"
    "tty"
    "parport"
  ];

  chardevNeeds =
    backend:
    if backend == "spicevmc" then
      { name = "|vdagent|smartcard|usbredir!"; }
    else if
      lib.elem backend [
        "file"
        "pipe"
        "serial"
        "parallel"
      ]
    then
      { path = "str!"; }
    else if backend == "udp" then
      { port = "str!"; }
    else
      lib.optionalAttrs (backend == "mux") { chardev = "str!"; };

  checkWait =
    option: owner:
    lib.optional (valueAt option "wait" != null && !(isOn (valueAt option "server"))) (
      refused option {
        rule = "wrong-value";
        message = "${owner} waits for a client only as a server: wait and nowait need server=on";
      }
    );
in
{
  checkChardev =
    { pack, ... }:
    option:
    let
      backend = textAt option "backend";
    in
    (
      if !(lib.elem backend (pack.chardevs ++ oldChardevs)) then
        [ (unknownName option "backend" "character device" backend pack.chardevs pack) ]
      else
        checkProperties option (pack.groups.chardev // { id = "str!"; } // chardevNeeds backend) backend
    )
    ++ lib.optionals (backend == "socket") (checkWait option "socket");

  # `unix:path,server,nowait`: a character device in short, where `nowait` is `wait=off`.
  checkSocket =
    { pack, ... }:
    option:
    let
      pieces = lib.splitString ":" (or' option.value "");
      kind = lib.head pieces;
      owner = "-${option.name} ${kind}:";
      socket = option // {
        parts = map negated (keyValues.parse "path" (lib.concatStringsSep ":" (lib.tail pieces)));
        isJson = false;
      };
    in
    lib.optionals (
      lib.length pieces > 1
      && lib.elem kind [
        "unix"
        "tcp"
        "telnet"
      ]
    ) (checkProperties socket pack.groups.chardev owner ++ checkWait socket owner);
}
