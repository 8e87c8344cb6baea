/**
  The guests of an evaluated NixOS system, by name: the system itself, as `name`, if it is a guest; for a host, those in
  its `microvm.vms`, from any of their three sources. Other systems have none.
*/
name: nixos:
let
  ofVm =
    vmName: vm:
    if vm.evaluatedConfig or null != null then
      vm.evaluatedConfig
    else if vm.flake or null == null then
      if vm.config or null != null then
        vm.config
      else
        throw "microvm.vms.${vmName} has neither config nor evaluatedConfig nor flake"
    else
      (vm.flake.nixosConfigurations or { }).${vmName}
        or (throw "the flake of microvm.vms.${vmName} has no nixosConfigurations.${vmName}");
in
if nixos.options ? microvm.hypervisor then
  { ${name} = nixos; }
else if nixos.options ? microvm.vms then
  builtins.mapAttrs ofVm nixos.config.microvm.vms
else
  { }
