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
  - `set`: the options below `microvm` that the modules set, and `unknown`: names there that are no options;
  - `config` and `options`, as modules have them;
  - `explanation`: the command lines that other values would give: see explanation.nix;
  - `carryOver`: what of the VM its hypervisor takes: see carry-over.nix.

  Every store path's hash reads "eeee...". What NixOS' own modules add to a guest, as kernel parameters, is not there.
*/
{
  lib,
  source,
  modules,
  system ? "x86_64-linux",
  hypervisor ? null,
}:
let
  root = source.outPath or source;

  upstream = import ../upstream.nix {
    inherit lib;
    source = root;
  };
  inherit (import ./names.nix { inherit lib; }) namesIn;

  pkgs = import ./stand-in-packages.nix {
    inherit lib system;
    names = namesIn {
      folders = [
        (root + "/lib")
        (root + "/nixos-modules/microvm")
        (root + "/pkgs")
      ];
      modules = modules ++ [ ./nixos.nix ];
    };
  };

  specialArgs = {
    inherit pkgs;
    modulesPath = "${toString ./modules}";
    utils = { };
  };

  # The same for other modules in place of the VM's.
  runnerOf =
    modules:
    let
      evaluated = lib.evalModules {
        modules = [
          ./nixos.nix
          upstream.guestModule
        ]
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
      inherit (microvm) hypervisor;
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
    arguments = specialArgs // {
      inherit (runner) config options;
      inherit lib;
    };
  };

  optionsOfVm = import ./options-of-vm.nix {
    inherit lib pkgs written;
    inherit (runner) options;
  };
in
{
  inherit (runner)
    assertions
    command
    config
    files
    hypervisor
    hypervisors
    options
    refuses
    scripts
    warnings
    ;
  inherit (written.namesIn "microvm" runner.options.microvm) set unknown;
  explanation = import ./explanation.nix {
    inherit
      lib
      modules
      optionsOfVm
      runnerOf
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
  carryOver = import ./carry-over.nix {
    inherit
      lib
      modules
      optionsOfVm
      runnerOf
      ;
  };
}
