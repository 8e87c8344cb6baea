{
  argumentsCheck,
  checks,
  lib,
  repository,
  requirePin,
}:
/**
  The generated VMs of a repository as flake outputs: `{ checks, nixosConfigurations, nixosModules, packages }`.

  `packages.<system>.<vm>` is the VM's runner, for each system that its definition names; `nixosConfigurations.<vm>`
  is for the first of them; `nixosModules` has the modules that definitions make, too. A microvm input that lacks an option the VMs set is an error before NixOS sees it.
  `checks.<system>` are those of ./checks.nix, for every Linux system that a VM can be for, and `<vm>-arguments`, which
  applies the rules of `lint` to what the VM's runner really starts; `<vm>-starts` gives it, made harmless, to QEMU itself. `specialArgs` reach every module of the VMs:
  modules that want flake inputs have them from there.
*/
{
  nixpkgs,
  microvm,
  root,
  specialArgs ? { },
}:
let
  inherit (repository.recordOf root) vms;
  modules = (repository.recordOf root).modules or { };
  guestChecks = import ../checks/arguments.nix { inherit lib; };

  module =
    vm:
    if builtins.pathExists (root + "/${vm.module}") then
      root + "/${vm.module}"
    else
      throw "ghaf-microvm: ${vm.module} is missing. Run `npm run codegen` and `git add` what it writes.";

  pin = requirePin { inherit microvm root; };

  nixosSystem =
    vm: system:
    assert pin;
    nixpkgs.lib.nixosSystem {
      # and not nixpkgs.hostPlatform, beside which a guest could not set nixpkgs.crossSystem
      inherit specialArgs system;
      modules = [
        microvm.nixosModules.microvm
        (module vm)
        {
          # a VM without state on its disk moves with its nixpkgs
          system.stateVersion = lib.mkDefault lib.trivial.release;
        }
      ];
    };

  # By VM, then by system: each is evaluated once, however often it is used.
  evaluated = lib.mapAttrs (_: vm: lib.genAttrs vm.systems (nixosSystem vm)) vms;

  # Of the VMs that are for a system.
  ofSystem =
    system: make:
    lib.mapAttrs (name: vm: make vm evaluated.${name}.${system}) (
      lib.filterAttrs (_: vm: lib.elem system vm.systems) vms
    );

  # The rules that a definition's comments allow, in whatever line: "// ghaf-microvm: allow two-words".
  allowedIn =
    definition:
    let
      text = builtins.readFile (root + "/${definition}");
      comments = lib.tail (lib.splitString "ghaf-microvm: allow " text);
      names =
        comment: builtins.split "[^A-Za-z0-9-]+" (lib.head (lib.splitString "\n" comment));
    in
    lib.intersectLists (import ../checks/rules.nix { inherit lib; }) (lib.concatMap names comments);

  argumentsOf =
    vm: nixos:
    argumentsCheck {
      inherit nixos;
      allow = allowedIn vm.definition;
      alsoFor = vm.alsoFor or [ ];
      require = vm.requires or [ ];
      pack = if lib.hasInfix "/" (vm.pack or "") then root + "/${vm.pack}" else vm.pack or null;
    };

  startsOf =
    vm: nixos:
    (guestChecks {
      inherit (nixos) config options pkgs;
      allow = allowedIn vm.definition;
    }).starts;

  # If the VMs' nixpkgs cannot run the rules, a warning says so, and the other checks remain.
  argumentsChecks =
    system:
    if import ../checks/node.nix { inherit lib; } nixpkgs.legacyPackages.${system} == null then
      builtins.trace "ghaf-microvm: the arguments of the VMs are not checked: this nixpkgs has no Node 22.18 or later" { }
    else
      lib.mapAttrs' (name: lib.nameValuePair "${name}-arguments") (ofSystem system argumentsOf)
      // lib.mapAttrs' (name: lib.nameValuePair "${name}-starts") (ofSystem system startsOf);

  ofRepository = checks { inherit microvm root; };

  systems = lib.unique (lib.concatMap (vm: vm.systems) (lib.attrValues vms));
in
{
  checks = lib.genAttrs repository.systems (
    system:
    ofRepository nixpkgs.legacyPackages.${system} // argumentsChecks system
  );

  # not the bare path: Nix before 2.19 wants a set or a function here
  nixosModules = lib.mapAttrs (_: vm: { imports = [ (module vm) ]; }) (modules // vms);

  nixosConfigurations = lib.mapAttrs (name: vm: evaluated.${name}.${lib.head vm.systems}) vms;

  packages = lib.genAttrs systems (
    system: ofSystem system (_: nixos: nixos.config.microvm.declaredRunner)
  );
}
