/**
  The guests of microvm.nix's own checks, each as nix/runner sees it: by its name `{ command, refuses, assertions }`. Its
  checks/default.nix makes them by `nixpkgs.lib.nixosSystem`, in whose place is one that evaluates the runner alone.
*/
{
  lib,
  nixpkgs,
  source,
  system,
  isQemu,
}:
let
  runnerFor = lib.genAttrs [ "aarch64-linux" "x86_64-linux" ] (
    system:
    import ../../../nix/runner/of-source.nix {
      inherit
        lib
        nixpkgs
        source
        system
        ;
    }
  );

  nixosSystem =
    { modules, system, ... }:
    let
      runner = runnerFor.${system} { inherit modules; };
    in
    {
      config = {
        inherit (runner.config) nixpkgs;
        microvm = runner.config.microvm // {
          declaredRunner = { inherit (runner) assertions command refuses; };
        };
      };
    };

  # A build that needs a runner is that runner.
  needed = _: attributes: _: lib.head attributes.nativeBuildInputs;

  checks = import (source + "/checks/default.nix") {
    self = {
      lib = import (source + "/lib") { inherit lib; };
      nixosModules.microvm = { };
    };
    nixpkgs = {
      outPath = nixpkgs;
      lib = lib // {
        inherit nixosSystem;
      };
      legacyPackages.${system}.runCommandLocal = needed;
    };
    inherit system;
  };
in
lib.filterAttrs (
  name: _: lib.hasSuffix "-startup-shutdown" name && lib.hasPrefix "qemu" name == isQemu
) checks
