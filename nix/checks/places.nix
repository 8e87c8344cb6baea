/**
  Where a guest's options are defined that become arguments of its hypervisor, as text for src/lint/places.ts, which
  has its form. Takes the `hypervisor` and `declared`, `options.microvm`.
*/
{ lib }:
let
  definitions = import ./definitions.nix { inherit lib; };
  support = import ./support.nix { inherit lib; };

  # The module that makes words of typed arguments.
  typedArguments = toString ../modules/arguments.nix;

  wordOf = word: builtins.unsafeDiscardStringContext (toString word);

  placed =
    name: found:
    let
      inherit (definitions.withLine name found) file line;
    in
    {
      file = definitions.fileText file;
      inherit line;
    };

  # What an option holds, each with its place: "shares.*.source" is that of every share.
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

  # Of a list its elements, without sets, whose options are told one by one; of a set its names.
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

  # And not microvm.nix's, some of whose modules define others' options.
  isGuests =
    declared:
    let
      tree = support.treeOf declared;
    in
    found: tree == null || !(lib.hasPrefix tree found.file);

  isText = value: lib.isString value || lib.isPath value || lib.isInt value || lib.isFloat value;

  optionPlaces =
    hypervisor: declared: option:
    let
      key = lib.last (lib.splitString "." option);
    in
    map (
      found:
      placed key found
      // {
        inherit key;
        value = if isText found.value then wordOf found.value else null;
        arguments = support.argumentsOf option hypervisor;
      }
    ) (lib.concatMap flat (lib.filter (isGuests declared) (valuesOf declared option)));

  wordPlaces =
    definition:
    let
      words = map wordOf definition.value;
    in
    lib.zipListsWith (text: line: {
      inherit text line;
      file = definitions.fileText definition.file;
    }) words (
      definitions.linesOfWords {
        inherit (definition) file;
        name = "extraArgs";
        inherit words;
      }
    );

  # By what names the thing in a word: QEMU's by its id, crosvm's by its flag.
  typedPlaces =
    hypervisor: declared:
    let
      named =
        path: text:
        lib.concatMap (
          found:
          lib.concatMap (
            name:
            map (inner: placed name inner // { text = text name; }) (definitions.valuesAt [ name ] found)
          ) (lib.attrNames found.value)
        ) (lib.filter (found: definitions.isPlainSet found.value) (definitions.definitionsAt declared path));
    in
    if hypervisor == "qemu" then
      lib.concatMap (group: named [ "qemu" "arguments" group ] (id: "id=${id}")) [
        "chardevs"
        "devices"
        "netdevs"
        "objects"
      ]
    else
      named [ hypervisor "arguments" ] (flag: "--${flag}");
in
{ hypervisor, declared }:
let
  lists = lib.filter (definition: lib.isList definition.value) (
    definitions.definitionsAt declared [
      hypervisor
      "extraArgs"
    ]
  );
in
builtins.toJSON {
  words = lib.concatMap wordPlaces lists;
  typed = lib.optionals (lib.any (definition: definition.file == typedArguments) lists) (
    typedPlaces hypervisor declared
  );
  options = lib.concatMap (optionPlaces hypervisor declared) (support.optionsWithArguments hypervisor);
}
