# NixOS modules beside those of the VMs.
{ lib, self }:
{
  # for a host: its VMs are this flake's, unless it names another
  host = {
    imports = [ ../modules/host.nix ];
    ghaf-microvm.flake = lib.mkDefault self;
  };
}
