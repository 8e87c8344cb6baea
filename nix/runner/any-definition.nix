# A type that accepts any definition of an option whose declaration is not known here: sets are merged by name, lists
# are concatenated, and of other values the last one wins. It is lazy: only requested values are evaluated, and a
# condition on a set applies to each of its values, as with real options.
{ lib }:
let
  isPlainSet = value: lib.isAttrs value && !(value ? _type) && !(lib.isDerivation value);

  # `mkIf c { a = 1; }` as `{ a = mkIf c 1; }`
  pushDown =
    value:
    let
      inner = pushDown value.content;
    in
    if
      lib.elem (value._type or null) [
        "if"
        "override"
        "order"
      ]
      && isPlainSet inner
    then
      lib.mapAttrs (_: content: value // { inherit content; }) inner
    else
      value;

  anyDefinition = lib.mkOptionType {
    name = "anyDefinition";
    description = "definition of an option of NixOS";
    merge =
      loc: definitions:
      let
        values = map (definition: definition.value) definitions;
      in
      if lib.all isPlainSet values then
        lib.zipAttrsWith
          (name: inner: (lib.mergeDefinitions (loc ++ [ name ]) anyDefinition inner).mergedValue)
          (
            map (
              { file, value }:
              lib.mapAttrs (_: value: {
                inherit file;
                value = pushDown value;
              }) value
            ) definitions
          )
      else if lib.all lib.isList values then
        lib.concatLists values
      else
        lib.last values;
  };
in
anyDefinition
