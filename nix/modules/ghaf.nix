# The host module on a Ghaf target: each VM is one of Ghaf's system VMs. Ghaf's registry knows it, and what
# `ghaf.virtualization.vmConfig.sysvms` and the hardware's definition say of it, applies to it. Wants Ghaf's `lib`.
{ config, lib, ... }:
let
  cfg = config.ghaf-microvm;

  # As Ghaf does: net-vm is netvm in the options.
  typeOf = builtins.replaceStrings [ "-" ] [ "" ];

  # What a Ghaf host reads of each VM, for one that has none of Ghaf's modules: it has no role, such as "system-vm", in
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

  # Ghaf adds to a VM what the hypervisor wants that the target chooses for it: that is the VM's own, as crosvm cannot
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
