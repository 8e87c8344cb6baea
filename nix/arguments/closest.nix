/**
  The candidate that a typing error most likely meant, or null when none is near.
*/
{ lib }:
word: candidates:
let
  length = lib.stringLength word;

  # two letters changed about are one error, of two steps
  limit = lib.max 2 (length / 4);

  isNear =
    steps: candidate:
    let
      difference = length - lib.stringLength candidate;
    in
    difference <= steps && -difference <= steps && lib.strings.levenshteinAtMost steps word candidate;

  nearest = lib.findFirst (found: found != [ ]) [ ] (
    map (steps: lib.filter (isNear steps) candidates) (lib.range 0 limit)
  );
in
# older libraries cannot tell
if nearest == [ ] || !(lib.strings ? levenshteinAtMost) then null else lib.head nearest
