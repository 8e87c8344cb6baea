/**
  What one NixOS module of a guest sets: takes the module (a function, a set or a path), `arguments`, a function from the
  module's function to its arguments, and `options`, the paths below `microvm` that are options.
*/
{
  lib,
  arguments,
  options,
}:
let
  inherit (import ./data.nix { inherit lib; })
    inOrder
    isData
    isPlain
    namesInOrder
    try
    ;

  asSet =
    module:
    let
      made = try (if lib.isFunction module then module (arguments module) else module);
    in
    # NixOS accepts only these as a module
    if
      lib.elem (made._type or null) [
        "if"
        "override"
      ]
    then
      { config = made; }
    else
      made;

  hasConfig = module: module ? config || module ? options;

  settingsOf =
    module:
    if !hasConfig module then
      removeAttrs module [
        "_class"
        "_file"
        "imports"
        "key"
      ]
    else
      try (module.config or { });

  isOption = path: lib.elem path options;
  isGroup = path: lib.any (option: lib.take (lib.length path) option == path) options;

  # What is set below `microvm`, each as `{ path; value; }` or, when it must stay Nix, `{ path; kept; }`.
  found =
    path: attrs:
    lib.concatMap (
      name:
      let
        here = path ++ [ name ];
        value = try attrs.${name};
        data = try (if isData attrs.${name} then { value = inOrder attrs.${name}; } else null);
        complete = try (builtins.deepSeq data data);
      in
      if isOption here then
        [ ({ path = here; } // (if complete == null then { kept = "expression"; } else complete)) ]
      else if isGroup here && isPlain value then
        found here value
      else
        [
          {
            path = here;
            kept = if isGroup here then "expression" else "unknown";
          }
        ]
    ) (namesInOrder attrs);

  # the sets inside conditions, priorities and mkMerge
  contents =
    value:
    let
      given = try value;
      type = given._type or null;
    in
    if !lib.isAttrs given then
      [ ]
    else if type == "merge" then
      let
        all = try given.contents;
      in
      lib.optionals (lib.isList all) (lib.concatMap contents all)
    else if type == null then
      lib.optional (isPlain given) given
    else if given ? content then
      contents given.content
    else
      [ ];

  # of these, the sets that do not depend on conditions
  unconditional =
    value:
    let
      given = try value;
      type = given._type or null;
      all = try given.contents;
    in
    if !lib.isAttrs given then
      [ ]
    else if type == "merge" then
      lib.optionals (lib.isList all) (lib.concatMap unconditional all)
    else
      lib.optional (type == null && isPlain given) given;

  # The first names of whatever may be defined below `prefix`.
  namesBelow =
    prefix: settings:
    lib.concatMap (
      set:
      if prefix == [ ] then
        lib.attrNames set
      else
        lib.optionals (set ? ${lib.head prefix}) (namesBelow (lib.tail prefix) set.${lib.head prefix})
    ) (contents settings);

  # The options that may be defined, as paths.
  definedBelow =
    path: settings:
    lib.concatMap (
      set:
      lib.concatMap (
        name:
        let
          here = path ++ [ name ];
        in
        if isOption here || !isGroup here then [ here ] else definedBelow here set.${name}
      ) (lib.attrNames set)
    ) (contents settings);

  importsOf =
    module:
    let
      imports = try (module.imports or [ ]);
    in
    lib.optionals (lib.isList imports) imports;

  # Nix 2.8 cannot distinguish the path of a folder from that of a file
  isFile = path: lib.hasSuffix ".nix" (toString path) && builtins.pathExists path;

  # A module named by a path is read, too, if it exists.
  load =
    module:
    if lib.isPath module then
      if isFile module || builtins.pathExists (module + "/default.nix") then
        asSet (import module)
      else
        null
    else
      asSet module;
in
rec {
  inherit
    asSet
    contents
    isPlain
    try
    ;

  /**
    The paths below `microvm` that a module or one of those that it imports may define.
  */
  definedOptions = definedWithin 20;

  definedWithin =
    depth: module:
    let
      set = load module;
      imported = lib.concatMap (definedWithin (depth - 1)) (map (import: try import) (importsOf set));
    in
    if depth == 0 || !lib.isAttrs set then
      [ ]
    else
      lib.concatMap (set: definedBelow [ ] (set.microvm or { })) (contents (settingsOf set)) ++ imported;

  /**
    `{ hostName, imports, options, more, ... }` of a module that is a set.
  */
  describe =
    module:
    let
      settings = settingsOf module;
      microvm = if isPlain settings then try (settings.microvm or { }) else null;

      imports = try (module.imports or [ ]);
      importedPaths =
        if imports == null then
          null
        else
          try (
            let
              paths = map (path: if lib.isPath path then toString path else throw "no path") imports;
            in
            builtins.deepSeq paths paths
          );

      # whatever its priority, it is the name
      withoutPriority =
        value: if value._type or null == "override" then withoutPriority value.content else value;
      hostName = try (
        let
          names = lib.unique (
            lib.concatMap (
              set: lib.optional (set ? networking.hostName) (withoutPriority set.networking.hostName)
            ) (unconditional settings)
          );
        in
        if lib.length names == 1 then lib.head names else null
      );
      onlyHostName = try (
        !(settings ? networking) || lib.attrNames settings.networking == [ "hostName" ]
      );
      # null if something around the settings hides it
      moreBeside =
        if !isPlain settings then
          null
        else
          importedPaths == null
          || module ? options
          || onlyHostName != true
          || (settings ? networking && !lib.isString (try (settings.networking.hostName or null)))
          ||
            removeAttrs settings [
              "microvm"
              "networking"
            ] != { };
    in
    {
      hostName = if lib.isString hostName then hostName else null;
      # not a string, or not visible
      hasOtherHostName =
        !(lib.isString hostName)
        && lib.any (set: (try (set.networking or null)) ? hostName) (contents settings);
      imports = importedPaths;
      options =
        if isPlain microvm then
          found [ ] microvm
        else if isPlain settings && microvm._type or null == null then
          # the content is not visible
          [
            {
              path = [ ];
              kept = "expression";
            }
          ]
        else
          map (path: {
            inherit path;
            kept = if isOption path then "condition" else "unknown";
          }) (lib.unique (lib.concatMap (set: definedBelow [ ] (set.microvm or { })) (contents settings)));
      # whether anything in it could be a guest's
      names = lib.unique (namesBelow [ ] settings);
      # whether there is more than names and options, so that the file is still needed
      more = !isPlain microvm || moreBeside != false;
      inherit moreBeside;
    };
}
