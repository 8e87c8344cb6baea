/**
  What can be set of a guest's checks, as options: in `nixosModules.checks` for one guest, in `flakeModules.default` for
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
    description = "Rules that are not applied: each finding names its own.";
  };
  pack = mkOption {
    type = types.nullOr (types.either types.str types.path);
    default = null;
    example = "qemu-7.2";
    description = ''
      The build of the hypervisor whose arguments are known: one of this flake's packs, or a file that
      `ghaf-microvm pack` wrote. Without one, the pack that fits the program which the runner starts.
    '';
  };
  require = mkOption {
    type = types.listOf (types.enum (import ../checks/intentions.nix { inherit lib; }).names);
    default = [ ];
    example = [ "tpm" ];
    description = "What a guest must have, on each hypervisor that it is built for: it does not evaluate without.";
  };
  alsoFor = mkOption {
    type = types.listOf types.str;
    default = [ ];
    example = [ "qemu" ];
    description = ''
      Other hypervisors that a guest is built for: what is set for them is on purpose. The arguments of their runners
      are checked, too.
    '';
  };
}
