# Names that are given twice, and names that are used and never given.
{ lib }:
let
  inherit (import ./command-line.nix { inherit lib; }) machineOf optionsNamed valueAt;
  inherit (import ./devices.nix { inherit lib; })
    busesOf
    deviceOf
    driverOf
    isForeignMachine
    matches
    ;

  refused =
    option: finding:
    {
      severity = "refused";
      inherit (option) index;
    }
    // finding;

  # The uses of one thing after its first: `{ use, first }`, each use being `{ name, option }`.
  repeated =
    uses:
    lib.concatMap (
      group:
      map (use: {
        inherit use;
        first = lib.head group;
      }) (lib.tail group)
    ) (lib.attrValues (lib.groupBy (use: use.name) uses));

  named =
    key: options:
    lib.concatMap (
      option:
      let
        name = valueAt option key;
      in
      lib.optional (name != null) { inherit name option; }
    ) options;

  spacesOf =
    commandLine:
    let
      defined = kind: key: names: {
        inherit kind;
        definitions = named key (optionsNamed commandLine names);
      };
    in
    {
      audiodev = defined "audio device" "id" [ "audiodev" ];
      chardev = defined "character device" "id" [ "chardev" ];
      device = defined "device" "id" [ "device" ];
      drive = {
        kind = "drive";
        definitions =
          (defined "drive" "id" [ "drive" ]).definitions
          ++ (defined "drive" "node-name" [ "blockdev" ]).definitions;
      };
      fsdev = defined "file system" "id" [ "fsdev" ];
      netdev = defined "network backend" "id" [ "netdev" ];
      object = defined "object" "id" [ "object" ];
      tpmdev = defined "TPM backend" "id" [ "tpmdev" ];
    };

  # Keys of devices that name something else on the command line.
  deviceReferences = {
    audiodev = "audiodev";
    chardev = "chardev";
    cryptodev = "object";
    drive = "drive";
    fsdev = "fsdev";
    iommufd = "object";
    iothread = "object";
    memdev = "object";
    netdev = "netdev";
    rng = "object";
    tpmdev = "tpmdev";
  };

  referencesOf =
    pack: option:
    let
      of =
        key: space:
        let
          value = valueAt option key;
        in
        lib.optional (value != null) { inherit key value space; };
      ofDevice =
        let
          device = deviceOf pack (driverOf option);
        in
        lib.concatMap (
          { key, value, ... }:
          lib.optional (deviceReferences ? ${key} && (device == null || device.properties ? ${key})) {
            inherit key value;
            space = deviceReferences.${key};
          }
        ) option.parts;
      ofObject =
        let
          type = valueAt option "qom-type";
        in
        lib.optionals (type != null) (
          lib.optionals (matches ".*(chardev|cryptodev-vhost-user|rng-egd|dbus).*" type) (
            of "chardev" "chardev"
          )
          ++ lib.optionals (lib.hasPrefix "filter-" type) (of "netdev" "netdev")
        );
      ofPort = lib.optional (lib.hasPrefix "chardev:" option.value) {
        key = "-${option.name} chardev";
        value = lib.removePrefix "chardev:" option.value;
        space = "chardev";
      };
    in
    {
      device = ofDevice;
      tpmdev = of "chardev" "chardev";
      mon = of "chardev" "chardev";
      netdev = of "chardev" "chardev";
      chardev = lib.optionals (valueAt option "backend" == "mux") (of "chardev" "chardev");
      numa = of "memdev" "object";
      machine = of "memory-backend" "object";
      object = ofObject;
      serial = ofPort;
      monitor = ofPort;
      qmp = ofPort;
      parallel = ofPort;
    }
    .${option.name} or [ ];

  definedInstead =
    definitions:
    let
      ids = map (definition: definition.name) definitions;
    in
    lib.optionalString (ids != [ ])
      " (there ${if lib.length ids == 1 then "is" else "are"} ${lib.concatStringsSep ", " ids})";

  duplicates =
    space:
    map (
      { use, ... }:
      refused use.option {
        rule = "duplicate-id";
        message = "the id ${use.name} is taken by another ${space.kind}";
      }
    ) (repeated space.definitions);

  undefinedReferences =
    commandLine: spaces:
    lib.concatMap (
      option:
      lib.concatMap (
        {
          key,
          value,
          space,
        }:
        let
          inherit (spaces.${space}) kind definitions;
        in
        lib.optional (value != "" && !(lib.any (definition: definition.name == value) definitions)) (
          refused option {
            rule = "undefined-reference";
            message = "${key}=${value} names a ${kind} that nothing defines${definedInstead definitions}";
          }
        )
      ) (referencesOf commandLine.pack option)
    ) commandLine.options;

  # A network backend or a drive serves one device.
  secondUses =
    commandLine:
    lib.concatMap
      (
        key:
        map (
          { use, first }:
          refused use.option {
            rule = "collision";
            message = "${key}=${use.name} is in use by ${driverOf first.option} already";
          }
        ) (repeated (named key (optionsNamed commandLine [ "device" ])))
      )
      [
        "netdev"
        "drive"
      ]
    ++
      map
        (
          { use, ... }:
          refused use.option {
            rule = "duplicate-id";
            message = "-fw_cfg has a file ${use.name} already";
          }
        )
        (
          repeated (
            map (
              option:
              let
                name = valueAt option "name";
              in
              {
                inherit option;
                name = if name == null then "" else name;
              }
            ) (optionsNamed commandLine [ "fw_cfg" ])
          )
        );

  # Buses that the machines have from the start, whatever is added.
  isMachineBus = matches "pcie?[.]0|isa[.]0|ide[.][0-9]+|i2c|main-system-bus|virtio-mmio-bus[.][0-9]+|smbus|usb-bus[.]0|floppy-bus[.]0|sysbus";

  # A controller without an id names its bus after its kind.
  isKindOfBus = matches "(ccid|hda|ide|isa|i2c|nvme-bus|pcie?|sata|scsi|sd-bus|usb-bus|virtio-serial-bus)[.][0-9]+";

  # A device's bus must be there when the device is made, and devices are made in their order.
  checkBus =
    commandLine: devices: option:
    let
      bus = valueAt option "bus";
      # "rp1", and "scsi0.0" of the device scsi0
      names = [
        bus
        (
          let
            parts = builtins.match "(.*)[.][^.]*" bus;
          in
          if parts == null then bus else lib.head parts
        )
      ];
      provider = lib.findFirst (
        other:
        let
          id = valueAt other "id";
        in
        lib.elem (if id == null then "" else id) names
      ) null devices;
      device = deviceOf commandLine.pack (driverOf option);
      needed = device.bus or null;
      types = busesOf (driverOf provider);
    in
    if bus == null || isMachineBus bus then
      [ ]
    else if provider == null then
      lib.optional (!(isKindOfBus bus)) (
        refused option {
          rule = "undefined-reference";
          message = "bus=${bus} names a bus that nothing defines";
        }
      )
    else if provider.index > option.index then
      [
        (refused option {
          rule = "used-before-definition";
          message = "bus=${bus} is defined only later: QEMU makes devices in their order";
        })
      ]
    else
      lib.optional (needed != null && types != [ ] && !(lib.elem needed types)) (
        refused option {
          rule = "wrong-bus";
          message = "${driverOf option} needs a bus of type ${needed}, and bus=${bus} is of type ${lib.concatStringsSep ", " types}";
        }
      );
in
commandLine:
let
  spaces = spacesOf commandLine;
  devices = optionsNamed commandLine [ "device" ];
in
lib.concatMap duplicates (lib.attrValues spaces)
++ undefinedReferences commandLine spaces
++ secondUses commandLine
++ lib.optionals (!(isForeignMachine commandLine (machineOf commandLine).name)) (
  lib.concatMap (checkBus commandLine devices) devices
)
