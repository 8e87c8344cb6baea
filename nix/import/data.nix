# Values as data: those that JSON carries exactly.
{ lib }:
rec {
  /**
    The value, or null when it throws.
  */
  try =
    value:
    let
      attempt = builtins.tryEval value;
    in
    if attempt.success then attempt.value else null;

  isPlain = value: lib.isAttrs value && !(value ? _type) && !(lib.isDerivation value);

  # 2^53 - 1: JavaScript keeps no greater one exactly
  greatest = 9007199254740991;

  isExact = number: -greatest <= number && number <= greatest;

  # a whole float would come back as an integer, and JSON has six digits of the others
  isExactFloat =
    float:
    isExact float
    && float != builtins.floor float
    && builtins.fromJSON (builtins.toJSON float) == float;

  isData =
    value:
    if lib.isString value then
      !(builtins.hasContext value)
    else if lib.isInt value then
      isExact value
    else if lib.isFloat value then
      isExactFloat value
    else if lib.isList value then
      lib.all isData value
    else if lib.isAttrs value then
      isPlain value && lib.all isData (lib.attrValues value)
    else
      lib.elem (builtins.typeOf value) [
        "bool"
        "null"
      ];

  place =
    attrs: name:
    let
      position = builtins.unsafeGetAttrPos name attrs;
    in
    if position == null then
      [
        0
        0
      ]
    else
      [
        position.line
        position.column
      ];

  /**
    A set's names in the order of the file.
  */
  namesInOrder =
    attrs:
    lib.sort (
      one: other:
      let
        places = lib.compareLists lib.compare (place attrs one) (place attrs other);
      in
      places < 0 || (places == 0 && one < other)
    ) (lib.attrNames attrs);

  /**
    Data with each set as `{ attrs = [ [ name value ] ... ]; }` in the order of the file.
  */
  inOrder =
    value:
    if lib.isAttrs value then
      {
        attrs = map (name: [
          name
          (inOrder value.${name})
        ]) (namesInOrder value);
      }
    else if lib.isList value then
      map inOrder value
    else
      value;
}
