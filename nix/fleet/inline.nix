/**
  Where modules without a file of their own define options: a guest that is written in flake.nix, or in a host's
  `microvm.vms.NAME.config`. For these, NixOS names the file that calls it, one of nixpkgs or microvm.nix, or none; Nix
  knows the position of each attribute.

  Takes nixpkgs' `lib`, then `declared`, `options.microvm` of a guest; the `modules` that it is made of, as
  written; and `args`, the arguments of modules that are functions. Gives `declared`, whose definitions have `file` and `line`.
*/
{ lib }:
{
  args,
  declared,
  modules,
}:
let
  definitions = import ../checks/definitions.nix { inherit lib; };

  # An option is not defined in a file that does not mention it.
  isBorrowed =
    name: file:
    let
      path = toString file;
    in
    definitions.isInNoFile file
    || lib.hasPrefix "/" path
      && builtins.pathExists path
      && !(builtins.pathExists "${path}/default.nix")
      && !lib.hasInfix name (builtins.readFile path);

  # The modules as attribute sets. A module in a file has that file.
  bodiesOf =
    module:
    if lib.isFunction module then
      let
        wanted = lib.functionArgs module;
        isGiven = lib.all (name: wanted.${name} || args ? ${name}) (lib.attrNames wanted);
      in
      lib.optionals isGiven (bodiesOf (module args))
    else if lib.isAttrs module && !(module ? _file) then
      [ (module.config or module) ] ++ lib.concatMap bodiesOf (module.imports or [ ])
    else
      [ ];

  bodies = lib.concatMap bodiesOf modules;

  # An attribute made by a nixpkgs function has that function's position, but is not written there.
  nixpkgsLib = dirOf (builtins.unsafeGetAttrPos "imap0" lib.lists).file;

  placesOf =
    path:
    lib.filter (place: place.line != null && !lib.hasPrefix nixpkgsLib place.file) (
      lib.concatMap (
        value:
        definitions.valuesAt ([ "microvm" ] ++ path) {
          file = "";
          line = null;
          inherit value;
        }
      ) bodies
    );

  isPlain =
    value:
    lib.isString value
    || lib.isInt value
    || lib.isBool value
    || value == null
    || (lib.isList value && lib.all lib.isString value);

  # Of several, the one with the same value.
  placeOf =
    places: definition:
    lib.findFirst (
      place: isPlain place.value && isPlain definition.value && place.value == definition.value
    ) (lib.head places) places;

  withPlaces =
    path: option:
    let
      places = placesOf path;
      name = lib.last path;
      placed =
        definition:
        if isBorrowed name definition.file then
          definition // { inherit (placeOf places definition) file line; }
        else
          definition;
    in
    if places == [ ] then
      option
    else
      option // { definitionsWithLocations = map placed option.definitionsWithLocations or [ ]; };

  walk =
    path: node:
    if lib.isOption node then
      withPlaces path node
    else if lib.isAttrs node then
      lib.mapAttrs (name: walk (path ++ [ name ])) node
    else
      node;
in
walk [ ] declared
