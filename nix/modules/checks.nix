# For guests written in plain Nix: what the hypervisor refuses, or takes and is silently wrong, fails the evaluation with
# the place that says it; options that it ignores are warnings. The rules are ../lint.
{
  config,
  lib,
  options,
  ...
}:
let
  inherit (lib) mkOption types;

  cfg = config.ghaf-microvm.checks;
  lint = import ../lint { inherit lib; };

  hostName = config.networking.hostName or null;
  # a system that is no guest has nothing to check
  vm = config.microvm or { };
  declared = options.microvm or { };
  hypervisor = vm.hypervisor or "qemu";

  findings = lib.filter (finding: !lib.elem finding.rule cfg.allow) (
    lint.lintGuest {
      inherit declared hypervisor;
      vm = vm // lib.optionalAttrs (hostName != null) { inherit hostName; };
      packs = if cfg.pack == null then null else [ (lint.packOf cfg.pack) ];
    }
  );

  # What was measured on another revision, and what the hypervisor merely ignores, may be meant.
  isWarning =
    finding:
    !finding.certain
    || lib.elem finding.rule [
      "ignored-option"
      "memory-2048"
    ];

  text = lint.text {
    name = hostName;
    allowed = rule: ''ghaf-microvm.checks.allow = [ "${rule}" ];'';
  };
in
{
  options.ghaf-microvm.checks = {
    enable = mkOption {
      type = types.bool;
      default = true;
      description = "Whether to check what this guest asks of its hypervisor.";
    };
    allow = mkOption {
      type = types.listOf (types.enum (lib.attrNames lint.rules));
      default = [ ];
      example = [ "ignored-option" ];
      description = "Rules that are not applied: each finding names its own.";
    };
    pack = mkOption {
      type = types.nullOr (types.either (types.enum (lib.attrNames lint.packs)) types.path);
      default = null;
      example = "qemu-7.2";
      description = ''
        The build of the hypervisor whose arguments are known: one of this flake's packs, or a file that
        `ghaf-microvm pack` wrote. Without one, an argument is wrong that no known build has.
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
      warnings = map text (lib.filter isWarning findings);
    }
  );
}
