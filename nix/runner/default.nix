/**
  What the runner of a microvm.nix source makes of a VM, by evaluating that source: nothing is built, and of nixpkgs
  only `lib` is needed, for the packages are stand-ins (stand-in-packages.nix) and so is NixOS (nixos.nix).

  Takes nixpkgs' `lib`, `source` (the folder of a microvm.nix tree, or its flake input), the VM's NixOS `modules`, the
  `system` it is for, and `hypervisor` to have another than the modules set. Gives

  - `hypervisor`, and `hypervisors`: those of the source;
  - `scripts`: the runner package's programs, name → text (`microvm-run`, ...), and `files`: texts that these name,
    store path → text. A runner that refuses the VM throws here with its reason; `refuses` says that as data;
  - `command`: the hypervisor's command line, as text of a shell;
  - `assertions`: the messages of those that fail, and `warnings`;
  - `set`: the options below `microvm` that the modules set, and `unknown`: names there that are not options;
  - `config` and `options`, as modules have them;
  - `explanation`: the command lines, and the files that they name, that other values would give: see explanation.nix;
  - `positionsAt`: takes the path of an option, and gives the places that set it;
  - `carryOver`: what of the VM its hypervisor takes: see carry-over.nix.

  - `guest`: the system that it runs on, "aarch64-linux", and `approximated`: the parts of the command line that NixOS' own modules decide on, where these are not there.

  Every store path's hash reads "eeee...". Of `nixpkgs`, the folder that `lib` is of, NixOS' modules say what they add to
  every guest, and give their defaults; where it has none, as a copy of `lib` alone, or is null, that is approximated.
*/
{
  lib,
  source,
  modules,
  system ? "x86_64-linux",
  hypervisor ? null,
  nixpkgs ? import ./nixpkgs-of.nix { inherit lib; },
}:
let
  root = source.outPath or source;

  isWhole = nixpkgs != null && builtins.pathExists (nixpkgs + "/nixos/modules/module-list.nix");

  ofNixos = import ./nixos-modules.nix { inherit lib nixpkgs; };

  nixos = import ./nixos.nix {
    inherit pkgsFor;
    defaultOf = if isWhole then ofNixos.defaultOf else _: otherwise: otherwise;
    addsParameters = !isWhole;
  };

  nixosModules = [ nixos ] ++ lib.optionals isWhole ofNixos.modules;

  modulesPath = if isWhole then nixpkgs + "/nixos/modules" else ./modules;

  upstream = import ../upstream.nix {
    inherit lib;
    source = root;
  };
  inherit (import ./names.nix { inherit lib; }) namesIn;

  names = namesIn {
    folders = [
      (root + "/lib")
      (root + "/nixos-modules/microvm")
      (root + "/pkgs")
    ];
    modules = modules ++ [ ./nixos.nix ];
    inherit modulesPath;
  };

  packagesOf = platforms: import ./stand-in-packages.nix ({ inherit lib names; } // platforms);
  platformOf = import ./platform.nix { inherit lib; };

  # once for all evaluations of a guest that says nothing of platforms itself
  ownPackages = packagesOf rec {
    build = lib.systems.elaborate system;
    host = build;
  };

  pkgsFor =
    { options, config }:
    if lib.any (name: options.${name}.isDefined) platformOptions then
      packagesOf (platformOf {
        inherit options config system;
      })
    else
      ownPackages;

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

  # The same for other modules instead of the VM's.
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

  # What the modules set, as they wrote it, with what they are given.
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
      runnerOf
      written
      ;
  };
  # whose fault a failed assertion is: `{ path, positions, assertions }` without each option that the modules set
  assertionsWithout = map (entry: {
    inherit (entry) path positions;
    assertions =
      let
        inherit (runnerOf (entry.remove modules)) assertions;
        attempt = builtins.tryEval (builtins.deepSeq assertions assertions);
      in
      if attempt.success then attempt.value else runner.assertions;
  }) (lib.filter (entry: entry.set) optionsOfVm);
  # what a runner that refuses the VM refuses: `{ path, positions, refuses }` without each option that the modules set
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
