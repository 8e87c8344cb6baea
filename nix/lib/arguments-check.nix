{ lib }:
let
  argumentsOf = import ../checks/arguments.nix { inherit lib; };
  optionsOf = import ../checks/options.nix { inherit lib; };
  textOf = import ../checks/finding-text.nix { inherit lib; };
in
/**
  An entry of `checks` for any guest: a derivation that builds if its hypervisor's arguments break no rule of
  `ghaf-microvm lint`, and its hypervisor neither refuses nor loses anything that the guest sets. The rules run with
  Node from the guest's own nixpkgs.

    checks.x86_64-linux.vm-arguments = ghaf-microvm.lib.argumentsCheck { nixos = self.nixosConfigurations.vm; };

  `allow` names rules that are not applied, `alsoFor` other hypervisors that the guest is built for, `require`
  what it must have on each, as "tpm", `pack` the hypervisor's build: as `ghaf-microvm.checks` of a guest has them.
*/
{
  nixos,
  allow ? [ ],
  alsoFor ? [ ],
  require ? [ ],
  pack ? null,
}:
let
  inherit (nixos) config options;

  findings = optionsOf {
    inherit (config.microvm) hypervisor;
    inherit alsoFor require;
    declared = options.microvm;
    systemdInitrd = config.boot.initrd.systemd.enable or false;
  };

  isWrong =
    finding:
    finding.certain
    && (finding.severity == "refused" || finding.isLost)
    && !lib.elem finding.rule allow;

  wrong = lib.filter isWrong findings;
in
if wrong != [ ] then
  throw (lib.concatMapStringsSep "\n" (textOf config.networking.hostName) wrong)
else
  (argumentsOf {
    inherit (nixos) config options pkgs;
    inherit
      allow
      alsoFor
      pack
      ;
  }).derivation
