/**
  Checks of VMs that are written in Nix alone, for a flake's `checks`. Each takes the `pkgs` of the system that checks, and
  `nixos`, an evaluated system: a guest, or a host, all of whose guests are checked. A failing check fails to evaluate, naming
  the guest, the file, the line and what to do.

    checks.x86_64-linux.no-lost-options = ghaf-microvm.lib.checks.noLostOptions {
      pkgs = nixpkgs.legacyPackages.x86_64-linux;
      nixos = self.nixosConfigurations.laptop;
    };
*/
{ argumentsCheck, lib }:
let
  guestsOf = import ../fleet/guests.nix;
  findingsOf = import ../checks/options.nix { inherit lib; };
  systemdInitrdOn = import ../checks/systemd-initrd.nix { inherit lib; };
  textOf = import ../checks/finding-text.nix { inherit lib; };
  claimsOf = import ../host/claims.nix { inherit lib; };
  inherit (import ../checks/definitions.nix { inherit lib; }) fileText;

  guestsIn = nixos: guestsOf (nixos.config.networking.hostName or "guest") nixos;

  # Decided by evaluation: there is nothing to build but a file.
  verdict =
    pkgs: name: problems:
    pkgs.writeText "check-${name}" (
      if problems == [ ] then "${name}: passed\n" else throw (lib.concatStringsSep "\n" problems)
    );
in
{
  /**
    Checks that nothing a guest sets is refused or lost, on its own hypervisor and on the `hypervisors` that it must be
    able to move to. `allow` names rules that are not applied.
  */
  noLostOptions =
    {
      pkgs,
      nixos,
      hypervisors ? [ ],
      allow ? [ ],
    }:
    let
      problemsOn =
        name: guest: hypervisor:
        map (textOf name) (
          lib.filter (finding: finding.certain && !lib.elem finding.rule allow) (findingsOf {
            inherit hypervisor;
            declared = guest.options.microvm;
            systemdInitrd = systemdInitrdOn {
              inherit (guest) config options;
              inherit hypervisor;
            };
          })
        );
      problemsOf =
        name: guest:
        lib.concatMap (problemsOn name guest) (
          lib.unique ([ guest.config.microvm.hypervisor ] ++ hypervisors)
        );
    in
    verdict pkgs "no-lost-options" (lib.concatLists (lib.mapAttrsToList problemsOf (guestsIn nixos)));

  /**
    Checks that no two guests of a host claim something that it has only once: a vsock cid, a tap, a MAC address, a PCI
    device, a volume, a socket. `apart` has lists of guests that never run at the same time.
  */
  noConflicts =
    {
      pkgs,
      nixos,
      apart ? [ ],
    }:
    let
      place =
        claim:
        let
          files = lib.unique (map fileText (claim.option.files or [ ]));
        in
        claim.vm + lib.optionalString (files != [ ]) " (${lib.concatStringsSep ", " files})";
      areApart = claims: lib.any (vms: lib.all (claim: lib.elem claim.vm vms) claims) apart;
      problem =
        { what, advice, claims }:
        "${lib.concatMapStringsSep " and " place claims} have the same ${what}, ${(lib.head claims).value}: on one host only one of them can run at a time. ${advice}";
    in
    verdict pkgs "no-conflicts" (
      map problem (lib.filter ({ claims, ... }: !areApart claims) (claimsOf (guestsIn nixos)))
    );

  /**
    Checks, when it is built, that the arguments of each guest break no rule of `lint`: see ./arguments-check.nix, which
    takes the other attributes.
  */
  arguments =
    { pkgs, nixos, ... }@args:
    let
      check =
        _: guest:
        argumentsCheck (
          removeAttrs args [
            "pkgs"
            "nixos"
          ]
          // {
            nixos = guest;
          }
        );
    in
    pkgs.writeText "check-arguments" (
      lib.concatMapStrings (check: "${check}\n") (lib.attrValues (lib.mapAttrs check (guestsIn nixos)))
    );
}
