# Typed arguments for QEMU and crosvm, by the packs of what a build accepts: a driver, a property or a value that the
# build does not know is an error of the module system, with the file that sets it.
#
#   microvm.qemu.arguments = {
#     objects.mem1.memory-backend-file = { mem-path = "/dev/shm/a"; size = "16M"; share = true; };
#     devices.nv1.virtio-pmem-pci.memdev = "mem1";
#   };
#   microvm.crosvm.arguments.pmem = [ { path = "/dev/shm/a"; ro = false; } ];
{
  qemuPack ? ../packs/qemu-10.0.json,
  crosvmPack ? ../packs/crosvm.json,
}:
{ config, lib, ... }:
let
  inherit (lib) types;

  packOf =
    path:
    let
      pack = lib.importJSON path;
    in
    if pack.format == 1 then
      pack
    else
      throw "ghaf-microvm: ${toString path} is a pack of format ${toString pack.format}, and this reads format 1";

  qemu = packOf qemuPack;
  crosvm = packOf crosvmPack;

  integers = {
    int8 = types.ints.s8;
    int16 = types.ints.s16;
    int32 = types.ints.s32;
    int64 = types.int;
    uint8 = types.ints.u8;
    uint16 = types.ints.u16;
    uint32 = types.ints.u32;
    uint64 = types.ints.unsigned;
    number = types.int;
  };

  scalar = types.oneOf [
    types.bool
    types.int
    types.str
  ];

  size = types.either types.ints.unsigned (types.strMatching "[0-9]+[KMGT]?");

  # A pack's type, without the mark of what is required: src/vmm/pack/format.ts says what there is.
  typeOf =
    text:
    if lib.hasPrefix "|" text then
      types.enum (lib.tail (lib.splitString "|" text))
    else if lib.hasPrefix "[]" text then
      types.listOf (typeOf (lib.removePrefix "[]" text))
    else if lib.hasPrefix "struct:" text then
      submoduleOf crosvm.structs.${lib.removePrefix "struct:" text}.keys
    else
      integers.${text} or {
        bool = types.bool;
        str = types.str;
        inherit size;
        "{}" = types.attrsOf types.anything;
      }
      .${text} or (if lib.hasPrefix "link:" text then types.str else scalar);

  optionOf =
    text:
    if lib.hasSuffix "!" text then
      lib.mkOption { type = typeOf (lib.removeSuffix "!" text); }
    else
      lib.mkOption {
        type = types.nullOr (typeOf text);
        default = null;
      };

  submoduleOf =
    properties:
    types.submodule { options = lib.mapAttrs (_: optionOf) (removeAttrs properties [ "id" ]); };

  # By id: one of the variants, with its properties. Not `attrTag`, which answers a typing error with all names.
  variantsOf =
    variants:
    lib.mkOption {
      default = { };
      type = types.attrsOf (
        types.submodule {
          options = lib.mapAttrs (
            _: properties:
            lib.mkOption {
              type = types.nullOr (submoduleOf properties);
              default = null;
            }
          ) variants;
        }
      );
    };

  # The one variant that is set.
  chosen =
    option: id: variants:
    let
      set = lib.filterAttrs (_: properties: properties != null) variants;
      names = lib.attrNames set;
    in
    if lib.length names == 1 then
      {
        name = lib.head names;
        properties = set.${lib.head names};
      }
    else
      throw "microvm.qemu.arguments: the ${option} ${id} must be one thing, and is ${
        if names == [ ] then "none" else lib.concatStringsSep " and " names
      }";

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

  # `key=value` of each property that is set; a list says its key more than once, a set has keys below its own.
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

  qemuWords =
    option: id: variants:
    let
      one = chosen option id variants;
    in
    [
      "-${option}"
      (lib.concatStringsSep "," (
        [
          one.name
          "id=${id}"
        ]
        ++ qemuParts "" one.properties
      ))
    ];

  # A device whose bus is another device comes after that one.
  devicesInOrder =
    devices:
    let
      buses = lib.mapAttrs (id: variants: (chosen "device" id variants).properties.bus) devices;
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

  crosvmText =
    value:
    if lib.isBool value then
      lib.boolToString value
    else if lib.isList value then
      "[${lib.concatMapStringsSep "," crosvmText value}]"
    else if lib.isAttrs value then
      lib.concatStringsSep "," (
        lib.mapAttrsToList (key: inner: "${key}=${quotedText inner}") (
          lib.filterAttrs (_: inner: inner != null) value
        )
      )
    else
      toString value;

  # What has a meaning in crosvm's grammar is quoted.
  quotedText =
    value:
    if lib.isString value && builtins.match ".*[],'\"[[:space:]].*" value != null then
      ''"${lib.escape [ "\\" "\"" ] value}"''
    else
      crosvmText value;

  crosvmOption =
    flag:
    let
      type = typeOf (flag.value or "any");
    in
    if flag.values == 0 then
      lib.mkOption {
        type = types.bool;
        default = false;
      }
    else if flag.repeatable or false then
      lib.mkOption {
        type = types.listOf type;
        default = [ ];
      }
    else
      lib.mkOption {
        type = types.nullOr type;
        default = null;
      };

  crosvmWords =
    name: value:
    if lib.isBool value && crosvm.flags.${name}.values == 0 then
      lib.optional value "--${name}"
    else if value == null then
      [ ]
    else
      lib.concatMap (element: [
        "--${name}"
        (crosvmText element)
      ]) (lib.toList value);

  given = config.microvm.qemu.arguments;
in
{
  options.microvm.qemu.arguments = {
    objects = variantsOf qemu.objects;
    netdevs = variantsOf qemu.netdevs;
    chardevs = variantsOf (
      lib.genAttrs qemu.chardevs (_: removeAttrs qemu.groups.chardev [ "backend" ])
    );
    devices = variantsOf (lib.mapAttrs (_: deviceProperties) qemu.devices);
  };

  options.microvm.crosvm.arguments = lib.mapAttrs (_: crosvmOption) crosvm.flags;

  config.microvm.qemu.extraArgs = builtins.seq qemu lib.concatLists (
    lib.mapAttrsToList (qemuWords "chardev") given.chardevs
    ++ lib.mapAttrsToList (qemuWords "object") given.objects
    ++ lib.mapAttrsToList (qemuWords "netdev") given.netdevs
    ++ map (id: qemuWords "device" id given.devices.${id}) (devicesInOrder given.devices)
  );

  config.microvm.crosvm.extraArgs = lib.concatLists (
    lib.mapAttrsToList crosvmWords config.microvm.crosvm.arguments
  );
}
