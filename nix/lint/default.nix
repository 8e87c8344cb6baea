# What is wrong with what a guest asks of its hypervisor, as `ghaf-microvm lint` (src/lint) says it, in pure functions of
# nixpkgs' `lib` alone.
{ lib }:
let
  lintOf = {
    qemu = import ./qemu { inherit lib; };
    crosvm = import ./crosvm { inherit lib; };
  };
  packs = import ./packs.nix { inherit lib; };

  # What one build knows and another does not: of these findings, any other about the same words is as good.
  isOfBuild =
    finding:
    lib.hasPrefix "unknown-" finding.rule
    || lib.elem finding.rule [
      "missing-property"
      "wrong-value"
    ];

  isTheSame =
    one: other:
    one.index == other.index && (one.rule == other.rule || (isOfBuild one && isOfBuild other));
in
{
  /**
    Findings about a complete command line: `{ rule, severity, index, message, mended ? }`, by index. Takes the
    program, "qemu" or "crosvm", its packs, the first of which makes the messages, and the words after its name.
  */
  lintWords =
    program: packs: words:
    let
      found = map (pack: lintOf.${program} pack words) packs;
    in
    lib.filter (finding: lib.all (lib.any (isTheSame finding)) (lib.tail found)) (lib.head found);

  inherit (packs) packs defaults read;
}
