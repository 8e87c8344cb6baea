# Names that are given twice, and names that are used and never given.
{ lib }:
let
  inherit (import ./command-line.nix { inherit lib; }) machineOf optionsNamed valueAt;
  inherit (import ./devices.nix { inherit lib; })
    busesOf
    deviceOf
    driverOf
    hasBus
    isForeignMachine
    isOn
    machineFamily
    matches
    ;
  inherit (import ./finding.nix) refused;
  inherit (import ../property-type.nix { inherit lib; }) bareType;

  # The uses of one thing after its first: `{ before, use }`, each of the two being `{ name, option }`.
  repeated =
    uses:
    lib.concatMap (
      group: lib.zipListsWith (before: use: { inherit before use; }) group (lib.tail group)
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
      netdev = defined "network backend" "id" [
        "netdev"
        "nic"
      ];
      object = defined "object" "id" [ "object" ];
      tpmdev = defined "TPM backend" "id" [ "tpmdev" ];
    };

  # Keys of devices that name something else on the command line.
  deviceReferences = {
    audiodev = "audiodev";
    chardev = "chardev";
    chardev1 = "chardev";
    chardev2 = "chardev";
    chardev3 = "chardev";
    chardev4 = "chardev";
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

  # What links of other types than memory, which has its own checks, are to.
  linkSpaces = {
    "link:can-bus" = "object";
    "link:i8042" = "device";
    "link:ipmi-bmc" = "device";
    "link:memory-backend" = "object";
    "link:nvme-subsys" = "device";
  };

  # The types of things that links of these types take.
  linkTypes = {
    "link:can-bus" = "can-bus";
    "link:cryptodev-backend" = "cryptodev-.*";
    "link:i8042" = "i8042";
    "link:iommufd" = "iommufd";
    "link:iothread" = "iothread";
    "link:ipmi-bmc" = "ipmi-bmc-.*";
    "link:memory-backend" = "memory-backend-.*";
    "link:nvme-subsys" = "nvme-subsys";
    "link:rng-backend" = "rng-.*";
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
          let
            type = bareType (device.properties.${key} or "");
            space = linkSpaces.${type} or (deviceReferences.${key} or null);
          in
          lib.optional (space != null && (device == null || device.properties ? ${key})) {
            inherit key value space;
          }
        ) option.parts;
      # The block nodes that one is made of.
      ofBlock =
        let
          properties = pack.blockdevs.${toString (valueAt option "driver")} or { };
        in
        lib.concatMap (
          { key, value, ... }:
          lib.optional (bareType (properties.${key} or "") == "any" && value != "") {
            inherit key value;
            space = "drive";
          }
        ) option.parts;
      ofObject =
        let
          type = valueAt option "qom-type";
        in
        of "chardev" "chardev"
        ++ lib.optionals (type != null) (
          lib.optionals (lib.hasPrefix "filter-" type) (of "netdev" "netdev")
          ++ lib.optionals (type == "filter-mirror" || type == "filter-redirector") (
            of "indev" "chardev" ++ of "outdev" "chardev"
          )
          ++ lib.optionals (type == "secret") (of "keyid" "object")
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
      netdev = of "chardev" "chardev" ++ of "netdev" "netdev";
      chardev = lib.optionals (valueAt option "backend" == "mux") (of "chardev" "chardev");
      numa = of "memdev" "object";
      machine = of "memory-backend" "object";
      object = ofObject;
      vnc = of "password-secret" "object";
      blockdev = ofBlock;
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
          inherit (spaces.${space}) kind;
          # a block node must be there before
          definitions = lib.filter (
            definition: option.name != "blockdev" || definition.option.index < option.index
          ) spaces.${space}.definitions;
          # objects have paths, too
          isPath =
            matches "/(machine|objects)([^A-Za-z0-9_].*)?" value && (space == "object" || space == "device");
        in
        lib.optional
          (value != "" && !isPath && !(lib.any (definition: definition.name == value) definitions))
          (
            refused option {
              rule = "undefined-reference";
              message = "${key}=${value} names a ${kind} that nothing defines${definedInstead definitions}";
            }
          )
      ) (referencesOf commandLine.pack option)
    ) commandLine.options;

  # An object that is referred to must be of the type that the property links to, and a device be made before.
  checkKinds =
    commandLine: spaces:
    lib.concatMap (
      option:
      let
        device = deviceOf commandLine.pack (driverOf option);
      in
      lib.concatMap (
        { key, value, ... }:
        let
          type = bareType (device.properties.${key} or "");
          pattern = linkTypes.${type} or null;
          found = lib.findFirst (definition: definition.name == value) null (
            spaces.object.definitions ++ spaces.device.definitions
          );
          named = lib.findFirst (
            part:
            lib.elem part.key [
              "qom-type"
              "driver"
            ]
          ) null found.option.parts;
          name = if named == null then "" else named.value;
        in
        if device == null || pattern == null || found == null then
          [ ]
        else if !matches pattern name then
          [
            (refused option {
              rule = "wrong-value";
              message = "${key} of ${driverOf option} must be a ${lib.removePrefix "link:" type}, and ${value} is a ${name}";
            })
          ]
        else
          lib.optional (found.option.name == "device" && found.option.index > option.index) (
            refused option {
              rule = "used-before-definition";
              message = "${key}=${value} is defined only later: QEMU makes devices in their order";
            }
          )
      ) option.parts
    ) (optionsNamed commandLine [ "device" ]);

  # A network backend, a drive or memory serves one device.
  secondUses =
    commandLine:
    lib.concatMap
      (
        key:
        map (
          { before, use }:
          refused use.option {
            rule = "collision";
            message = "${key}=${use.name} is in use by ${driverOf before.option} already";
          }
        ) (repeated (named key (optionsNamed commandLine [ "device" ])))
      )
      [
        "netdev"
        "drive"
        "memdev"
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

  # Buses that machines have from the start, for packs that do not tell.
  isMachineBus = matches "pcie?[.]0|isa[.]0|ide[.][0-9]+|i2c|main-system-bus|virtio-mmio-bus[.][0-9]+|smbus|usb-bus[.]0|floppy-bus[.]0|sysbus";

  # A controller without an id names its bus after its kind.
  isKindOfBus = matches "(ccid|hda|ide|isa|i2c|nvme-bus|pcie?|sata|scsi|sd-bus|usb-bus|virtio-serial-bus)[.][0-9]+";

  # Bridges and root ports whose bus has the device's own id; the others number their buses: `xhci.0`.
  isNamedAsDevice = matches "pcie-root-port|ioh3420|x3130-upstream|xio3130-downstream|pcie-pci-bridge|pci-bridge|i82801b11-bridge|pxb|pxb-pcie|cxl-.*";

  # The buses that the machine has from the start, and those that its properties bring.
  ownBuses =
    commandLine:
    let
      machine = machineOf commandLine;
    in
    commandLine.pack.machines.${machineFamily machine.name}.busNames or { }
    // lib.optionalAttrs (isOn (machine.properties.pcie or null)) { "pcie.0" = "PCIE"; }
    // lib.optionalAttrs (
      isOn (machine.properties.usb or null) || optionsNamed commandLine [ "usb" ] != [ ]
    ) { "usb-bus.0" = "usb-bus"; };

  # A device's bus must be there when the device is made, and devices are made in their order.
  checkBus =
    commandLine: devices: own: option:
    let
      bus = valueAt option "bus";
      isTold = commandLine.pack.machines.${machineFamily (machineOf commandLine).name} or { } ? busNames;
      device = deviceOf commandLine.pack (driverOf option);
      needed = device.bus or null;
      # "rp1", and "scsi0.0" of the device scsi0
      numbered = builtins.match "(.*)[.][0-9]+" bus;
      controller = if numbered == null then bus else lib.head numbered;
      provider = lib.findFirst (
        other:
        let
          id = valueAt other "id";
        in
        id == (if isNamedAsDevice (driverOf other) then bus else controller)
      ) null devices;
      types = busesOf (driverOf provider);
      wrongBus =
        types:
        refused option {
          rule = "wrong-bus";
          message = "${driverOf option} needs a bus of type ${needed}, and bus=${bus} is of type ${types}";
        };
    in
    if bus == null || (!isTold && isMachineBus bus) then
      [ ]
    else if own ? ${bus} then
      lib.optional (needed != null && !hasBus [ own.${bus} ] needed) (wrongBus own.${bus})
    else if provider == null then
      lib.optional (!(isKindOfBus bus && !(isTold && matches "(pcie?|isa)[.].*" bus))) (
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
        wrongBus (lib.concatStringsSep ", " types)
      );
in
commandLine:
let
  spaces = spacesOf commandLine;
  devices = optionsNamed commandLine [ "device" ];
in
# the last of two audio devices wins
lib.concatMap duplicates (lib.attrValues (removeAttrs spaces [ "audiodev" ]))
++ undefinedReferences commandLine spaces
++ checkKinds commandLine spaces
++ secondUses commandLine
++ lib.optionals (!(isForeignMachine commandLine (machineOf commandLine).name)) (
  lib.concatMap (checkBus commandLine devices (ownBuses commandLine)) devices
)
