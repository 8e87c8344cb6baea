# Devices whose bus the machine does not have.
{ lib }:
let
  inherit (import ./command-line.nix { inherit lib; })
    machineOf
    optionsNamed
    valueAt
    ;
  inherit (import ./devices.nix { inherit lib; })
    availableBuses
    deviceOf
    driverOf
    hasBus
    isForeignMachine
    machineFamily
    matches
    ;
  inherit (import ./mend.nix { inherit lib; }) replaced withMended;

  # The bus alone is not enough for these.
  needsDma = matches "isa-fdc|cs4231a|gus|sb16";

  hint =
    bus: machine:
    if bus == "PCI" && machine == "microvm" then
      " (with pcie=off, its default)"
    else
      {
        usb-bus = ": add a controller before it, as -device qemu-xhci";
        virtio-serial-bus = ": add -device virtio-serial-pci before it";
        SCSI = ": add -device virtio-scsi-pci before it";
      }
      .${bus} or "";

  withDriver =
    option: driver:
    replaced option (
      map (part: if part.key == "driver" then part // { value = driver; } else part) option.parts
    );

  # A virtio device exists for PCI and for memory-mapped buses, under two names.
  otherTransport =
    commandLine: option: driver: bus:
    let
      other =
        if bus == "PCI" && lib.hasSuffix "-pci" driver then
          "${lib.removeSuffix "-pci" driver}-device"
        else if bus == "virtio-bus" && lib.hasSuffix "-device" driver then
          "${lib.removeSuffix "-device" driver}-pci"
        else
          null;
      device = if other == null then null else deviceOf commandLine.pack other;
      # only where the other one knows all the keys
      isSame = lib.all (
        { key, ... }:
        lib.elem key [
          "driver"
          "id"
          "bus"
        ]
        || device.properties ? ${key}
      ) option.parts;
    in
    if
      device != null
      && device ? bus
      && hasBus (availableBuses commandLine option.index) device.bus
      && isSame
    then
      withDriver option other
    else
      null;
in
commandLine:
let
  machine = machineOf commandLine;
  isForeign = isForeignMachine commandLine machine.name;

  check =
    option:
    let
      driver = driverOf option;
      device = deviceOf commandLine.pack driver;
      isLater = hasBus (availableBuses commandLine null) device.bus;
      taken = commandLine.pack.machines.${machineFamily machine.name}.systemDevices or null;
      finding = {
        severity = "refused";
        inherit (option) index;
      };
    in
    lib.optional
      (device != null && device ? bus && needsDma driver && machineFamily machine.name == "microvm")
      (
        finding
        // {
          rule = "no-bus";
          message = "${driver} needs DMA on its ISA bus, which the machine ${machine.name} does not have";
        }
      )
    ++ (
      if device == null || !(device ? bus) then
        [ ]
      else if device.bus == "System" then
        lib.optional (!isForeign && taken != null && !lib.elem driver taken) (
          finding
          // {
            rule = "no-bus";
            message = "the machine ${machine.name} takes no ${driver}";
          }
        )
      else if isForeign then
        lib.optional (device.bus == "ISA") (
          finding
          // {
            rule = "wrong-machine";
            message = "${driver} sits on an ISA bus, which is the PC's: the machine ${machine.name} has none";
          }
          // lib.optionalAttrs (driver == "tpm-tis") (withMended (withDriver option "tpm-tis-device"))
        )
      else if
        valueAt option "bus" != null || hasBus (availableBuses commandLine option.index) device.bus
      then
        [ ]
      else if isLater then
        [
          (
            finding
            // {
              rule = "used-before-definition";
              message = "${driver} needs a bus of type ${device.bus}, which a later device brings: QEMU makes devices in their order";
            }
          )
        ]
      else
        [
          (
            finding
            // {
              rule = "no-bus";
              message = "${driver} needs a bus of type ${device.bus}, which the machine ${machine.name} does not have${hint device.bus machine.name}";
            }
            // withMended (otherTransport commandLine option driver device.bus)
          )
        ]
    );
in
lib.concatMap check (optionsNamed commandLine [ "device" ])
