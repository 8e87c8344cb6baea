# What is right instead of an option.
{ lib }:
let
  keyValues = import ../key-values.nix { inherit lib; };
  inherit (import ./command-line.nix { inherit lib; }) impliedKeys;
in
rec {
  /**
    The parts of an option with one more or another part.
  */
  withPart =
    option: key: value:
    let
      part = {
        inherit key value;
        isBare = false;
      };
    in
    if lib.any (other: other.key == key) option.parts then
      map (other: if other.key == key then part else other) option.parts
    else
      option.parts ++ [ part ];

  /**
    The option with other parts, as what is right instead; null where it is JSON, which stays as it is.
  */
  replaced =
    option: parts:
    if option.isJson then
      null
    else
      {
        index = option.index + 1;
        count = 1;
        words = [ (keyValues.print (impliedKeys.${option.name} or null) parts) ];
      };

  /**
    The parts with another at this position.
  */
  replaceAt =
    at: part: parts:
    lib.imap0 (position: other: if position == at then part else other) parts;

  /**
    The option without a key; without the option where nothing is left of it.
  */
  without =
    option: key:
    let
      parts = lib.filter (part: part.key != key) option.parts;
    in
    if parts == [ ] then
      {
        inherit (option) index;
        count = 2;
        words = [ ];
      }
    else
      replaced option parts;

  /**
    What a finding has of what is right instead: nothing, for null.
  */
  withMended = mended: lib.optionalAttrs (mended != null) { inherit mended; };
}
