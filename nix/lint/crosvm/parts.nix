# Values in parts, `SOURCE:TAG:key=value`, as src/lint/crosvm/parts.ts judges them.
{ lib }:
let
  inherit (import ./problem.nix { inherit lib; }) refused;
  inherit (import ./scalar.nix { inherit lib; }) expectedPlain;
  closest = import ../closest.nix { inherit lib; };
  json = builtins.toJSON;
in
pack: struct: value: where:
let
  inherit (struct.parts) separator positional;
  by = struct.parts.by or null;
  parts = lib.splitString separator value;
  count = lib.length positional;

  places = lib.imap0 (index: name: {
    inherit name;
    isThere = index < lib.length parts;
    text = lib.elemAt parts index;
  }) positional;

  options = map (
    part:
    let
      pieces = lib.splitString "=" part;
    in
    {
      key = lib.head pieces;
      text = if lib.length pieces > 1 then lib.concatStringsSep "=" (lib.tail pieces) else null;
    }
  ) (lib.drop count parts);

  chosen =
    if by == null then
      null
    else
      let
        said = lib.filter (option: option.key == by.key) options;
        text = if said == [ ] then null else (lib.last said).text;
      in
      if text == null then by.default else text;

  furtherName = if chosen == null then "" else by.structs.${chosen} or "";
  further = pack.structs.${furtherName} or null;

  isOwn = key: struct.keys ? ${key} && !(lib.elem key positional);

  wrong =
    key: text: expected:
    lib.optional (expected != null) (
      refused "wrong-value" "${key} of ${where} must be ${expected}, but is ${json text}"
    );

  check =
    { key, text }:
    let
      near = closest key (
        lib.filter isOwn (lib.attrNames struct.keys)
        ++ lib.attrNames (if further == null then { } else further.keys)
      );
    in
    if text == null then
      [ (refused "wrong-value" "${where} must have key=value here: ${json key}") ]
    else if isOwn key then
      wrong key text (expectedPlain pack struct.keys.${key} text)
    else if further != null && !(further ? parts) then
      (import ./value.nix { inherit lib; } pack "struct:${furtherName}" "${key}=${text}" where).problems
    else if further != null && further.keys ? ${key} then
      wrong key text (expectedPlain pack further.keys.${key} text)
    else
      [
        (refused "unknown-property" "${where} knows no key ${key}${
          lib.optionalString (chosen != null) " with ${by.key}=${chosen}"
        }${lib.optionalString (near != null) "; did you mean ${near}?"}")
      ];
in
{
  given =
    lib.listToAttrs (
      map (place: lib.nameValuePair place.name place.text) (lib.filter (place: place.isThere) places)
    )
    // lib.listToAttrs (
      map (option: lib.nameValuePair option.key option.text) (
        lib.filter (option: option.text != null && isOwn option.key) options
      )
    );
  problems =
    lib.concatMap (
      place:
      lib.optional (!place.isThere && lib.hasSuffix "!" (struct.keys.${place.name} or "")) (
        refused "missing-property" "${where} needs ${
          lib.concatMapStringsSep separator lib.toUpper positional
        }"
      )
    ) places
    ++ lib.concatMap check options;
}
