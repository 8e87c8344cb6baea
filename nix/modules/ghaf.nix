# The host module on a Ghaf target: each VM is one of Ghaf's system VMs. Ghaf's registry knows it, and the settings in
# `ghaf.virtualization.vmConfig.sysvms` and the hardware definition apply to it. Needs Ghaf's `lib`.
{ config, lib, ... }:
let
  cfg = config.ghaf-microvm;

  # As in Ghaf: net-vm is netvm in the options.
  typeOf = builtins.replaceStrings [ "-" ] [ "" ];

  # What a Ghaf host reads from each VM, for one without Ghaf's modules: it has no role, such as "system-vm", in
  # Ghaf's own network and at its boot, and no power management.
  ghafOptions = {
    services.power-manager = {
      enable = false;
      gui.enable = false;
      vm.enable = false;
    };
    shutdownLast = false;
    type = "other";
  };

  hypervisorOf = name: cfg.flake.nixosConfigurations.${name}.config.microvm.hypervisor or null;

  registered = lib.filterAttrs (name: _: config.microvm.vms ? ${name}) cfg.vms;
in
{
  imports = [ ./host.nix ];

  ghaf-microvm.modulesOf =
    name:
    lib.ghaf.vm.applyVmConfig {
      inherit config;
      vmName = typeOf name;
    };

  ghaf-microvm.shownAs =
    system:
    system
    // {
      config = system.config // {
        ghaf = lib.recursiveUpdate ghafOptions (system.config.ghaf or { });
      };
    };

  # Ghaf adds to a VM what the target's chosen hypervisor needs; here the VM itself chooses, since crosvm cannot
  # start its sandbox for the user microvm.
  ghaf.virtualization.vmConfig.sysvms =
    lib.mapAttrs'
      (
        name: _:
        lib.nameValuePair (typeOf name) {
          vmm = lib.mkDefault (hypervisorOf name);
        }
      )
      (
        lib.filterAttrs (
          name: _:
          lib.elem (hypervisorOf name) [
            "crosvm"
            "qemu"
          ]
        ) cfg.vms
      );

  ghaf.virtualization.microvm.sysvm.vms = lib.mapAttrs' (
    name: _:
    lib.nameValuePair (typeOf name) {
      enable = true;
      vmName = name;
      inherit (config.microvm.vms.${name}) evaluatedConfig;
    }
  ) registered;
}
