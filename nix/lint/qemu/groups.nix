# Options that are groups of keys, and what these are beyond their type or beyond any schema, by QEMU's own parsers of
# them.
{ lib }:
let
  inherit (import ./command-line.nix { inherit lib; }) textAt valueAt;
  inherit (import ./properties.nix { inherit lib; }) checkProperties;
  inherit (import ./unknown.nix { inherit lib; }) unknownName;
  inherit (import ./variants.nix { inherit lib; }) checkVariant;

  # What groups' keys are beyond their type, by QEMU's own parsers of them.
  groupNeeds = {
    action = {
      panic = "|pause|shutdown|exit-failure|none";
      reboot = "|reset|shutdown";
      shutdown = "|poweroff|pause";
      watchdog = "|reset|shutdown|poweroff|pause|debug|none|inject-nmi";
    };
    add-fd = {
      fd = "number!";
      set = "number!";
    };
    icount.rr = "|record|replay";
    mon = {
      chardev = "str!";
      mode = "|readline|control";
    };
    rtc = {
      clock = "|host|rt|vm";
      driftfix = "|none|slew";
    };
    sandbox = {
      elevateprivileges = "|allow|deny|children";
      obsolete = "|allow|deny";
      resourcecontrol = "|allow|deny";
      spawn = "|allow|deny";
    };
    vnc.share = "|allow-exclusive|force-shared|ignore";
  };

  # `-tpmdev` is in no schema: by QEMU's own parser of it.
  tpmdevs = {
    emulator = {
      chardev = "str!";
      id = "str!";
      type = "str";
    };
    passthrough = {
      cancel-path = "str";
      id = "str!";
      path = "str";
      type = "str";
    };
  };

  # `-numa` is in no schema either. A node without memory of its own is refused by all machines of today.
  numaNode = {
    cpus = "str";
    initiator = "uint16";
    memdev = "str!";
    nodeid = "uint16";
    type = "str";
  };
in
{
  /**
    An option whose keys are a group of the same name.
  */
  checkGroup =
    { pack, ... }:
    option:
    let
      inherit (option) name;
      properties = pack.groups.${name};
    in
    lib.optionals (pack.groups ? ${name}) (
      checkProperties option (
        properties
        // groupNeeds.${name} or { }
        // lib.optionalAttrs (properties.mem-lock or "" == "str") { mem-lock = "|on|off|on-fault"; }
      ) "-${name}"
    );

  checkTpm =
    { pack, ... }:
    option:
    let
      type = textAt option "type";
    in
    if tpmdevs ? ${type} then
      checkProperties option tpmdevs.${type} type
    else
      [ (unknownName option "type" "TPM backend" type (lib.attrNames tpmdevs) pack) ];

  checkNuma =
    { pack, ... }:
    option:
    if valueAt option "type" == "node" then
      checkProperties option numaNode "-numa node"
    else
      lib.optionals (pack ? numa) (checkVariant option "type" "NUMA option" pack.numa pack { });
}
