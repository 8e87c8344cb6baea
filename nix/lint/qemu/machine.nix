# The machine's type, its properties and its accelerators.
{ lib }:
let
  inherit (import ./command-line.nix { inherit lib; })
    machineOf
    optionsNamed
    partsOf
    textAt
    valueAt
    ;
  inherit (import ./devices.nix { inherit lib; }) isForeignMachine machineFamily;
  inherit (import ./finding.nix) refused;
  inherit (import ./mend.nix { inherit lib; }) withMended without;
  inherit (import ./properties.nix { inherit lib; }) checkProperties checkPropertiesOf prefixed;
  inherit (import ./unknown.nix { inherit lib; }) unknownName;

  # Those of the build, and those that other systems' builds have.
  acceleratorsOf =
    pack:
    pack.accelerators
    ++ [
      "hvf"
      "xen"
    ];

  # Of a property that is said twice, only the last value is ever looked at.
  isOverridden =
    commandLine: option: position:
    let
      part = lib.elemAt option.parts position;
      laterHere = lib.drop (position + 1) option.parts;
      laterOptions = lib.filter (other: other.index > option.index) (
        optionsNamed commandLine [ "machine" ]
      );
    in
    !part.isBare
    && lib.any (other: other.key == part.key && !other.isBare) (laterHere ++ partsOf laterOptions);

  pcOnlyProperties = [
    "sata"
    "smbus"
    "vmport"
    "hpet"
    "i8042"
    "pit"
    "pic"
  ];
in
{
  checkMachine =
    commandLine: option:
    let
      inherit (commandLine) pack;
      machine = (machineOf commandLine).name;
      isForeign = isForeignMachine commandLine machine;
      known =
        lib.attrNames pack.machines
        ++ lib.concatMap (one: lib.optional (one ? aliasOf) one.aliasOf) (lib.attrValues pack.machines)
        ++ pack.machineVersions;
      named = valueAt option "type";
      standing = map (indexed: indexed.part) (
        lib.filter (indexed: !(isOverridden commandLine option indexed.at)) (
          lib.imap0 (at: part: { inherit at part; }) option.parts
        )
      );
      accelerators = acceleratorsOf pack;
      properties = pack.machines.${machineFamily machine}.properties or null;
    in
    if named != null && !(lib.elem named known) && !(isForeignMachine commandLine named) then
      [ (unknownName option "type" "machine" named known pack) ]
    else
      lib.concatMap (
        part:
        let
          # one of the list is enough, but QEMU looks at all of them
          unknown = lib.filter (name: !(lib.elem name accelerators)) (lib.splitString ":" part.value);
        in
        lib.optional (part.key == "accel" && !part.isBare && unknown != [ ]) (
          refused option {
            rule = "unknown-accelerator";
            message = "there is no accelerator ${lib.concatStringsSep ", " unknown}; QEMU has ${lib.concatStringsSep ", " accelerators}";
          }
        )
      ) standing
      ++ (
        if isForeign then
          lib.concatMap (
            part:
            lib.optional (lib.elem part.key pcOnlyProperties) (
              refused option (
                {
                  rule = "unknown-property";
                  message = "the machine ${machine} has no property ${part.key}: it is the PC's";
                }
                // withMended (without option part.key)
              )
            )
          ) option.parts
        else
          lib.optionals (properties != null) (
            checkPropertiesOf
              [
                "sgx-epc"
                "cxl-fmw"
                "smp-cache"
              ]
              (option // { parts = standing; })
              (
                removeAttrs properties [
                  "smp"
                  "boot"
                  "memory"
                ]
                // {
                  accel = "str";
                  igd-passthru = "bool";
                  kernel-irqchip = "str";
                  kvm-shadow-mem = "size";
                  type = "str";
                }
                // prefixed "smp." pack.groups.smp-opts
                // prefixed "boot." pack.groups.boot-opts
                // prefixed "memory." {
                  size = "size";
                  max-size = "size";
                  slots = "number";
                }
              )
              machine
          )
      );

  checkAccelerator =
    { pack, ... }:
    option:
    let
      accelerator = textAt option "accel";
    in
    if !(lib.elem accelerator pack.accelerators) then
      [ (unknownName option "accel" "accelerator" accelerator pack.accelerators pack) ]
    else
      lib.optionals (pack.acceleratorProperties or { } ? ${accelerator}) (
        checkProperties option (
          pack.acceleratorProperties.${accelerator}
          // {
            accel = "str";
          }
          // lib.optionalAttrs (accelerator == "tcg") { thread = "|single|multi"; }
        ) accelerator
      );
}
