# Option types for what a crosvm pack lists, and the strings that their values become: src/packs/format.ts lists the types,
# and src/arguments/crosvm.ts prints the same.
{ lib }:
let
  inherit (import ./positioned.nix { inherit lib; }) listOf recordOf textOr;
  inherit (import ./types.nix { inherit lib; })
    checked
    enumOf
    propertiesOf
    typeOf
    ;

  matches = pattern: text: builtins.match pattern text != null;

  # numbers of CPUs, without what only their values say
  cpu = "[0-9]+(-[0-9]+)?";
  cpus = "${cpu}(,${cpu})*";

  isRequired = lib.hasSuffix "!";
  bareType = lib.removeSuffix "!";
  isAlias = lib.hasPrefix "=";
  scalarText = value: if lib.isBool value then lib.boolToString value else toString value;
in
pack:
let
  structNamed = name: pack.structs.${name};

  # All keys that a structure may have, those of its variants and those that a key's value leads to included; which of
  # them go together is checked with the command line, when the runner is built.
  keysOf =
    struct:
    let
      optionally = lib.mapAttrs (_: bareType);
      variants = lib.foldl' (keys: variant: keys // optionally variant) { } (struct.variants or [ ]);
      further = lib.foldl' (keys: name: keys // optionally (structNamed name).keys) { } (
        lib.attrValues (struct.parts.by.structs or { })
      );
    in
    lib.filterAttrs (_: type: !(isAlias type)) (further // variants // struct.keys);

  # Text of a form, or a number, which is the CPU of that number.
  formOf =
    pattern: expected:
    checked (
      value: (lib.isString value || lib.isInt value) && matches pattern (toString value)
    ) expected (_: null);

  structType =
    name:
    propertiesOf {
      kind = "key";
      owner = "${name} of crosvm";
      properties = keysOf (structNamed name);
      inherit further;
    };

  needsNothing =
    payload:
    payload == ""
    || (
      lib.hasPrefix "struct:" payload
      && !(lib.any isRequired (lib.attrValues (structNamed (lib.removePrefix "struct:" payload)).keys))
    );

  enumType =
    name:
    let
      members = pack.enums.${name};
      carrying = lib.filterAttrs (_: payload: payload != "") members;
    in
    textOr (enumOf (lib.attrNames (lib.filterAttrs (_: needsNothing) members))) (recordOf {
      kind = "member";
      owner = "${name} of crosvm";
      one = true;
      types = lib.mapAttrs (_: typeOf further) carrying;
    });

  further =
    type:
    if lib.hasPrefix "struct:" type then
      structType (lib.removePrefix "struct:" type)
    else if lib.hasPrefix "enum:" type then
      enumType (lib.removePrefix "enum:" type)
    else if lib.hasPrefix "text:" type then
      let
        form = pack.texts.${lib.removePrefix "text:" type};
      in
      formOf form.matches form.is
    else if type == "cpu" then
      formOf cpu "a CPU like 4, or a range like \"4-7\""
    else if type == "cpuset" then
      formOf cpus "a set of CPUs like \"0,2-3\""
    else if type == "affinity" then
      formOf "${cpus}|[0-9]+=${cpus}(:[0-9]+=${cpus})*" "a set of CPUs like \"0,2-3\", or one for each of the VM's, like \"0=1:1=2-3\""
    else if lib.hasPrefix "(" type then
      listOf (
        typeOf further (lib.head (lib.splitString "," (lib.removePrefix "(" (lib.removeSuffix ")" type))))
      )
    else
      null;

  # Text is quoted where crosvm's grammar would read it as syntax, a number or a boolean.
  quotedText =
    value:
    if lib.isString value && (value == "" || matches ".*[],'\"[].*|-?[0-9]+|true.*|false.*" value) then
      ''"${lib.escape [ "\\" "\"" ] value}"''
    else
      scalarText value;

  given = lib.filterAttrs (_: value: value != null);

  keysText =
    struct: values:
    let
      keys = keysOf struct;
    in
    lib.concatStringsSep "," (
      lib.mapAttrsToList (key: value: "${key}=${innerText (bareType keys.${key}) value}") (given values)
    );

  memberText =
    name: value:
    if lib.isString value then
      value
    else
      let
        member = lib.head (lib.attrNames (given value));
      in
      "${member}${innerText pack.enums.${name}.${member} value.${member}}";

  innerText =
    type: value:
    if lib.hasPrefix "enum:" type then
      memberText (lib.removePrefix "enum:" type) value
    else if lib.hasPrefix "struct:" type then
      "[${keysText (structNamed (lib.removePrefix "struct:" type)) value}]"
    else if lib.isList value then
      let
        element = if lib.hasPrefix "[]" type then lib.removePrefix "[]" type else "any";
      in
      "[${lib.concatMapStringsSep "," (innerText element) value}]"
    else
      quotedText value;

  # `SOURCE:TAG:key=value`, in which nothing can be quoted.
  partsText =
    { separator, positional, ... }:
    values:
    let
      named = removeAttrs (given values) positional;
    in
    lib.concatStringsSep separator (
      map (key: scalarText values.${key}) (lib.filter (key: values.${key} or null != null) positional)
      ++ lib.mapAttrsToList (key: value: "${key}=${scalarText value}") named
    );

  valueText =
    type: value:
    let
      struct = structNamed (lib.removePrefix "struct:" type);
    in
    if lib.hasPrefix "enum:" type then
      memberText (lib.removePrefix "enum:" type) value
    else if lib.hasPrefix "struct:" type then
      if struct ? parts then partsText struct.parts value else keysText struct value
    else
      scalarText value;
in
{
  /**
    The option type of a flag. One without a value is a boolean.
  */
  flagType =
    flag:
    if flag.values == 0 then
      typeOf further "bool"
    else if flag.repeatable or false then
      listOf (typeOf further (flag.value or "any"))
    else
      typeOf further (flag.value or "any");

  /**
    The arguments of a flag and its value, or of each in a list.
  */
  argumentsOf =
    name: value:
    let
      flag = pack.flags.${name};
    in
    if value == null then
      [ ]
    else if flag.values == 0 then
      lib.optional value "--${name}"
    else
      lib.concatMap (element: [
        "--${name}"
        (valueText (flag.value or "any") element)
      ]) (if flag.repeatable or false then value else [ value ]);
}
