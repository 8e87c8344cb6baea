{
  requireCommands,
  requireGenerated,
  requireOptionSchema,
  requirePin,
}:
/**
  What `nix flake check` verifies of a repository, for the system of `pkgs`: `{ generated, option-schema, pin,
  recorded-commands }`. All of it is decided by evaluation: no Node, no network, nothing to build but a file.
*/
{
  microvm,
  pkgs,
  root,
}:
let
  # A check that fails, fails to evaluate, with the message as its error.
  check =
    name: verdict: pkgs.writeText "check-${name}" (if verdict then "${name} holds\n" else throw name);

  pin = requirePin { inherit microvm root; };
in
{
  generated = check "generated" (requireGenerated {
    inherit root;
  });
  # of a microvm.nix that lacks what is needed, the first thing to say is that, whichever check comes first
  option-schema = check "option-schema" (pin && requireOptionSchema { inherit microvm root; });
  pin = check "pin" pin;
  # after "generated", whose message is nearer to a file that was edited by hand
  recorded-commands = check "recorded-commands" (pin && requireCommands { inherit microvm root; });
}
