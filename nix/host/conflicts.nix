# What two VMs of a host cannot have at once: an error where both start with the host, else a warning.
{
  config,
  lib,
  messages,
}:
let
  inherit (messages) wholeOption;

  # The guests that this host has evaluated, from wherever they are.
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

  # Those of which this host's own `ghaf-microvm.vms` has one.
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
      # those that a person starts may be meant to run one after the other
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
