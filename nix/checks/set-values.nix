# The values that a guest itself sets, each with its place, without those of microvm.nix, some of whose modules define
# the options of others: `{ file, line, key, value }`, the key being the last part of the option's name, the value its text,
# or null for one that is not text or number. `fileText` gives a file's name.
{
  lib,
  fileText ? (import ./definitions.nix { inherit lib; }).fileText,
}:
let
  definitions = import ./definitions.nix { inherit lib; };
  support = import ./support.nix { inherit lib; };

  textOf = arg: builtins.unsafeDiscardStringContext (toString arg);

  placed =
    name: found:
    let
      inherit (definitions.withLine name found) file line;
    in
    {
      file = fileText file;
      inherit line;
    };

  # What an option contains, each with its place: "shares.*.source" is that of every share.
  valuesOf =
    declared: option:
    let
      parts = lib.splitString ".*." option;
    in
    if lib.length parts == 1 then
      definitions.definitionsAt declared (lib.splitString "." option)
    else
      lib.concatMap (definitions.valuesAt (lib.splitString "." (lib.last parts))) (
        definitions.elementsOf declared (lib.head parts)
      );

  # The elements of a list, except sets, whose options are listed one by one; the names of a set.
  flat =
    found:
    if lib.isList found.value then
      map (value: found // { inherit value; }) (
        lib.filter (value: !definitions.isPlainSet value) found.value
      )
    else if definitions.isPlainSet found.value then
      lib.concatMap (
        name: map (inner: inner // { value = name; }) (definitions.valuesAt [ name ] found)
      ) (lib.attrNames found.value)
    else
      [ found ];

  isText = value: lib.isString value || lib.isPath value || lib.isInt value || lib.isFloat value;
in
{
  inherit placed textOf;

  /**
    The values of an option, "shares.*.source", of the options `declared`, `options.microvm`.
  */
  of =
    declared: option:
    let
      key = lib.last (lib.splitString "." option);
      isOwn = support.isOwn declared;
    in
    map (
      found:
      placed key found
      // {
        inherit key;
        value = if isText found.value then textOf found.value else null;
      }
    ) (lib.concatMap flat (lib.filter (found: !isOwn found) (valuesOf declared option)));
}
