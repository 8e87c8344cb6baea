# Unknown names, keys and values, and keys that are missing, by what the pack knows.
{ lib }:
let
  inherit (import ./command-line.nix { inherit lib; }) valueAt;
  inherit (import ./characters.nix { inherit lib; }) checkChardev checkSocket;
  inherit (import ./device-properties.nix { inherit lib; }) checkDevice;
  inherit (import ./drive-properties.nix { inherit lib; }) checkDrive;
  inherit (import ./file-systems.nix { inherit lib; }) checkFsdev checkVirtfs;
  inherit (import ./firmware.nix { inherit lib; }) checkFwCfg checkSmbios;
  inherit (import ./groups.nix { inherit lib; }) checkGroup checkNuma checkTpm;
  inherit (import ./machine.nix { inherit lib; }) checkAccelerator checkMachine;
  inherit (import ./nic.nix { inherit lib; }) checkNic;
  inherit (import ./properties.nix { inherit lib; }) checkProperties;
  inherit (import ./variants.nix { inherit lib; }) checkVariant;

  # What is wrong with an option of each name: functions of the command line and the option.
  checkNamed = {
    accel = checkAccelerator;

    audiodev =
      { pack, ... }:
      option:
      lib.optionals (pack ? audiodevs) (
        checkVariant option "driver" "audio driver" pack.audiodevs pack { }
      );

    blockdev =
      { pack, ... }:
      option: checkVariant option "driver" "block driver" pack.blockdevs pack { node-name = "str!"; };

    boot = { pack, ... }: option: checkProperties option pack.groups.boot-opts "-boot";

    chardev = checkChardev;
    device = checkDevice;

    display =
      { pack, ... }:
      option:
      lib.optionals (
        pack ? displays && valueAt option "type" != "vnc" && !(lib.hasPrefix "vnc=" option.value)
      ) (checkVariant option "type" "display" pack.displays pack { });

    drive = checkDrive;
    fsdev = checkFsdev;
    fw_cfg = checkFwCfg;

    m = { pack, ... }: option: checkProperties option pack.groups.memory "-m";

    machine = checkMachine;
    net = checkNic;

    netdev = { pack, ... }: option: checkVariant option "type" "network backend" pack.netdevs pack { };

    nic = checkNic;
    numa = checkNuma;

    object = { pack, ... }: option: checkVariant option "qom-type" "object" pack.objects pack { };

    smbios = checkSmbios;

    smp =
      { pack, ... }:
      option: checkProperties option (lib.mapAttrs (_: _: "uint64") pack.groups.smp-opts) "-smp";

    tpmdev = checkTpm;
    virtfs = checkVirtfs;
  }
  // lib.genAttrs [ "monitor" "qmp" "serial" ] (_: checkSocket)
  // lib.genAttrs [
    "action"
    "add-fd"
    "icount"
    "mon"
    "msg"
    "name"
    "overcommit"
    "rtc"
    "run-with"
    "sandbox"
    "trace"
    "vnc"
  ] (_: checkGroup);

  # `help` prints a list and ends: nothing that a VM is started with.
  asksForHelp =
    option: lib.any (part: part.isBare && (part.key == "help" || part.key == "?")) option.parts;
in
commandLine:
lib.concatMap (
  option:
  lib.optionals (checkNamed ? ${option.name} && !(asksForHelp option)) (
    checkNamed.${option.name} commandLine option
  )
) commandLine.options
