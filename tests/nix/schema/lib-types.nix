# An option of every type that nixpkgs' `lib.types` has, the list read from lib itself: `{ options, unsampled }`.
# A function takes its arguments from `samples`; one without a sample is listed in `unsampled`.
{ lib }:
let
  inherit (lib) mkOption types;

  samples = {
    addCheck = types.addCheck types.str (value: value != "forbidden");
    attrListOf = types.attrListOf types.int;
    attrListWith = types.attrListWith { elemType = types.bool; };
    attrTag = types.attrTag {
      tcp = mkOption { type = types.port; };
      socket = mkOption { type = types.path; };
    };
    attrsOf = types.attrsOf types.int;
    attrsWith = types.attrsWith {
      elemType = types.bool;
      placeholder = "user";
    };
    coercedTo = types.coercedTo types.int toString types.str;
    deferredModuleWith = types.deferredModuleWith { };
    either = types.either (types.listOf types.int) (types.listOf types.str);
    enum = types.enum [
      "one"
      2
      true
      null
    ];
    functionTo = types.functionTo types.str;
    lazyAttrsOf = types.lazyAttrsOf types.str;
    listOf = types.listOf types.int;
    loaOf = types.loaOf types.str;
    nonEmptyListOf = types.nonEmptyListOf types.bool;
    nullOr = types.nullOr types.int;
    oneOf = types.oneOf [
      types.bool
      types.float
      (types.enum [ "auto" ])
    ];
    passwdEntry = types.passwdEntry types.str;
    pathWith = types.pathWith { absolute = false; };
    separatedString = types.separatedString ", ";
    serializableValueWith = types.serializableValueWith {
      typeName = "sample";
      nullable = false;
    };
    strMatching = types.strMatching "[[:alpha:]_.\\-]+([{]x[}]){2}";
    submodule = types.submodule {
      options = {
        needed = mkOption { type = types.str; };
        choice = mkOption {
          type = types.nullOr types.bool;
          default = null;
        };
      };
    };
    submoduleWith = types.submoduleWith {
      modules = [
        {
          freeformType = types.attrsOf types.int;
          options.known = mkOption {
            type = types.str;
            default = "";
          };
        }
      ];
    };
    uniq = types.uniq types.int;
    unique = types.unique { message = "once only"; } types.str;
  };

  intSamples.between = types.ints.between (-3) 7;
  numberSamples.between = types.numbers.between (-0.5) 2.5;

  # What makes or compares types and is none.
  helpers = [
    "defaultFunctor"
    "defaultTypeMerge"
    "isOptionType"
    "isType"
    "mergeTypes"
    "mkOptionType"
    "noCheckForDocsModule"
    "optionDescriptionPhrase"
    "setType"
    "types"
  ];

  typesIn =
    samples: set:
    lib.mapAttrs (name: value: if lib.isOptionType value then value else samples.${name} or null) (
      removeAttrs set helpers
    );

  found =
    removeAttrs (typesIn samples types) [
      "ints"
      "numbers"
    ]
    // lib.mapAttrs' (name: lib.nameValuePair "ints-${name}") (typesIn intSamples types.ints)
    // lib.mapAttrs' (name: lib.nameValuePair "numbers-${name}") (typesIn numberSamples types.numbers);
in
{
  unsampled = lib.attrNames (lib.filterAttrs (_: type: type == null) found);
  options = lib.mapAttrs (_: type: mkOption { inherit type; }) (
    lib.filterAttrs (_: type: type != null) found
  );
}
