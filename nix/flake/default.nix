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

  inherit (lib.importJSON ../lib/defaults.json) systems;

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

  inherit (vms) nixosConfigurations packages;

  checks = vms.checks // {
    x86_64-linux =
      vms.checks.x86_64-linux
      # nixpkgs' test driver wants Nix 2.14
      // lib.optionalAttrs (builtins ? readFileType) {
        shared-memory = import ./shared-memory-test.nix {
          inherit microvm nixpkgs self;
          pkgs = nixpkgs.legacyPackages.x86_64-linux;
        };
      };
  };

  nixosModules = vms.nixosModules // import ./nixos-modules.nix { inherit lib self; };

  apps = forEachSystem (pkgs: import ./apps.nix { inherit lib pkgs root; });

  # for flake-parts
  flakeModules.default = import ./flake-module.nix ghafMicrovm;

  templates.default = {
    path = ../template;
    description = "A repository with micro-VMs defined in TypeScript";
    welcomeText = "README.md says what comes next.";
  };

  devShells = forEachSystem (pkgs: {
    default = import ./dev-shell.nix { inherit pkgs; };
  });

  formatter = forEachSystem (pkgs: pkgs.nixfmt-tree);
}
