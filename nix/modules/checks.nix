# For guests written in plain Nix. While they evaluate: options that the hypervisor refuses fail, with their
# place, and those that it ignores are warnings. When the runner is built: the rules of `lint`. On a host, its guests
# that do not import this themselves are checked while they evaluate.
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
  guestsOf = import ../fleet/guests.nix;
  optionsOf = import ../checks/options.nix { inherit lib; };

  declared = options.microvm or { };

  # this system, if it is a guest, or those of a host; a guest that imports this module checks itself
  guests =
    if declared ? hypervisor then
      { own = { inherit config options; }; }
    else
      lib.filterAttrs (_: guest: !guest.options ? ghaf-microvm.checks) (
        guestsOf "host" { inherit config options; }
      );

  nameOf = name: if declared ? hypervisor then config.networking.hostName or null else name;

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

  findingsOf =
    name: guest:
    map (finding: finding // { text = textOf (nameOf name) finding; }) (optionsOf {
      inherit place;
      inherit (cfg) alsoFor;
      inherit (guest.config.microvm) hypervisor;
      declared = guest.options.microvm;
      require = lib.unique cfg.require;
      systemdInitrd = guest.config.boot.initrd.systemd.enable or false;
    });

  findings = lib.filter (finding: !lib.elem finding.rule cfg.allow) (
    lib.concatLists (lib.mapAttrsToList findingsOf guests)
  );

  # A finding measured on another revision, or an option that the hypervisor merely ignores, may be intended.
  isWarning = finding: !finding.certain || (finding.severity == "silent" && !finding.isLost);

  textOf = import ../checks/finding-text.nix { inherit lib; };

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
      description = "Whether to check what this guest, or each guest of this host, asks of its hypervisor.";
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
        A derivation for a flake's `checks`: it builds if the QEMU of `microvm.runner` itself accepts the runner's
        arguments, made harmless. QEMU starts without KVM; other hypervisors cannot be asked.
      '';
    };
    arguments = mkOption {
      type = types.package;
      readOnly = true;
      default = arguments.derivation;
      defaultText = lib.literalMD "the check";
      description = ''
        A derivation for a flake's `checks`: it builds if the arguments of `microvm.runner` break no rule. The declared
        runner is checked when it is built, unless `microvm.declaredRunner` is set elsewhere.
      '';
    };
  };

  config = lib.mkIf cfg.enable (
    {
      assertions = map (finding: {
        assertion = false;
        message = finding.text;
      }) (lib.filter (finding: !isWarning finding) findings);
    }
    // lib.optionalAttrs (options ? warnings) {
      warnings =
        map (finding: finding.text) (lib.filter isWarning findings)
        ++ lib.optional (declared ? runner && arguments.node == null)
          "ghaf-microvm: the arguments of this guest are not checked: its nixpkgs has no Node 22.18 or later";
    }
    // lib.optionalAttrs (declared ? declaredRunner) {
      # overrides the option's own default, but not what a guest sets
      microvm.declaredRunner = lib.mkIf (arguments.node != null) (
        lib.mkOverride 1400 (arguments.checked config.microvm.runner.${config.microvm.hypervisor})
      );
    }
  );
}
