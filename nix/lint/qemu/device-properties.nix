# A device's driver and its properties.
{ lib }:
let
  inherit (import ./command-line.nix { inherit lib; }) machineOf textAt;
  inherit (import ./devices.nix { inherit lib; }) deviceOf isForeignMachine;
  inherit (import ./finding.nix) refused;
  inherit (import ./properties.nix { inherit lib; }) checkProperties;
  inherit (import ./unknown.nix { inherit lib; }) unknownName;

  # What every device takes besides its own properties.
  deviceKeys = {
    bus = "str";
    driver = "str";
    id = "str";
  };

  # Devices that need one of two properties: the packs tell only of single ones.
  checkAlternatives =
    option: driver:
    lib.optional
      (lib.hasPrefix "vfio-pci" driver && textAt option "host" == "" && textAt option "sysfsdev" == "")
      (
        refused option {
          rule = "missing-property";
          message = "${driver} needs host=... or sysfsdev=...";
        }
      );
in
{
  checkDevice =
    commandLine: option:
    let
      inherit (commandLine) pack;
      driver = textAt option "driver";
      device = deviceOf pack driver;
      isForeign = isForeignMachine commandLine (machineOf commandLine).name;
    in
    if device != null then
      checkProperties option (device.experimental or { } // device.properties // deviceKeys) driver
      ++ checkAlternatives option driver
    else
      lib.optional (!isForeign && !(lib.hasSuffix "-cpu" driver)) (
        unknownName option "driver" "device" driver (lib.attrNames pack.devices) pack
      );
}
