# The flake's outputs: what each is, is in a file of its name.
{
  self,
  nixpkgs,
  microvm,
  ...
}:
let
  inherit (nixpkgs) lib;

  ghafMicrovm = import ../lib { inherit lib; };

  root = ../..;

  vms = ghafMicrovm.microvms { inherit nixpkgs microvm root; };

  systems = [
    "x86_64-linux"
    "aarch64-linux"
  ];

  forEachSystem = make: lib.genAttrs systems (system: make nixpkgs.legacyPackages.${system});
in
{
  lib = ghafMicrovm // {
    /**
      The option schema of the locked microvm.nix.
    */
    optionSchema = ghafMicrovm.optionSchemaOf microvm;

    /**
      What the runner of the locked microvm.nix makes of a VM, without a build: see nix/runner. Of
      `{ modules, system ? "x86_64-linux", hypervisor ? null }`.
    */
    runnerOf = args: ghafMicrovm.runnerOf ({ source = microvm; } // args);
  };

  inherit (vms) nixosConfigurations nixosModules packages;

  checks = forEachSystem (
    pkgs:
    import ./checks.nix {
      inherit
        ghafMicrovm
        microvm
        pkgs
        root
        ;
    }
  );

  devShells = forEachSystem (pkgs: {
    default = import ./dev-shell.nix { inherit pkgs; };
  });

  formatter = forEachSystem (pkgs: pkgs.nixfmt-tree);
}
