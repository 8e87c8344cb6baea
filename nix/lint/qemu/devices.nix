# Drivers and the buses that they need and bring.
{ lib }:
let
  inherit (import ./command-line.nix { inherit lib; }) machineOf optionsNamed valueAt;

  matches = pattern: text: builtins.match pattern text != null;

  # The bus types that a device's own buses are of; QEMU tells these nowhere but by trying.
  providedBuses = {
    usb-bus = ".*xhci.*|.*-usb-[eu]hci.*|usb-ehci.*|pci-ohci.*|.*usb-uhci.*|usb-hub";
    PCI = "(pcie-root-port|ioh3420|x3130-upstream|xio3130-downstream|pcie-pci-bridge|pci-bridge|i82801b11-bridge|pxb|cxl-).*";
    virtio-serial-bus = "virtio-serial.*";
    SCSI = "(virtio-scsi|vhost-scsi|vhost-user-scsi|lsi53c|megasas|mptsas|pvscsi|am53c974|dc390|usb-bot|usb-uas).*";
    nvme-bus = "nvme(-subsys)?";
    IDE = ".*ahci.*|.*-ide|cmd646.*";
    HDA = ".*hda";
    ccid-bus = "usb-ccid";
    sd-bus = "sdhci-pci";
    floppy-bus = "isa-fdc";
    IndustryPack = "tpci200";
  };
in
rec {
  inherit matches;

  /**
    The device of a driver's name, through aliases; null for one that the pack does not know.
  */
  deviceOf =
    pack: driver:
    let
      device = pack.devices.${driver} or null;
    in
    if device != null && device ? aliasOf then pack.devices.${device.aliasOf} else device;

  /**
    The types of the buses that a device of this driver brings.
  */
  busesOf =
    driver: lib.attrNames (lib.filterAttrs (_: pattern: matches pattern driver) providedBuses);

  driverOf =
    option:
    let
      driver = valueAt option "driver";
    in
    if driver == null then "" else driver;

  isOn = value: value != null && matches "on|yes|true|y" value;

  /**
    `pc-q35-7.2` → `q35`.
  */
  machineFamily =
    name:
    if lib.hasPrefix "pc-q35-" name then
      "q35"
    else if lib.hasPrefix "pc-i440fx-" name then
      "pc"
    else if lib.hasPrefix "virt-" name then
      "virt"
    else
      name;

  /**
    A machine of another architecture than the pack's, of which the pack cannot tell. Beside a machine that the pack
    knows it is none.
  */
  isForeignMachine =
    commandLine: name:
    let
      inherit (commandLine.pack) machines;
    in
    matches "virt(-.*)?" name
    && !(machines ? virt)
    && lib.all (
      option:
      let
        type = valueAt option "type";
      in
      type == null || !(machines ? ${machineFamily type})
    ) (optionsNamed commandLine [ "machine" ]);

  /**
    The bus types that the machine has, and those that devices before the index bring: of all devices, for null.
  */
  availableBuses =
    commandLine: before:
    let
      machine = machineOf commandLine;
      own = commandLine.pack.machines.${machineFamily machine.name}.buses or [ ];
      isOff = name: machine.properties.${name} or null == "off";
      devices = lib.filter (option: before == null || option.index < before) (
        optionsNamed commandLine [ "device" ]
      );
    in
    lib.filter (bus: !(bus == "IDE" && isOff "sata") && !(bus == "i8042" && isOff "i8042")) (
      own
      ++ lib.optional (isOn (machine.properties.pcie or null)) "PCIE"
      ++ lib.optional (
        isOn (machine.properties.usb or null) || optionsNamed commandLine [ "usb" ] != [ ]
      ) "usb-bus"
    )
    ++ lib.concatMap (option: busesOf (driverOf option)) devices;

  /**
    Whether a device on a bus of type `needed` can be put on one of the available.
  */
  hasBus =
    available: needed:
    lib.elem needed available
    || (needed == "PCI" && lib.elem "PCIE" available)
    || (needed == "virtio-bus" && lib.elem "virtio-mmio-bus" available);
}
