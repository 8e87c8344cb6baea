{ lib }:
let
  argumentsOf = import ../checks/arguments.nix { inherit lib; };
in
/**
  An entry of `checks` for any guest: a derivation that builds when the arguments of its hypervisor break no rule of
  `ghaf-microvm lint`. It runs them with Node of the guest's own nixpkgs.

    checks.x86_64-linux.vm-arguments = ghaf-microvm.lib.argumentsCheck { nixos = self.nixosConfigurations.vm; };

  `allow` names rules that are not applied, `pack` the hypervisor's build: as `ghaf-microvm.checks` of a guest has them.
*/
{
  nixos,
  allow ? [ ],
  pack ? null,
}:
(argumentsOf {
  inherit (nixos) config options pkgs;
  inherit allow pack;
}).derivation
