# Brings back `microvm-console`, which microvm.nix had until its version 0.4: a console of the guest on a socket in the
# VM's state folder, and a script beside microvm-run that connects a terminal to it.
{
  config,
  lib,
  ...
}:
let
  inherit (lib) mkOption types;

  cfg = config.ghaf-microvm.console;
  vm = config.microvm;
  inherit (config.networking) hostName;
  inherit (vm.vmHostPackages) coreutils socat;

  isQemu = vm.hypervisor == "qemu";
  isCrosvm = vm.hypervisor == "crosvm";

  # As microvm.nix's runner for QEMU decides it: without a PCI bus, a device goes on virtio-mmio.
  hasPci =
    vm.graphics.enable
    || !lib.hasPrefix "microvm" vm.qemu.machine
    || vm.shares != [ ]
    || lib.any (device: device.bus == "pci") vm.devices;

  # crosvm connects to a socket as it starts, and never listens: a relay listens on both sides. It has unix-stream since
  # November 2024 (82dac9fa7).
  relaySocket = "${cfg.socket}.crosvm";
in
{
  options.ghaf-microvm.console = {
    enable = mkOption {
      type = types.bool;
      default = false;
      description = "Whether the VM has a console to log in on, and the script microvm-console to reach it from the host.";
    };
    socket = mkOption {
      type = types.strMatching "[A-Za-z0-9_.+-]+";
      default = "console.sock";
      description = "The socket's name in the VM's state folder, /var/lib/microvms/<vm>.";
    };
    device = mkOption {
      type = types.str;
      default = "hvc0";
      description = "The console's device in the guest: the second of several virtio consoles is hvc1.";
    };
  };

  config = lib.mkIf cfg.enable {
    assertions = [
      {
        assertion = isQemu || isCrosvm;
        message = "ghaf-microvm.console: ${hostName} runs on ${vm.hypervisor}, and the console works on qemu and crosvm only.";
      }
      {
        assertion = vm.socket != cfg.socket;
        message = "ghaf-microvm.console: ${hostName} has a control socket, microvm.socket, of the same name; set ghaf-microvm.console.socket to another one.";
      }
    ];

    boot.kernelModules = [ "virtio_console" ];
    systemd.services."serial-getty@${cfg.device}" = {
      overrideStrategy = "asDropin";
      wantedBy = [ "getty.target" ];
    };

    microvm = {
      qemu.extraArgs = lib.mkIf isQemu (
        lib.mkAfter [
          "-chardev"
          "socket,id=ghaf-console,path=${cfg.socket},server=on,wait=off"
          "-device"
          "virtio-serial-${if hasPci then "pci" else "device"},id=ghaf-console-bus"
          "-device"
          "virtconsole,chardev=ghaf-console,bus=ghaf-console-bus.0"
        ]
      );

      crosvm.extraArgs = lib.mkIf isCrosvm (
        lib.mkAfter [
          "--serial"
          "type=unix-stream,hardware=virtio-console,path=${relaySocket},input-unix-stream=true"
        ]
      );

      # the relay accepts crosvm's connection first, then one after the other from microvm-console; it ends with crosvm,
      # which microvm-run becomes
      preStart = lib.mkIf isCrosvm ''
        rm -f ${cfg.socket} ${relaySocket}
        ${socat}/bin/socat -t 0 UNIX-LISTEN:${relaySocket},shut-none UNIX-LISTEN:${cfg.socket},fork,max-children=1,unlink-close=0 &
        relay=$!
        { ${coreutils}/bin/tail --pid=$$ -f /dev/null; kill "$relay"; } &
        while ! [ -S ${relaySocket} ]; do
          ${coreutils}/bin/sleep .1
        done
      '';

      binScripts.microvm-console = ''
        socket=${cfg.socket}
        # outside the VM's state folder: the place where microvm.nix's host module has it
        [ -S "$socket" ] || socket=/var/lib/microvms/${hostName}/$socket
        if ! [ -S "$socket" ]; then
          echo "microvm-console: ${hostName} is not running: there is no $socket" >&2
          exit 1
        fi
        if [ -t 0 ]; then
          echo "microvm-console: press Enter for the prompt, Ctrl-] to leave" >&2
          exec ${socat}/bin/socat -,raw,echo=0,escape=0x1d "UNIX-CONNECT:$socket"
        else
          exec ${socat}/bin/socat - "UNIX-CONNECT:$socket"
        fi
      '';
    };
  };
}
