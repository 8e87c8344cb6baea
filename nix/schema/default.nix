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

  # A lib that keeps, in the option's type, what modules otherwise only say in a message.
  recordingLib = lib.extend (
    _: previous: {
      mkRemovedOptionModule = path: advice: removedOption path (wordsIn advice);
      mkRenamedOptionModule = from: to: removedOption from (_: [ (lib.showOption to) ]);
      types = previous.types // {
        addCheck = type: check: previous.types.addCheck type check // { hasAddedCheck = true; };
        # a package with a narrower check under the same name
        shellPackage = previous.types.shellPackage // {
          hasAddedCheck = true;
        };
      };
    }
  );

  removedOption = path: replacedBy: {
    options = lib.setAttrByPath path (
      lib.mkOption {
        visible = false;
        type = lib.types.unspecified // {
          removed = replacedBy;
        };
      }
    );
  };

  # Words of upstream's advice, with and without `microvm.`: those that are options are the replacement.
  wordsIn =
    advice: removed:
    let
      words = map (lib.removeSuffix ".") (
        lib.filter lib.isString (builtins.split "[^A-Za-z0-9_.-]+" advice)
      );
      names = map (word: if lib.hasPrefix "microvm." word then word else "microvm.${word}") words;
    in
    lib.filter (name: name != removed) (lib.unique names);

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
