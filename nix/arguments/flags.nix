# Option types for what a pack of cloud-hypervisor or Firecracker lists, and the strings that their values become:
# src/packs/format.ts lists the types, and src/arguments/flags.ts prints the same.
{ lib }:
let
  inherit (import ./positioned.nix { inherit lib; }) listOf optional recordOf;
  inherit (import ./types.nix { inherit lib; })
    checked
    propertiesOf
    typeOf
    ;

  matches = pattern: text: builtins.match pattern text != null;

  bareType = lib.removeSuffix "!";

  isNumberOrRange = value: lib.isInt value || (lib.isString value && matches "[0-9]+-[0-9]+" value);

  isSize =
    value: (lib.isInt value && value >= 0) || (lib.isString value && matches "[0-9]+[KMG]?" value);

  # `key@value`, as a list of both
  isPair = value: lib.isList value && lib.length value == 2;
in
pack:
let
  structOf = type: pack.structs.${lib.removePrefix "struct:" type};

  structType =
    name: properties:
    propertiesOf {
      kind = "key";
      owner = "${lib.optionalString (!pack ? configuration) "--"}${name} of ${pack.program}";
      inherit properties further;
    };

  # In a set that the runner fills, no key is required.
  partly = lib.mapAttrs (_: bareType);

  # Types of the pack that are not types of a value.
  further =
    type:
    if lib.hasPrefix "struct:" type then
      structType (lib.removePrefix "struct:" type) (structOf type).keys
    else if lib.hasPrefix "str|" type then
      lib.types.either lib.types.str (typeOf further (lib.removePrefix "str|" type))
    else if type == "size" then
      checked isSize "a size, a number of bytes or text like \"16M\" with K, M or G" (_: null)
    else if type == "toggle" || type == "word" then
      typeOf further "bool"
    else if lib.hasPrefix "text:" type then
      let
        form = pack.texts.${lib.removePrefix "text:" type};
      in
      checked (
        value: (lib.isString value || lib.isInt value) && matches form.matches (toString value)
      ) form.is (_: null)
    else if type == "[str]" then
      listOf (typeOf further "str")
    else if lib.hasPrefix "[" type && lib.hasInfix "@" type then
      listOf (checked isPair "a list of two: a name or number, and what belongs to it" (_: null))
    else if lib.hasPrefix "[" type && !(lib.hasPrefix "[]" type) then
      listOf (checked isNumberOrRange "a number, or a range like \"2-4\"" (_: null))
    else
      null;

  # Text that means something in `key=value` is quoted.
  quoted =
    text:
    if matches ".*[],\"@[].*|[[:space:]].*|.*[[:space:]]" text then
      "\"${lib.replaceStrings [ "\"" ] [ "\"\"" ] text}\""
    else
      text;

  innerText =
    value:
    if lib.isBool value then
      (if value then "on" else "off")
    else if lib.isList value then
      "[${lib.concatMapStringsSep "," elementText value}]"
    else
      quoted (toString value);

  elementText =
    value: if lib.isList value then lib.concatMapStringsSep "@" innerText value else innerText value;

  keyText =
    keys: key: value:
    if value == null then
      [ ]
    else if bareType keys.${key} == "word" then
      lib.optional value key
    else
      [ "${key}=${innerText value}" ];

  valueText =
    type: value:
    if lib.hasPrefix "struct:" type then
      lib.concatStringsSep "," (
        lib.concatLists (lib.mapAttrsToList (keyText (structOf type).keys) value)
      )
    else
      toString value;

  # Null stands for an unset option, and not every key may be null in JSON.
  set =
    value:
    if lib.isList value then
      map set value
    else if lib.isAttrs value then
      lib.mapAttrs (_: set) (lib.filterAttrs (_: inner: inner != null) value)
    else
      value;

  # Whether a flag takes several values, or may be repeated.
  isList = flag: flag.values == "some";
in
{
  /**
    The option type of a flag. One without a value is a boolean.
  */
  flagType =
    flag:
    if flag.values == 0 then
      typeOf further "bool"
    else if isList flag then
      listOf (typeOf further (flag.value or "any"))
    else
      typeOf further (flag.value or "any");

  /**
    The option type of what a guest adds to the configuration that its runner writes.
  */
  configurationType = recordOf {
    kind = "key";
    owner = "the configuration of ${pack.program}";
    types = lib.mapAttrs (
      _: type:
      optional (
        if lib.hasPrefix "struct:" type then
          structType (lib.removePrefix "struct:" type) (partly (structOf type).keys)
        else
          typeOf further type
      )
    ) (partly pack.structs.${pack.configuration}.keys);
  };

  /**
    Such a configuration without unset options.
  */
  configurationOf = set;

  /**
    The arguments of a flag and its values.
  */
  argumentsOf =
    name: value:
    let
      flag = pack.flags.${name};
      dashes = if lib.stringLength name == 1 then "-" else "--";
      values = if isList flag then value else [ value ];
    in
    if value == null || (isList flag && values == [ ]) then
      [ ]
    else if flag.values == 0 then
      lib.optional value "${dashes}${name}"
    else
      [ "${dashes}${name}" ]
      ++ lib.filter (text: flag.values != "optional" || text != "") (
        map (valueText (flag.value or "any")) values
      );
}
