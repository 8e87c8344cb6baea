/**
  Where the options that become arguments of a guest's hypervisor are defined, as text in the form that
  src/lint/places.ts reads. Takes the `hypervisor` and `declared`, `options.microvm`; `fileText` gives a file's name.
*/
{
  lib,
  fileText ? (import ./definitions.nix { inherit lib; }).fileText,
}:
let
  definitions = import ./definitions.nix { inherit lib; };
  support = import ./support.nix { inherit lib; };

  # The module that turns typed arguments into strings.
  typedArguments = toString ../modules/arguments.nix;

  inherit (import ./set-values.nix { inherit fileText lib; }) of placed textOf;

  optionPlaces =
    hypervisor: declared: option:
    map (found: found // { arguments = support.argumentsOf option hypervisor; }) (of declared option);

  argumentPlaces =
    definition:
    let
      args = map textOf definition.value;
    in
    lib.zipListsWith (text: line: {
      inherit text line;
      file = fileText definition.file;
    }) args (
      definitions.linesOfArguments {
        inherit (definition) file;
        name = "extraArgs";
        inherit args;
      }
    );

  # Keyed by what identifies an argument: in QEMU its id, in crosvm its flag.
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
  args = lib.concatMap argumentPlaces lists;
  typed = lib.optionals (lib.any (definition: definition.file == typedArguments) lists) (
    typedPlaces hypervisor declared
  );
  options = lib.concatMap (optionPlaces hypervisor declared) (support.optionsWithArguments hypervisor);
}
