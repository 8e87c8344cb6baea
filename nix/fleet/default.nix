/**
  The VMs of a flake, for src/fleet. Takes the flake's outputs, and gives functions to data:

  - `configurations`: the names of its nixosConfigurations;
  - `vmsOf`: of a configuration's name, the names of its VMs: its own, where it is a guest, and of a host those in
    `microvm.vms`; `null` is the guest itself;
  - `look`: of a configuration and one such name, what is known of the VM: see vm.nix.
*/
flake:
let
  systems = flake.nixosConfigurations or { };

  isGuest = system: system.options ? microvm.hypervisor;

  # A host's VM comes from one of three sources.
  guestOf =
    configuration: name:
    let
      vm = systems.${configuration}.config.microvm.vms.${name};
      ofFlake = vm.flake.nixosConfigurations or { };
    in
    if vm.evaluatedConfig or null != null then
      vm.evaluatedConfig
    else if vm.flake or null == null then
      vm.config
    else
      ofFlake.${name} or (throw "the flake of microvm.vms.${name} has no nixosConfigurations.${name}");
in
{
  configurations = builtins.attrNames systems;

  vmsOf =
    configuration:
    let
      system = systems.${configuration};
    in
    if isGuest system then
      [ null ]
    else if system.options ? microvm.vms then
      builtins.attrNames system.config.microvm.vms
    else
      [ ];

  look =
    {
      configuration,
      vm,
      scripts,
    }:
    import ./vm.nix {
      name = if vm == null then configuration else vm;
      guest = if vm == null then systems.${configuration} else guestOf configuration vm;
      autostart = vm == null || systems.${configuration}.config.microvm.vms.${vm}.autostart or true;
      inherit scripts;
    };
}
