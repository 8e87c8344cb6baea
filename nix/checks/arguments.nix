/**
  The rules of src/lint, applied to the arguments of a guest when its runner is built: NixOS checks sshd's
  configuration likewise. Takes nixpkgs' `lib`, then of an evaluated guest its `config`, `options` and `pkgs`, the rules
  to `allow`, the `pack` of its hypervisor's build, null for the one that fits, the other hypervisors that it is built
  for, `alsoFor`, whose runners are checked likewise. Gives

  - `node`: the Node that runs them, null where nixpkgs has none that is new enough;
  - `command`: of a script's path, the shell command that fails when its arguments break a rule;
  - `checked`: of a runner, the same runner, whose build fails then;
  - `derivation`: the check alone;
  - `starts`: a derivation in which the guest's own QEMU is given its arguments, made harmless: it needs no KVM.
*/
{ lib }:
let
  # once, for however many guests
  nodeOf = import ./node.nix { inherit lib; };
  placesOf = import ./places.nix { inherit lib; };
  inherit (import ./support.nix { inherit lib; }) treeOf;
  source = import ./source.nix { inherit lib; };
  forkOf = import ./fork.nix;
in
{
  config,
  options,
  pkgs,
  allow ? [ ],
  alsoFor ? [ ],
  pack ? null,
}:
let
  inherit (config) microvm;
  inherit (microvm) hypervisor;

  builders = (microvm.vmHostPackages or pkgs).buildPackages;

  node = nodeOf builders;

  # plain text: the runner already contains the definitions' values
  placesFor =
    hypervisor:
    builtins.toFile "places.json" (
      placesOf {
        inherit hypervisor;
        declared = options.microvm;
      }
    );

  packOf =
    hypervisor: if pack != null then pack else forkOf hypervisor (microvm.${hypervisor}.package or null);

  commandFor =
    hypervisor: script:
    lib.concatStringsSep " " (
      [
        "${node}/bin/node"
        "${source}/src/lint/main.ts"
        script
        "--places ${placesFor hypervisor}"
      ]
      ++ lib.optional (packOf hypervisor != null) "--pack ${lib.escapeShellArg "${packOf hypervisor}"}"
      ++ lib.optional (hypervisor == "qemu" && pack == null && isBuiltForGuest) (
        "--build-options ${lib.escapeShellArg (builtins.toJSON buildOptions)}"
      )
      ++ map (rule: "--allow ${rule}") allow
      # what could not be verified is in the build's log, and is not an error
      ++ [ "--allow-unverified" ]
    );

  command = commandFor hypervisor;

  # What decides the features of the guest's QEMU: src/packs/without-features.ts.
  buildOptions = {
    optimize = microvm.optimize.enable or false;
    graphics = microvm.graphics.enable or false;
    usbDevices = lib.any (device: device.bus == "usb") (microvm.devices or [ ]);
  };

  # Whether the guest's microvm.nix builds it by these.
  isBuiltForGuest =
    let
      tree = treeOf options.microvm;
      runner = "${tree}/lib/runners/qemu.nix";
    in
    tree != null
    && builtins.pathExists runner
    && lib.hasInfix "nixosTestRunner" (builtins.readFile runner);

  # Checks of the guest's other runners.
  otherCommands = map (
    other: commandFor other "${microvm.runner.${other}}/bin/microvm-run" + "\n"
  ) alsoFor;

  runner = microvm.runner.${hypervisor};
in
{
  inherit node command;

  checked =
    runner:
    runner.overrideAttrs (old: {
      buildCommand = lib.concatStrings (
        [
          old.buildCommand
          "\n"
          (command "$out/bin/microvm-run")
          "\n"
        ]
        ++ otherCommands
      );
    });

  derivation =
    if node == null then
      throw "ghaf-microvm: the arguments of ${config.networking.hostName} cannot be checked: this nixpkgs has no Node 22.18 or later"
    else
      builders.runCommand "microvm-arguments-${config.networking.hostName}" { } ''
        ${lib.concatStrings (
          [
            (command "${runner}/bin/microvm-run")
            "\n"
          ]
          ++ otherCommands
        )}touch $out
      '';

  starts =
    if hypervisor != "qemu" then
      builders.runCommand "microvm-not-tried-${config.networking.hostName}" { } ''
        echo "not verified: only QEMU can be asked, not ${hypervisor}" | tee $out
      ''
    else if node == null then
      throw "ghaf-microvm: ${config.networking.hostName} cannot be tried: this nixpkgs has no Node 22.18 or later"
    else
      builders.runCommand "microvm-starts-${config.networking.hostName}" { } ''
        ${node}/bin/node ${source}/src/lint/main.ts ${runner}/bin/microvm-run \
          --ask "" --places ${placesFor hypervisor} ${
            lib.concatMapStringsSep " " (rule: "--allow ${rule}") allow
          }
        touch $out
      '';
}
