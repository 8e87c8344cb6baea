{
  requireCommands,
  requireGenerated,
  requireOptionSchema,
  requirePin,
}:
/**
  What `nix flake check` verifies in a repository: from `{ microvm, root }`, then the `pkgs` of a system, `{ generated,
  option-schema, pin, recorded-commands }`. Everything is decided by evaluation: no Node, no network, nothing to build
  but a file. It is decided once for all systems.
*/
{ microvm, root }:
let
  pin = requirePin { inherit microvm root; };

  verdicts = {
    generated = requireGenerated { inherit root; };
    # if microvm.nix lacks something that is needed, report that first, whichever check comes first
    option-schema = pin && requireOptionSchema { inherit microvm root; };
    inherit pin;
    # after "generated", whose message is nearer to a file that was edited by hand
    recorded-commands = pin && requireCommands { inherit microvm root; };
  };
in
pkgs:
# A check that fails, fails to evaluate, with the message as its error.
builtins.mapAttrs (
  name: verdict: pkgs.writeText "check-${name}" (if verdict then "${name}: passed\n" else throw name)
) verdicts
