/**
  What the runner of a microvm.nix source makes of a VM, by evaluating that source: nothing is built, and of nixpkgs
  only `lib` is needed, for the packages are stand-ins (stand-in-packages.nix) and so is NixOS (nixos.nix).

  Takes nixpkgs' `lib`, `source` (the folder of a microvm.nix tree, or its flake input), the VM's NixOS `modules`, the
  `system` it is for, and `hypervisor` to have another than the modules set. Gives

  - `hypervisor`, and `hypervisors`: those of the source;
  - `scripts`: the runner package's programs, name → text (`microvm-run`, ...), and `files`: texts that these name,
    store path → text. A runner that refuses the VM throws here with its reason; `refuses` tells that as data;
  - `command`: the hypervisor's command line, as text of a shell;
  - `assertions`: the messages of those that fail, and `warnings`;
  - `set`: the options below `microvm` that the modules set, and `unknown`: names there that are no options;
  - `options`: the evaluated options, to ask for definitions.

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
  anyDefinition = import ./any-definition.nix { inherit lib; };
  texts = import ./texts.nix { inherit lib; };
  inherit (import ./words.nix { inherit lib; }) wordsIn;

  pkgs = import ./stand-in-packages.nix {
    inherit lib system;
    words = wordsIn {
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

  evaluated = lib.evalModules {
    modules = [
      ./nixos.nix
      upstream.guestModule
    ]
    ++ modules
    ++ lib.optional (hypervisor != null) { microvm.hypervisor = lib.mkForce hypervisor; };
    inherit specialArgs;
  };

  # The modules alone: what they set.
  definitions = lib.evalModules {
    modules = [
      {
        config._module.check = false;
        options.microvm = lib.mkOption {
          type = anyDefinition;
          default = { };
        };
      }
    ]
    ++ modules;
    specialArgs = specialArgs // {
      inherit config options;
    };
  };

  inherit (evaluated) config options;
  inherit (config) microvm;

  package = microvm.declaredRunner or microvm.runner.${microvm.hypervisor};

  built = texts.read package.buildCommand;

  # "ln -s FILE $out/bin/NAME", where FILE may be a package with bin/NAME
  scripts = lib.listToAttrs (
    lib.concatMap (
      line:
      let
        link = builtins.match "ln -s ([^ ]+) [$]out/bin/([^ ]+)" (lib.removePrefix "  " line);
        name = lib.elemAt link 1;
      in
      lib.optional (link != null) (
        lib.nameValuePair name built.files.${lib.removeSuffix "/bin/${name}" (lib.head link)}
      )
    ) (lib.splitString "\n" built.text)
  );

  # All after the last "exec": neither the name to run under, nor what the script adds when it runs, is part of it.
  commandOf =
    script:
    let
      afterExec = lib.last (lib.splitString "\nexec " script);
      command = lib.head (lib.splitString " \${runtime_args:-}" afterExec);
      afterName = lib.tail (lib.splitString "\" " command);
    in
    trimEnd (if lib.hasPrefix "-a \"" command then lib.concatStringsSep "\" " afterName else command);

  trimEnd =
    text:
    if lib.hasSuffix "\n" text || lib.hasSuffix " " text then
      trimEnd (lib.substring 0 (lib.stringLength text - 1) text)
    else
      text;

  succeeds = value: (builtins.tryEval (builtins.deepSeq value true)).success;

  # The names that `defined` sets of what `declared` declares, and those that nobody does.
  namesIn =
    prefix: declared: defined:
    lib.concatLists (
      lib.mapAttrsToList (
        name: value:
        let
          path = "${prefix}.${name}";
        in
        if lib.isOption (declared.${name} or null) then
          [ { set = path; } ]
        else if declared ? ${name} && lib.isAttrs value then
          namesIn path declared.${name} value
        else
          [ { unknown = path; } ]
      ) defined
    );

  names = namesIn "microvm" options.microvm definitions.config.microvm;

  hypervisorType = options.microvm.hypervisor.type.functor.payload;
in
{
  inherit options scripts;
  inherit (microvm) hypervisor;
  hypervisors = hypervisorType.values or hypervisorType;
  inherit (built) files;
  command = commandOf scripts.microvm-run;
  refuses = !(succeeds scripts);
  assertions = map (assertion: assertion.message) (
    lib.filter (assertion: !assertion.assertion) config.assertions
  );
  inherit (config) warnings;
  set = lib.catAttrs "set" names;
  unknown = lib.catAttrs "unknown" names;
}
