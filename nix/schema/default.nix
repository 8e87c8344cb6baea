/**
  The option schema of one microvm.nix source: every `microvm.*` option as data, read off the live option tree.

  Takes nixpkgs' `lib` and `source`, the folder of a microvm.nix tree. Gives `{ guest, host }`: the options of a
  guest, and those of the host's module (`microvm.vms`, ...), each as `Options` of src/schema/option-schema.ts.
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

  # Until September 2023 the guest module took the flake's `self` first.
  guestModule =
    let
      module = import (source + "/nixos-modules/microvm");
      takesSelf = lib.isFunction module && builtins.functionArgs module == { };
    in
    if takesSelf then module { lib = upstreamLib; } else module;

  upstreamLib =
    let
      make = import (source + "/lib");
    in
    make (
      builtins.intersectAttrs (builtins.functionArgs make) {
        inherit lib;
        nixpkgs-lib = lib;
        self = throw "computed";
      }
    );

  # host.nix became a folder in March 2024.
  hostModule =
    if builtins.pathExists (source + "/nixos-modules/host/default.nix") then
      source + "/nixos-modules/host"
    else
      source + "/nixos-modules/host.nix";

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
            pkgs = throw "computed";
            utils = throw "computed";
            modulesPath = "${root}/nixos/modules";
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
