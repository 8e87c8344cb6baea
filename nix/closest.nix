/**
  The candidate that a typing error most likely meant, or null when none is near: the same as src/closest.ts.
*/
{ lib }:
name: candidates:
let
  length = lib.stringLength name;

  # part of the name must remain
  limit = lib.min (lib.max 2 (length / 4)) (length - 1);

  sortedLetters = text: lib.sort (a: b: a < b) (lib.stringToCharacters text);
  letters = sortedLetters name;

  # Names that share their beginning and end, with nothing between, differ only in length: nixpkgs' function misses that
  # where beginning and end overlap, as in "fre" and "free".
  isInserted =
    candidate:
    lib.strings.commonPrefixLength name candidate + lib.strings.commonSuffixLength name candidate
    >= lib.min length (lib.stringLength candidate);

  isWithin =
    steps: candidate: isInserted candidate || lib.strings.levenshteinAtMost steps name candidate;

  isNear =
    steps: candidate:
    let
      difference = length - lib.stringLength candidate;
    in
    if difference > steps || -difference > steps then
      false
    else
      isWithin steps candidate
      # two swapped letters are one error, in two steps
      || (difference == 0 && isWithin (steps + 1) candidate && sortedLetters candidate == letters);

  sorted = lib.sort (a: b: a < b) candidates;

  nearest = lib.findFirst (found: found != null) null (
    map (steps: lib.findFirst (isNear steps) null sorted) (lib.range 0 limit)
  );
in
# older libraries lack the function
if lib.strings ? levenshteinAtMost then nearest else null
