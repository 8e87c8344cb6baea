/**
  What a file with a guest's NixOS module says, as data: takes nixpkgs' `lib`, the path `file`, and `options`, the paths
  below `microvm` that are options, as lists of names. For `ghaf-microvm import`.

  The file is evaluated alone: `lib` is there, every other argument throws, so what needs one is no data and stays Nix.
  Attribute sets are `{ attrs = [ [ name value ] ... ]; }` in the order of the file.
*/
{
  lib,
  file,
  options,
}:
let
  try =
    value:
    let
      attempt = builtins.tryEval value;
    in
    if attempt.success then attempt.value else null;

  imported = import file;

  arguments = lib.optionalAttrs (lib.isFunction imported) (builtins.functionArgs imported);

  absent = name: throw "import does not know `${name}`";

  # a function that makes a whole system is told from a module by what it makes
  libOfFlake = lib // {
    nixosSystem = _: { _type = "system"; };
  };

  known = {
    lib = libOfFlake;
    nixpkgs.lib = libOfFlake;
  };

  # a module without `...` takes no other arguments than those that it names
  given =
    if arguments == { } then
      lib.genAttrs [ "config" "modulesPath" "options" "pkgs" "specialArgs" "utils" ] absent // known
    else
      lib.mapAttrs (name: _: known.${name} or (absent name)) arguments;

  module = try (if lib.isFunction imported then imported given else imported);

  isPlain = value: lib.isAttrs value && !(value ? _type) && !(lib.isDerivation value);

  form =
    if module == null then
      "unreadable"
    else if (module._type or null) == "system" then
      "system"
    else if !isPlain module then
      "other"
    else
      "module";

  hasConfig = module ? config || module ? options;

  settings =
    if !hasConfig then
      removeAttrs module [
        "_file"
        "imports"
        "key"
      ]
    else
      try (module.config or { });

  microvm = if isPlain settings then try (settings.microvm or { }) else null;

  isData =
    value:
    if lib.isString value then
      !(builtins.hasContext value)
    else if lib.isList value then
      lib.all isData value
    else if lib.isAttrs value then
      isPlain value && lib.all isData (lib.attrValues value)
    else
      lib.elem (builtins.typeOf value) [
        "bool"
        "float"
        "int"
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

  namesInOrder =
    attrs:
    lib.sort (
      one: other:
      let
        places = lib.compareLists lib.compare (place attrs one) (place attrs other);
      in
      places < 0 || (places == 0 && one < other)
    ) (lib.attrNames attrs);

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

  isOption = path: lib.elem path options;
  isGroup = path: lib.any (option: lib.take (lib.length path) option == path) options;

  # What stands below `microvm`, each as `{ path; value; }` or, when it must stay Nix, `{ path; kept; }`.
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

  hostName = try (if isPlain settings then settings.networking.hostName or null else null);
  onlyHostName = try (
    !(settings ? networking) || lib.attrNames settings.networking == [ "hostName" ]
  );
in
{
  inherit form;
  arguments = lib.attrNames arguments;
}
// lib.optionalAttrs (form == "module") {
  hostName = if lib.isString hostName then hostName else null;
  imports = importedPaths;
  options = if isPlain microvm then found [ ] microvm else [ ];
  # whether there is more than names and options: then the file stays in use
  more =
    !isPlain microvm
    || !isPlain settings
    || importedPaths == null
    || module ? options
    || onlyHostName != true
    || (settings ? networking && !lib.isString hostName)
    ||
      removeAttrs settings [
        "microvm"
        "networking"
      ] != { };
}
