/**
  For flake-parts: turns settings in `perSystem.ghaf-microvm` into checks and packages.

    imports = [ inputs.ghaf-microvm.flakeModules.default ];
    perSystem.ghaf-microvm.nixos = { inherit (self.nixosConfigurations) laptop; };

  Takes the library of this flake.
*/
ghafMicrovm:
{
  flake-parts-lib,
  inputs,
  lib,
  ...
}:
let
  inherit (lib) mkOption types;

  names = {
    arguments = "arguments";
    noConflicts = "no-conflicts";
    noLostOptions = "no-lost-options";
  };
in
{
  _file = "ghaf-microvm/flakeModules.default";

  options.perSystem = flake-parts-lib.mkPerSystemOption (
    {
      config,
      pkgs,
      system,
      ...
    }:
    let
      cfg = config.ghaf-microvm;

      common = nixos: {
        inherit nixos pkgs;
      };

      checkOf = {
        arguments =
          nixos:
          ghafMicrovm.checks.arguments (
            common nixos
            // {
              inherit (cfg)
                allow
                alsoFor
                pack
                require
                ;
            }
          );
        noConflicts = nixos: ghafMicrovm.checks.noConflicts (common nixos // { inherit (cfg) apart; });
        noLostOptions =
          nixos: ghafMicrovm.checks.noLostOptions (common nixos // { inherit (cfg) allow hypervisors; });
      };

      checksOf =
        name: nixos:
        lib.listToAttrs (
          map (check: lib.nameValuePair "${name}-${names.${check}}" (checkOf.${check} nixos)) cfg.checks
        );

      vms = ghafMicrovm.microvms {
        inherit (cfg) microvm nixpkgs specialArgs;
        root = cfg.root;
      };
    in
    {
      options.ghaf-microvm = {
        nixos = mkOption {
          type = types.lazyAttrsOf types.raw;
          default = { };
          example = lib.literalExpression "{ inherit (self.nixosConfigurations) laptop; }";
          description = "Evaluated systems whose VMs are checked: guests, and hosts with `microvm.vms`.";
        };
        checks = mkOption {
          type = types.listOf (types.enum (lib.attrNames names));
          default = lib.attrNames names;
          description = "Which checks to make of `nixos`, each as `checks.<name>-<check>`.";
        };
        hypervisors = mkOption {
          type = types.listOf types.str;
          default = [ ];
          example = [ "crosvm" ];
          description = "Hypervisors that the guests must be able to move to: the check also fails for what they would lose there.";
        };
        inherit (import ../modules/check-settings.nix { inherit lib; })
          allow
          alsoFor
          pack
          require
          ;
        apart = mkOption {
          type = types.listOf (types.listOf types.str);
          default = [ ];
          example = [
            [
              "chat"
              "chat-test"
            ]
          ];
          description = "Guests that never run at the same time, and so may claim the same resources of their host.";
        };
        requireOptions = mkOption {
          type = types.listOf types.str;
          default = [ ];
          example = [ "microvm.crosvm.extraArgs" ];
          description = "Options that the locked microvm.nix must have, as `checks.microvm-options`.";
        };
        root = mkOption {
          type = types.nullOr types.path;
          default = null;
          example = lib.literalExpression "./.";
          description = "A repository with VMs in TypeScript, whose checks and packages are added to the flake's.";
        };
        microvm = mkOption {
          type = types.raw;
          default = inputs.microvm or (throw "ghaf-microvm: the flake has no input named microvm: set perSystem.ghaf-microvm.microvm to its input for microvm.nix");
          defaultText = lib.literalExpression "inputs.microvm";
          description = "microvm.nix's flake.";
        };
        nixpkgs = mkOption {
          type = types.raw;
          default = inputs.nixpkgs or (throw "ghaf-microvm: the flake has no input named nixpkgs: set perSystem.ghaf-microvm.nixpkgs to its input for nixpkgs");
          defaultText = lib.literalExpression "inputs.nixpkgs";
          description = "nixpkgs' flake, for the VMs of `root`.";
        };
        specialArgs = mkOption {
          type = types.lazyAttrsOf types.raw;
          default = { };
          description = "Arguments that every module of the VMs of `root` gets.";
        };
      };

      config = {
        checks = lib.mkMerge (
          lib.mapAttrsToList checksOf cfg.nixos
          ++ [
            (lib.optionalAttrs (cfg.requireOptions != [ ]) {
              microvm-options = ghafMicrovm.microvmOptionsCheck {
                inherit pkgs;
                inherit (cfg) microvm;
                options = cfg.requireOptions;
              };
            })
            (lib.optionalAttrs (cfg.root != null) (vms.checks.${system} or { }))
          ]
        );
        packages = lib.mkIf (cfg.root != null) (vms.packages.${system} or { });
      };
    }
  );
}
