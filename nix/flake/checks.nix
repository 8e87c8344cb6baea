# What `nix flake check` verifies. All of it is decided by evaluation: no Node, no network, nothing to build but a file.
{
  ghafMicrovm,
  microvm,
  pkgs,
  root,
}:
let
  # A check that fails, fails to evaluate, with the message as its error.
  check =
    name: verdict: pkgs.writeText "check-${name}" (if verdict then "${name} holds\n" else throw name);

  pin = ghafMicrovm.requirePin { inherit microvm root; };
in
{
  commands = check "commands" (pin && ghafMicrovm.requireCommands { inherit microvm root; });
  generated = check "generated" (ghafMicrovm.requireGenerated { inherit root; });
  # of a microvm.nix that lacks what is needed, the first thing to say is that, whichever check comes first
  option-schema = check "option-schema" (
    pin && ghafMicrovm.requireOptionSchema { inherit microvm root; }
  );
  pin = check "pin" pin;
}
