/**
  The settings of a guest's checks, as options: in `nixosModules.checks` for one guest, in `flakeModules.default` for
  all of a flake's.
*/
{ lib }:
let
  inherit (lib) mkOption types;
in
{
  allow = mkOption {
    type = types.listOf (types.enum (import ../checks/rules.nix { inherit lib; }));
    default = [ ];
    example = [ "ignored-option" ];
    description = "Rules that are not applied; each finding names its rule.";
  };
  pack = mkOption {
    type = types.nullOr (types.either types.str types.path);
    default = null;
    example = "qemu-7.2";
    description = ''
      The hypervisor build that arguments are checked against: one of this flake's packs, or a file that
      `ghaf-microvm pack` wrote. By default, the pack that fits the program that the runner starts.
    '';
  };
  require = mkOption {
    type = types.listOf (types.enum (import ../checks/intentions.nix { inherit lib; }).names);
    default = [ ];
    example = [ "tpm" ];
    description = "What a guest must have on each hypervisor that it is built for; without it, evaluation fails.";
  };
  alsoFor = mkOption {
    type = types.listOf types.str;
    default = [ ];
    example = [ "qemu" ];
    description = ''
      Other hypervisors that a guest is built for: options set for them are intended. The arguments of their runners
      are checked, too.
    '';
  };
}
