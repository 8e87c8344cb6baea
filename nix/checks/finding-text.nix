/**
  A finding of ./options.nix as text, for the host of that name, or null.
*/
{ lib }:
hostName: finding:
let
  inherit (import ./definitions.nix { inherit lib; }) placeText;

  when =
    if finding.severity == "silent" then "if this is intended" else "if your build accepts it";
in
lib.concatStringsSep "\n  " (
  [
    (
      lib.optionalString (hostName != null) "${hostName}: "
      + lib.optionalString (finding.file != "") "${placeText finding}: "
      + "${finding.message} [${finding.rule}]"
    )
    finding.argument
  ]
  ++ lib.optional (finding.fix != null) "fix: ${finding.fix}"
  ++ [ "${when}: ghaf-microvm.checks.allow = [ \"${finding.rule}\" ];" ]
)
