/**
  The runners of a microvm.nix source for one system: what all VMs share is evaluated only once.

  Takes `lib`, `source`, `system` and `nixpkgs`, and returns a function of a VM's `modules` and `hypervisor`: see
  default.nix.
*/
{
  lib,
  source,
  system,
  nixpkgs ? import ./nixpkgs-of.nix { inherit lib; },
}:
let
  root = source.outPath or source;

  isWhole = nixpkgs != null && builtins.pathExists (nixpkgs + "/nixos/modules/module-list.nix");

  ofNixos = import ./nixos-modules.nix { inherit lib nixpkgs; };

  modulesPath = if isWhole then nixpkgs + "/nixos/modules" else ./modules;

  upstream = import ../upstream.nix {
    inherit lib;
    source = root;
  };
  namesOf = import ./names.nix { inherit lib; };

  names =
    namesOf.inFolders [
      (root + "/lib")
      (root + "/nixos-modules/microvm")
      (root + "/pkgs")
    ]
    ++ namesOf.ofModules modulesPath [ ./nixos.nix ];

  packagesOf = platforms: import ./stand-in-packages.nix ({ inherit lib names; } // platforms);
  platformOf = import ./platform.nix { inherit lib; };

  # for guests that do not set a platform themselves
  samePackages = packagesOf rec {
    build = lib.systems.elaborate system;
    host = build;
  };

  platformOptions = [
    "buildPlatform"
    "crossSystem"
    "hostPlatform"
    "localSystem"
    "pkgs"
    "system"
  ];

  specialArgs = {
    modulesPath = toString modulesPath;
    utils = { };
  };
in
{
  modules,
  hypervisor ? null,
}:
let
  ownNames = namesOf.ofModules modulesPath modules;

  # shared by all evaluations of the guest
  ownPackages = samePackages ownNames;

  pkgsFor =
    { options, config }:
    if lib.any (name: options.${name}.isDefined) platformOptions then
      packagesOf (platformOf {
        inherit options config system;
      }) ownNames
    else
      ownPackages;

  nixos = import ./nixos.nix {
    inherit pkgsFor;
    defaultOf = if isWhole then ofNixos.defaultOf else _: otherwise: otherwise;
    addsParameters = !isWhole;
  };

  nixosModules = [ nixos ] ++ lib.optionals isWhole ofNixos.modules;

  # The runner for these modules: the VM's, or changed ones.
  runnerOf =
    modules:
    let
      evaluated = lib.evalModules {
        modules =
          nixosModules
          ++ [ upstream.guestModule ]
          ++ modules
          ++ lib.optional (hypervisor != null) { microvm.hypervisor = lib.mkForce hypervisor; };
        inherit specialArgs;
      };
      inherit (evaluated) config options;
      inherit (config) microvm;

      scripts = import ./scripts.nix { inherit lib; } (
        microvm.declaredRunner or microvm.runner.${microvm.hypervisor}
      );

      hypervisorType = options.microvm.hypervisor.type.functor.payload;
    in
    {
      inherit config options;
      inherit (evaluated._module) args;
      inherit (evaluated._module.args) pkgs;
      inherit (microvm) hypervisor;
      guest = evaluated._module.args.pkgs.system;
      hypervisors = hypervisorType.values or hypervisorType;
      inherit (scripts) scripts files command;
      refuses = !(builtins.tryEval (builtins.deepSeq scripts.scripts true)).success;
      assertions = map (assertion: assertion.message) (
        lib.filter (assertion: !assertion.assertion) config.assertions
      );
      inherit (config) warnings;
    };

  runner = runnerOf modules;

  # What the modules set, as it is written in them, with the arguments that they get.
  written = import ./written.nix { inherit lib; } {
    inherit modules;
    arguments =
      specialArgs
      // runner.args
      // {
        inherit (runner) config options;
        inherit lib;
      };
  };

  optionsOfVm = import ./options-of-vm.nix {
    inherit lib written;
    inherit (runner) options pkgs;
  };
in
{
  inherit (runner)
    assertions
    command
    config
    files
    guest
    hypervisor
    hypervisors
    options
    refuses
    scripts
    warnings
    ;
  approximated = lib.optional (!isWhole) "the kernel's parameters";
  inherit (written.namesIn "microvm" runner.options.microvm) set unknown;
  explanation = import ./explanation.nix {
    inherit
      lib
      modules
      optionsOfVm
      runner
      runnerOf
      written
      ;
  };
  # to find the cause of a failed assertion: `{ path, positions, assertions }` without each option that the modules set
  assertionsWithout = map (entry: {
    inherit (entry) path positions;
    assertions =
      let
        inherit (runnerOf (entry.remove modules)) assertions;
        attempt = builtins.tryEval (builtins.deepSeq assertions assertions);
      in
      if attempt.success then attempt.value else runner.assertions;
  }) (lib.filter (entry: entry.set) optionsOfVm);
  # to find the cause of a runner's refusal: `{ path, positions, refuses }` without each option that the modules set
  refusesWithout = map (entry: {
    inherit (entry) path positions;
    inherit (runnerOf (entry.remove modules)) refuses;
  }) (lib.filter (entry: entry.set) optionsOfVm);
  inherit (written) positionsAt;
  carryOver = import ./carry-over.nix {
    inherit
      lib
      modules
      optionsOfVm
      runnerOf
      ;
  };
}
