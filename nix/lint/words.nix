# What is wrong with a complete command line, by packs.
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

  /**
    The words that a finding is about, and those that are right in their place or null, as text of list items.
  */
  quotedWords =
    words: finding:
    let
      inherit (finding) index;
      mended = finding.mended or null;
      option = lib.elemAt words index;
      hasValue =
        index + 1 < lib.length words
        && !lib.hasPrefix "-" (lib.elemAt words (index + 1))
        && builtins.match ".*[[:space:]].*" option == null
        && lib.hasPrefix "-" option;
      count = if hasValue then 2 else 1;
      end = lib.max (index + count) (mended.index + mended.count);
      slice = from: to: lib.sublist from (to - from) words;
      quote = lib.concatMapStringsSep " " builtins.toJSON;
    in
    {
      argument = quote (slice index (index + count));
      # with those words of the argument that stay
      mended =
        if mended == null then
          null
        else
          quote (slice index mended.index ++ mended.words ++ slice (mended.index + mended.count) end);
    };

  inherit (packs) packs knownBuilds packOf;
}
