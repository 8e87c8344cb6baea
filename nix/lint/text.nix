/**
  A finding about a guest in words: its place, what is wrong, what it is about, what is right instead, and how to say
  that it is meant: `allowed` is text for that, of a rule.
*/
{ lib }:
let
  places = import ./places.nix { inherit lib; };
in
{ name, allowed }:
finding:
lib.concatStringsSep "\n  " (
  [
    (
      lib.optionalString (name != null) "${name}: "
      + lib.optionalString (finding.file != "") "${places.placeText finding}: "
      + "${finding.message} [${finding.rule}]"
    )
    finding.argument
  ]
  ++ lib.optional (finding.mended != null) "mended: ${finding.mended}"
  ++ [
    "${
      if finding.severity == "silent" then "where it is meant" else "if your build takes it"
    }: ${allowed finding.rule}"
  ]
)
