/**
  The option schema of a microvm.nix flake input, or of any folder with its source: `{ guest, host }`.
*/
{ lib }:
source:
import ./. {
  inherit lib;
  source = source.outPath or source;
}
