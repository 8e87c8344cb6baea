# Typed arguments for QEMU, crosvm, cloud-hypervisor and Firecracker, by the packs of what a build accepts: a driver, a property or a value that the
# build does not know is an error with the file and the line that sets it.
#
#   microvm.qemu.arguments = {
#     objects.mem1.memory-backend-file = { mem-path = "/dev/shm/a"; size = "16M"; share = true; };
#     devices.nv1.virtio-pmem-pci.memdev = "mem1";
#   };
#   microvm.crosvm.arguments.pmem = [ { path = "/dev/shm/a"; ro = false; } ];
#   microvm.cloud-hypervisor.arguments.pmem = [ { file = "/dev/shm/a"; } ];
#   microvm.firecracker.configuration.balloon = { amount_mib = 64; deflate_on_oom = true; };
{
  qemuPack ? "qemu-10.0",
  crosvmPack ? "crosvm",
  cloudHypervisorPack ? "cloud-hypervisor",
  firecrackerPack ? "firecracker",
}:
{
  config,
  lib,
  options,
  ...
}:
let
  packOf = import ../arguments/packs.nix { inherit lib; };

  qemu = packOf qemuPack;
  crosvm = packOf crosvmPack;
  cloudHypervisor = packOf cloudHypervisorPack;
  firecracker = packOf firecrackerPack;

  qemuName = "QEMU ${qemu.build.version}";

  inherit (import ../arguments/positioned.nix { inherit lib; })
    namesOf
    optional
    recordOf
    ;
  inherit (import ../arguments/types.nix { inherit lib; }) propertiesOf;

  # How options and strings are made for a hypervisor whose arguments are flags.
  flags = {
    crosvm = {
      pack = crosvm;
      forms = import ../arguments/crosvm.nix { inherit lib; } crosvm;
      owner = "crosvm run";
    };
    cloud-hypervisor = {
      pack = cloudHypervisor;
      forms = import ../arguments/flags.nix { inherit lib; } cloudHypervisor;
      owner = "cloud-hypervisor";
    };
    firecracker = {
      pack = firecracker;
      forms = import ../arguments/flags.nix { inherit lib; } firecracker;
      owner = "firecracker";
    };
  };

  flagsOption =
    { pack, forms, owner }:
    lib.mkOption {
      default = { };
      description = "Typed flags of ${owner}, which are added to its extraArgs.";
      type = recordOf {
        kind = "flag";
        inherit owner;
        types = lib.mapAttrs (_: flag: optional (forms.flagType flag)) pack.flags;
      };
    };

  argumentsOf =
    hypervisor:
    lib.concatLists (
      lib.mapAttrsToList flags.${hypervisor}.forms.argumentsOf config.microvm.${hypervisor}.arguments
    );

  # For an option that older revisions do not have.
  ifThere =
    hypervisor: option: value:
    lib.optionalAttrs (options.microvm.${hypervisor} ? ${option}) { ${option} = value; };

  # Keyed by id: one of the variants, with its properties.
  variantsOf =
    kind: variants:
    namesOf (recordOf {
      inherit kind;
      owner = qemuName;
      one = true;
      types = lib.mapAttrs (
        name: properties:
        optional (propertiesOf {
          kind = "property";
          owner = "${name} of ${qemuName}";
          properties = removeAttrs properties [ "id" ];
        })
      ) variants;
    });

  deviceProperties =
    device:
    (if device ? aliasOf then qemu.devices.${device.aliasOf} else device).properties
    // {
      bus = "str";
    };

  doubled = lib.replaceStrings [ "," ] [ ",," ];

  qemuText =
    value:
    if value == true then
      "on"
    else if value == false then
      "off"
    else
      doubled (toString value);

  # `key=value` of each property that is set; a list repeats its key, a set has keys below its own.
  qemuParts =
    prefix: properties:
    lib.concatLists (
      lib.mapAttrsToList (
        key: value:
        if value == null then
          [ ]
        else if lib.isAttrs value then
          qemuParts "${prefix}${key}." value
        else
          map (element: "${prefix}${key}=${qemuText element}") (lib.toList value)
      ) properties
    );

  # The one variant that is set.
  nameOf =
    variants: lib.head (lib.attrNames (lib.filterAttrs (_: properties: properties != null) variants));

  qemuArguments =
    option: id: variants:
    let
      name = nameOf variants;
    in
    [
      "-${option}"
      (lib.concatStringsSep "," (
        [
          name
          "id=${id}"
        ]
        ++ qemuParts "" variants.${name}
      ))
    ];

  # A device whose bus is another device comes after that one.
  devicesInOrder =
    devices:
    let
      buses = lib.mapAttrs (_: variants: variants.${nameOf variants}.bus or null) devices;
      isBefore =
        a: b:
        lib.elem buses.${b} [
          a
          "${a}.0"
        ];
      ordered = lib.toposort isBefore (lib.attrNames devices);
    in
    ordered.result
      or (throw "microvm.qemu.arguments.devices: ${toString ordered.cycle} are on each other's bus");

  # missing if not set, or only under a false condition
  group =
    name:
    let
      given = config.microvm.qemu.arguments.${name} or null;
    in
    if given == null then { } else given;
in
{
  key = "ghaf-microvm/arguments ${toString qemuPack} ${toString crosvmPack} ${toString cloudHypervisorPack} ${toString firecrackerPack}";
  _file = toString ./arguments.nix;

  options.microvm.qemu.arguments = lib.mkOption {
    default = { };
    description = "Typed QEMU arguments, by kind and id, which are added to microvm.qemu.extraArgs.";
    type = recordOf {
      kind = "group";
      owner = "this option";
      types = {
        chardevs = variantsOf "character device" (
          lib.genAttrs qemu.chardevs (_: removeAttrs qemu.groups.chardev [ "backend" ])
        );
        devices = variantsOf "device" (lib.mapAttrs (_: deviceProperties) qemu.devices);
        netdevs = variantsOf "network backend" qemu.netdevs;
        objects = variantsOf "object" qemu.objects;
      };
    };
  };

  options.microvm.crosvm.arguments = flagsOption flags.crosvm;

  options.microvm.cloud-hypervisor.arguments = flagsOption flags.cloud-hypervisor;

  options.microvm.firecracker.arguments = flagsOption flags.firecracker;

  options.microvm.firecracker.configuration = lib.mkOption {
    default = { };
    description = "Typed additions to the Firecracker configuration that the runner writes, which become part of its extraConfig.";
    type = flags.firecracker.forms.configurationType;
  };

  config.microvm.qemu.extraArgs = builtins.seq qemu lib.concatLists (
    lib.mapAttrsToList (qemuArguments "chardev") (group "chardevs")
    ++ lib.mapAttrsToList (qemuArguments "object") (group "objects")
    ++ lib.mapAttrsToList (qemuArguments "netdev") (group "netdevs")
    ++ map (id: qemuArguments "device" id (group "devices").${id}) (devicesInOrder (group "devices"))
  );

  config.microvm.crosvm.extraArgs = argumentsOf "crosvm";

  # microvm.nix has these since March 2024 and December 2025
  config.microvm.cloud-hypervisor = ifThere "cloud-hypervisor" "extraArgs" (argumentsOf "cloud-hypervisor");

  config.microvm.firecracker =
    ifThere "firecracker" "extraArgs" (argumentsOf "firecracker")
    // ifThere "firecracker" "extraConfig" (
      flags.firecracker.forms.configurationOf config.microvm.firecracker.configuration
    );
}
