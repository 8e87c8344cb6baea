/**
  A finding about a guest's options as text: its place, what is wrong, what it is about, and how to say that it is
  meant. Takes the guest's name or null, and the finding.
*/
{ lib }:
let
  inherit (import ./definitions.nix { inherit lib; }) placeText;
in
name: finding:
lib.concatStringsSep "\n  " [
  (
    lib.optionalString (name != null) "${name}: "
    + lib.optionalString (finding.file != "") "${placeText finding}: "
    + "${finding.message} [${finding.rule}]"
  )
  finding.argument
  "${
    if finding.severity == "silent" then "where it is meant" else "if your build takes it"
  }: ghaf-microvm.checks.allow = [ \"${finding.rule}\" ];"
]
