/**
  The option schema of one microvm.nix source: every `microvm.*` option as data, read off the live option tree.

  Takes nixpkgs' `lib` and `source`, the folder of a microvm.nix tree. Gives `{ guest, host }`: the options of a
  guest, and those of the host's module (`microvm.vms`, ...), each as `Options` of src/microvm/schema/option-schema.ts.
  Nothing of a NixOS system is evaluated: `config` and `pkgs` throw, so a default that needs them shows as computed.
*/
{ lib, source }:
let
  root = toString source;

  optionsToIr = import ./options.nix {
    lib = recordingLib;
    inherit root;
  };

  recordingLib = import ./recording-lib.nix { inherit lib; };

  # The first of these that the source has: modules became folders over time.
  firstOf =
    names: lib.findFirst builtins.pathExists null (map (name: source + "/nixos-modules/${name}") names);

  inherit (import ../upstream.nix { inherit lib source; }) guestModule;

  hostModule =
    let
      path = firstOf [
        "host/default.nix"
        "host.nix"
      ];
    in
    if path == null then { } else path;

  evaluate =
    module:
    let
      inherit
        (recordingLib.evalModules {
          modules = [
            module
            { _module.check = false; }
          ];
          specialArgs = {
            lib = recordingLib;
            config = throw "computed";
            pkgs = import ./packages.nix { inherit lib source; };
            utils = throw "computed";
            modulesPath = toString ./modules;
            # arguments of the guest module in 2021
            microvm = throw "computed";
            writablePaths = throw "computed";
          };
        })
        options
        ;
      exists = name: lib.isOption (lib.attrByPath (lib.splitString "." name) null options);
    in
    optionsToIr exists (options.microvm or { });
in
{
  guest = evaluate guestModule;
  host = evaluate hostModule;
}
