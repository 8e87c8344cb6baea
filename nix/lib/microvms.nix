{
  checks,
  lib,
  repository,
  requirePin,
}:
/**
  The generated VMs of a repository as flake outputs: `{ checks, nixosConfigurations, nixosModules, packages }`.

  `packages.<system>.<vm>` is the VM's runner, for each system that its definition names; `nixosConfigurations.<vm>`
  is for the first of them. A microvm input that lacks an option the VMs set is an error before NixOS sees it.
  `checks.<system>` are those of ./checks.nix, for every Linux system that a VM can be for. `specialArgs` reach every
  module of the VMs: modules that want flake inputs have them from there.
*/
{
  nixpkgs,
  microvm,
  root,
  specialArgs ? { },
}:
let
  inherit (repository.recordOf root) vms;

  module =
    vm:
    if builtins.pathExists (root + "/${vm.module}") then
      root + "/${vm.module}"
    else
      throw "ghaf-microvm: ${vm.module} is missing. Run `npm run codegen` and `git add` what it writes.";

  nixosSystem =
    vm: system:
    assert requirePin { inherit microvm root; };
    nixpkgs.lib.nixosSystem {
      inherit specialArgs;
      modules = [
        microvm.nixosModules.microvm
        (module vm)
        {
          nixpkgs.hostPlatform = lib.mkDefault system;
          # a VM without state on its disk moves with its nixpkgs
          system.stateVersion = lib.mkDefault lib.trivial.release;
        }
      ];
    };

  systems = lib.unique (lib.concatMap (vm: vm.systems) (lib.attrValues vms));
in
{
  checks = lib.genAttrs repository.systems (
    system:
    checks {
      inherit microvm root;
      pkgs = nixpkgs.legacyPackages.${system};
    }
  );

  # not the bare path: Nix before 2.19 wants a set or a function here
  nixosModules = lib.mapAttrs (_: vm: { imports = [ (module vm) ]; }) vms;

  nixosConfigurations = lib.mapAttrs (_: vm: nixosSystem vm (lib.head vm.systems)) vms;

  packages = lib.genAttrs systems (
    system:
    lib.mapAttrs (_: vm: (nixosSystem vm system).config.microvm.declaredRunner) (
      lib.filterAttrs (_: vm: lib.elem system vm.systems) vms
    )
  );
}
