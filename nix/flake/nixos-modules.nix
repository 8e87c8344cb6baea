# NixOS modules beside those of the VMs.
{ lib, self }:
{
  # for a host: its VMs come from this flake, unless it names another
  host = {
    imports = [ ../modules/host.nix ];
    ghaf-microvm.flake = lib.mkDefault self;
  };

  # the same for a Ghaf target
  ghaf = {
    imports = [ ../modules/ghaf.nix ];
    ghaf-microvm.flake = lib.mkDefault self;
  };

  # for a guest; not the bare paths: Nix before 2.19 wants a set or a function here
  checks.imports = [ ../modules/checks.nix ];
  console.imports = [ ../modules/console.nix ];

  # for guests that are written only in Nix
  typed-arguments.imports = [ (import ../modules/arguments.nix { }) ];
}
