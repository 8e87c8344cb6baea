# Option types that know lines: used instead of submodules, so that a mistake is reported with its line. The module
# system keeps only the file of each definition; the lines are those of its attributes.
{ lib }:
let
  inherit (lib.modules) mergeDefinitions;

  closest = import ../closest.nix { inherit lib; };

  libFolder = dirOf (builtins.unsafeGetAttrPos "mkOption" lib.options).file;

  # A definition without a file has a text as its name, and one made by a nixpkgs function may have that function's place.
  isOwn = position: lib.hasPrefix "/" position.file && !(lib.hasPrefix libFolder position.file);

  /**
    Where an attribute of a definition is set: "vms/a.nix:3:5". A computed attribute has no place of its own, so it gets
    that of the whole. If the definition comes from another file, as in generated modules, both are named.
  */
  placeOf =
    definition: name:
    let
      position = builtins.unsafeGetAttrPos name definition.value;
      place = "${position.file}:${toString position.line}:${toString position.column}";
      origin = lib.head (lib.splitString " (" (toString definition.file));
    in
    if position == null || !(isOwn position) then
      toString definition.file
    else if lib.hasPrefix position.file origin || origin == "<unknown-file>" then
      place
    else
      "${origin} (${place})";

  placesOf =
    definitions: lib.concatStringsSep ", " (lib.unique (map (it: toString it.file) definitions));

  /**
    Throws with what is wrong, at the definitions' places.
  */
  wrong =
    definitions: loc: message:
    throw "${placesOf definitions}: ${lib.showOption loc} ${message}";

  # The definitions of each attribute, at its own place.
  definitionsOf =
    definitions:
    lib.zipAttrsWith (_: own: own) (
      map (
        definition:
        lib.mapAttrs (name: value: {
          file = placeOf definition name;
          inherit value;
        }) definition.value
      ) definitions
    );

  /**
    A value in a message: text and numbers as written, others by their type.
  */
  shown =
    value:
    if
      lib.isString value || lib.isInt value || lib.isBool value || value == null || lib.isFloat value
    then
      builtins.toJSON value
    else if lib.isFunction value then
      "a function"
    else if lib.isList value then
      "a list"
    else if lib.isAttrs value then
      "a set"
    else
      "a ${builtins.typeOf value}";

  requireSet =
    loc: definition:
    if lib.isAttrs definition.value && !(lib.isDerivation definition.value) then
      true
    else
      wrong [ definition ] loc
        "must be a set, { ... }, but is ${shown definition.value}${lib.optionalString (lib.isFunction definition.value) ": take what it needs from the arguments of the module around it"}";

  typeOf =
    {
      description,
      merge,
      getSubOptions ? (_: { }),
    }:
    lib.mkOptionType {
      name = "positioned";
      inherit description getSubOptions merge;
      # merging has the better error message
      check = _: true;
    };

  # What documentation and editors show of a set's names.
  subOptions =
    types: prefix:
    lib.mapAttrs (
      name: type:
      lib.mkOption { inherit type; }
      // {
        loc = prefix ++ [ name ];
        declarations = [ ];
      }
    ) types;

  merged =
    loc: type: definitions:
    (mergeDefinitions loc type definitions).mergedValue;

  # An attribute whose definitions are all under false conditions counts as unset.
  mergedOrNull =
    loc: type: definitions:
    let
      merging = mergeDefinitions loc type definitions;
    in
    if merging.isDefined then merging.mergedValue else null;
in
{
  inherit closest;

  /**
    A single value. `check` gives null for a valid value, else `{ expected, fix }`: what it must be, and the text that was
    most likely meant, or null.
  */
  valueOf =
    description: check:
    typeOf {
      inherit description;
      merge =
        loc: definitions:
        let
          bad = lib.filter (definition: check definition.value != null) definitions;
          first = lib.head bad;
          inherit (check first.value) expected fix;
        in
        if bad == [ ] then
          lib.mergeEqualOption loc definitions
        else
          wrong [ first ] loc
            "must be ${expected}, but is ${shown first.value}${
              lib.optionalString (fix != null) ": write ${fix}"
            }";
    };

  /**
    The same type, with null for an unset option.
  */
  optional =
    type:
    typeOf {
      inherit (type) description getSubOptions;
      merge =
        loc: definitions:
        let
          isNull = definition: definition.value == null;
        in
        if lib.all isNull definitions then
          null
        else if lib.any isNull definitions then
          wrong definitions loc
            "is null in one place and set in another: use lib.mkForce for the one that is right"
        else
          merged loc type definitions;
    };

  /**
    Text is of one type, any other value of another.
  */
  textOr =
    text: other:
    typeOf {
      description = "${text.description} or ${other.description}";
      inherit (other) getSubOptions;
      merge =
        loc: definitions:
        merged loc (
          if lib.all (definition: lib.isString definition.value) definitions then text else other
        ) definitions;
    };

  /**
    A list of what is of one type.
  */
  listOf =
    type:
    typeOf {
      description = "list of ${type.description}";
      getSubOptions = prefix: type.getSubOptions (prefix ++ [ "*" ]);
      merge =
        loc: definitions:
        let
          bad = lib.filter (definition: !(lib.isList definition.value)) definitions;
          first = lib.head bad;
        in
        if bad == [ ] then
          merged loc (lib.types.listOf type) definitions
        else
          wrong [ first ] loc "must be a list, but is ${shown first.value}: write [ ... ] around it";
    };

  /**
    A set with any names and values of one type.
  */
  namesOf =
    type:
    typeOf {
      description = "set of ${type.description}";
      getSubOptions = prefix: type.getSubOptions (prefix ++ [ "<name>" ]);
      merge =
        loc: definitions:
        assert lib.all (requireSet loc) definitions;
        lib.mapAttrs (name: merging: merging.mergedValue) (
          lib.filterAttrs (_: merging: merging.isDefined) (
            lib.mapAttrs (name: mergeDefinitions (loc ++ [ name ]) type) (definitionsOf definitions)
          )
        );
    };

  /**
    A set with names that are known.

    - `kind`: what a name stands for: "property".
    - `owner`: who knows them: "virtio-pmem-pci of QEMU 10.0.13".
    - `types`: of each name, its type.
    - `required`: of each name that must be given, what it is.
    - `one`: whether just one name must be given.
  */
  recordOf =
    {
      kind,
      owner,
      types,
      required ? { },
      one ? false,
    }:
    typeOf {
      description = "${kind}s of ${owner}";
      getSubOptions = subOptions types;
      merge =
        loc: definitions:
        let
          own = definitionsOf definitions;

          unknown = lib.filter (name: !(types ? ${name})) (lib.attrNames own);

          unknownName =
            name:
            let
              near = closest name (lib.attrNames types);
            in
            "${placesOf own.${name}}: ${lib.showOption (loc ++ [ name ])}: ${owner} has no ${kind} ${name}${
              lib.optionalString (near != null) "; did you mean ${near}?"
            }";

          values = lib.mapAttrs (name: mergedOrNull (loc ++ [ name ]) types.${name}) own;

          missing = name: what: wrong definitions loc "needs ${name}: add `${name} = ...;`, ${what}";

          given = lib.filter (name: values.${name} != null) (lib.attrNames values);
        in
        assert lib.all (requireSet loc) definitions;
        if unknown != [ ] then
          throw (lib.concatMapStringsSep "\n" unknownName unknown)
        else if one && lib.length given != 1 then
          wrong (if given == [ ] then definitions else lib.concatMap (name: own.${name}) given) loc
            "must be one ${kind}, but is ${
              if given == [ ] then
                "none: add it, as `<${kind}> = { ... };`"
              else
                "${lib.concatStringsSep " and " given}: give each a name of its own"
            }"
        else
          lib.mapAttrs (
            name: what:
            let
              value = values.${name} or null;
            in
            if value == null then missing name what else value
          ) required
          // removeAttrs values (lib.attrNames required);
    };
}
