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
in
{
  generated = check "generated" (ghafMicrovm.requireGenerated { inherit root; });
  option-schema = check "option-schema" (ghafMicrovm.requireOptionSchema { inherit microvm root; });
  pin = check "pin" (ghafMicrovm.requirePin { inherit microvm root; });
}
