# For guests written in plain Nix. While they evaluate: options that the hypervisor refuses fail, with the place that
# says it, and those that it ignores are warnings. When the runner is built: the rules of `lint`.
{
  config,
  lib,
  options,
  pkgs,
  ...
}:
let
  inherit (lib) mkOption types;

  cfg = config.ghaf-microvm.checks;
  definitions = import ../checks/definitions.nix { inherit lib; };
  optionsOf = import ../checks/options.nix { inherit lib; };

  # a system that is not a guest has nothing to check
  declared = options.microvm or { };
  isGuest = declared ? hypervisor;

  findings = lib.filter (finding: !lib.elem finding.rule cfg.allow) (
    lib.optionals isGuest (optionsOf {
      inherit declared;
      inherit (config.microvm) hypervisor;
      inherit (cfg) alsoFor require;
      systemdInitrd = config.boot.initrd.systemd.enable or false;
      place = lib.head (
        map (definitions.withLine "require") (
          definitions.definitionsAt options [
            "ghaf-microvm"
            "checks"
            "require"
          ]
        )
        ++ [
          {
            file = "";
            line = null;
          }
        ]
      );
    })
  );

  # What was measured on another revision, and an option that the hypervisor merely ignores, may be meant.
  isWarning = finding: !finding.certain || (finding.severity == "silent" && !finding.isLost);

  text = import ../checks/finding-text.nix { inherit lib; } (config.networking.hostName or null);

  arguments = import ../checks/arguments.nix { inherit lib; } {
    inherit config options pkgs;
    inherit (cfg)
      allow
      alsoFor
      pack
      ;
  };
in
{
  options.ghaf-microvm.checks = {
    enable = mkOption {
      type = types.bool;
      default = true;
      description = "Whether to check what this guest asks of its hypervisor.";
    };
    inherit (import ./check-settings.nix { inherit lib; })
      allow
      alsoFor
      pack
      require
      ;
    starts = mkOption {
      type = types.package;
      readOnly = true;
      default = arguments.starts;
      defaultText = lib.literalMD "the check";
      description = ''
        A derivation that builds when the QEMU of `microvm.runner` itself takes its arguments, made harmless, for a
        flake's `checks`. It starts without KVM, and only QEMU can be asked.
      '';
    };
    arguments = mkOption {
      type = types.package;
      readOnly = true;
      default = arguments.derivation;
      defaultText = lib.literalMD "the check";
      description = ''
        A derivation that builds when the arguments of `microvm.runner` break no rule, for a flake's `checks`. The
        runner that is declared is checked when it is built, unless `microvm.declaredRunner` is set elsewhere.
      '';
    };
  };

  config = lib.mkIf cfg.enable (
    {
      assertions = map (finding: {
        assertion = false;
        message = text finding;
      }) (lib.filter (finding: !isWarning finding) findings);
    }
    // lib.optionalAttrs (options ? warnings) {
      warnings =
        map text (lib.filter isWarning findings)
        ++ lib.optional (declared ? runner && arguments.node == null)
          "ghaf-microvm: the arguments of this guest are not checked: its nixpkgs has no Node 22.18 or later";
    }
    // lib.optionalAttrs (declared ? declaredRunner) {
      # before the option's own default, and behind whatever a guest says
      microvm.declaredRunner = lib.mkIf (arguments.node != null) (
        lib.mkOverride 1400 (arguments.checked config.microvm.runner.${config.microvm.hypervisor})
      );
    }
  );
}
