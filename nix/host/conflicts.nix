# What two VMs of a host cannot both have: an error if both start with the host, else a warning.
{
  config,
  lib,
  messages,
}:
let
  inherit (messages) wholeOption;

  # The guests that this host evaluates, whatever their source.
  guests = lib.filterAttrs (_: guest: guest != null) (
    lib.mapAttrs (
      _: vm:
      if vm.evaluatedConfig != null then
        vm.evaluatedConfig
      else if vm.flake == null then
        vm.config
      else
        null
    ) config.microvm.vms
  );

  # Those that involve a VM of this host's `ghaf-microvm.vms`.
  conflicts = lib.filter (
    { claims, ... }: lib.any (claim: config.ghaf-microvm.vms ? ${claim.vm}) claims
  ) (import ./claims.nix { inherit lib; } guests);

  conflict =
    {
      what,
      advice,
      claims,
    }:
    {
      # VMs that are started by hand may be intended to run one after the other
      isSure = lib.length (lib.filter (claim: config.microvm.vms.${claim.vm}.autostart) claims) > 1;
      message = "ghaf-microvm.vms: ${
        lib.concatMapStringsSep " and " (claim: "${claim.vm} (${wholeOption claim.option})") claims
      } have the same ${what}, ${(lib.head claims).value}, which only one of them can have at a time. ${advice}";
    };

  found = map conflict conflicts;
in
{
  assertions = map (it: {
    assertion = !it.isSure;
    inherit (it) message;
  }) found;

  warnings = map (it: it.message) (lib.filter (it: !it.isSure) found);
}
