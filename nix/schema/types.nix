# One option type as data: which values it accepts, as far as the type itself shows that.
{ lib }:
let
  inherit (builtins)
    elem
    fromJSON
    head
    isAttrs
    isList
    match
    ;

  # Values of these can only be made by an expression.
  opaqueTypes = [
    "fileset"
    "luaInline"
    "optionDeclaration"
    "optionType"
    "pkgs"
  ];

  # Upstream's own types (lib.mkOptionType) whose meaning only their name shows.
  customTypes = {
    "Toplevel NixOS config".kind = "module";
  };

  plainTypes = {
    anything.kind = "anything";
    attrs = {
      kind = "attrsOf";
      of.kind = "anything";
    };
    bool.kind = "bool";
    boolByOr.kind = "bool";
    deferredModule.kind = "module";
    float.kind = "float";
    int.kind = "int";
    nonEmptyStr = {
      kind = "string";
      nonEmpty = true;
    };
    numberNonnegative = {
      kind = "number";
      min = 0;
    };
    numberPositive = {
      kind = "number";
      exclusiveMin = 0;
    };
    package.kind = "package";
    positiveInt = {
      kind = "int";
      min = 1;
    };
    raw.kind = "raw";
    singleLineStr = {
      kind = "string";
      singleLine = true;
    };
    str.kind = "string";
    # older names of `str`
    string.kind = "string";
    unsignedInt = {
      kind = "int";
      min = 0;
    };
    unspecified.kind = "unspecified";
  };

  # Bounds are only in the description: "... between 0 and 65535 (both inclusive)".
  bounds =
    description:
    let
      parts = match ".*between (-?[0-9.eE+-]+) and (-?[0-9.eE+-]+) \\(both inclusive\\).*" description;
    in
    if parts == null then
      # bounds that the description hides are a check like any other
      { checked = true; }
    else
      {
        min = fromJSON (head parts);
        max = fromJSON (lib.last parts);
      };

  # A submodule may contain itself; this is deeper than anybody nests.
  deepest = 24;

  # Newer libs keep the arguments of a type in functor.payload; older ones did not keep all.
  payload = type: if isAttrs (type.functor.payload or null) then type.functor.payload else { };

  # `passwdEntry` replaces the name and description of the type that it narrows.
  unnamed =
    type: name:
    type
    // {
      inherit name;
      description = name;
    };

  passwdEntryOf =
    ir:
    if ir == { kind = "string"; } then
      {
        kind = "string";
        pattern = "[^:\n]*";
      }
    else
      ir // { checked = true; };

  isConstant =
    value:
    elem (builtins.typeOf value) [
      "bool"
      "float"
      "int"
      "null"
      "string"
    ];

  hasSelf =
    name: value:
    if isList value then
      lib.any (hasSelf name) value
    else if isAttrs value then
      (value.kind or null == "self" && value.name == name)
      || lib.any (hasSelf name) (lib.attrValues value)
    else
      false;

  /**
    The type as IR (see `OptionType` in src/microvm/schema/option-schema.ts).

    `optionsToIr` turns the options of a submodule into IR; `loc` is the option's path, with "*" for each element;
    `enclosing` lists the types around this one, to end at a type that contains itself.
    Never throws for an unknown type: its kind is "unknown".
  */
  typeToIr =
    {
      optionsToIr,
      loc,
      enclosing ? [ ],
    }@context:
    type:
    let
      name = type.name or "no name";
      description = type.description or name;
      nested = type.nestedTypes or { };
      args = payload type;
      here = {
        inherit name description;
      };
      toIr = typeToIr (context // { enclosing = enclosing ++ [ here ]; });
      elementToIr = typeToIr {
        inherit optionsToIr;
        loc = loc ++ [ "*" ];
        enclosing = enclosing ++ [ here ];
      };
      pattern = match "strMatching \"(.*)\"" name;
      passwdEntry = match "passwdEntry (.*)" name;
      enumValues = args.values or type.functor.payload;

      ir =
        if lib.length loc > deepest then
          {
            kind = "unknown";
            name = "${name}, nested without end";
          }
        else if customTypes ? ${name} then
          customTypes.${name}
        else if plainTypes ? ${name} then
          plainTypes.${name}
        else if elem name opaqueTypes then
          {
            kind = "expression";
            inherit name;
          }
        else if match "intBetween|(un)?signedInt[0-9]+" name != null then
          { kind = "int"; } // bounds description
        else if name == "numberBetween" then
          { kind = "number"; } // bounds description
        else if pattern != null then
          {
            kind = "string";
            pattern = args.pattern or (head pattern);
          }
        else if passwdEntry != null then
          passwdEntryOf (toIr (unnamed type (head passwdEntry)))
        else if name == "separatedString" then
          {
            kind = "string";
            separator = args.sep or type.functor.payload or "";
          }
        else if name == "path" || name == "pathInStore" then
          {
            kind = "path";
          }
          // (if args == { } then { absolute = true; } else lib.filterAttrs (_: value: value != null) args)
        else if name == "enum" then
          {
            kind = "enum";
            values = lib.filter isConstant enumValues;
          }
          // lib.optionalAttrs (!lib.all isConstant enumValues) { checked = true; }
        else if name == "nullOr" then
          {
            kind = "nullOr";
            of = toIr nested.elemType;
          }
        else if name == "unique" || name == "uniq" then
          toIr nested.elemType
        else if name == "either" then
          {
            kind = "either";
            of = map toIr (eitherMembers type);
          }
        else if name == "coercedTo" then
          {
            kind = "coerced";
            from = toIr nested.coercedType;
            to = toIr nested.finalType;
          }
        else if name == "listOf" then
          {
            kind = "listOf";
            of = elementToIr nested.elemType;
          }
          # nonEmptyListOf keeps the name and changes the description only
          // lib.optionalAttrs (lib.hasPrefix "non-empty " description) { nonEmpty = true; }
        else if
          elem name [
            "attrsOf"
            "lazyAttrsOf"
            "loaOf"
          ]
        then
          {
            kind = "attrsOf";
            of = elementToIr nested.elemType;
          }
        else if name == "attrListOf" then
          {
            kind = "either";
            of = [
              {
                kind = "listOf";
                of = {
                  kind = "attrsOf";
                  of = elementToIr nested.elemType;
                  single = true;
                };
              }
              {
                kind = "attrsOf";
                of = elementToIr nested.elemType;
              }
            ];
          }
        else if name == "attrTag" then
          {
            kind = "tagged";
            tags = optionsToIr (type.getSubOptions loc);
          }
        else if name == "functionTo" then
          {
            kind = "function";
            to = toIr nested.elemType;
          }
        else if name == "submodule" then
          {
            kind = "submodule";
            options = optionsToIr (submoduleOptions loc type);
          }
          // lib.optionalAttrs (nested ? freeformType) { freeform = elementToIr nested.freeformType; }
        else
          {
            kind = "unknown";
            inherit name;
          };

      marked = ir // lib.optionalAttrs (type.hasAddedCheck or false) { checked = true; };
    in
    if elem here enclosing then
      {
        kind = "self";
        name = description;
      }
    else if hasSelf description marked then
      {
        kind = "recursive";
        name = description;
        of = marked;
      }
    else
      marked;

  # `oneOf` is nested `either`: as one flat list it reads as it was written.
  eitherMembers =
    type:
    if type.name == "either" then
      eitherMembers type.nestedTypes.left ++ eitherMembers type.nestedTypes.right
    else
      [ type ];

  # A default that depends on a neighbour (`config`) is not a constant: with a `config` that throws it shows.
  submoduleOptions =
    loc: type:
    let
      args = payload type;
    in
    (lib.evalModules {
      prefix = loc;
      modules = type.getSubModules ++ [ { _module.check = false; } ];
      specialArgs = (args.specialArgs or { }) // {
        config = throw "computed";
        name = throw "computed";
      };
    }).options;
in
typeToIr
