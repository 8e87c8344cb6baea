/**
  Where modules without a file of their own define options: a guest that is written in flake.nix, or in a host's
  `microvm.vms.NAME.config`. For these, NixOS names the file that calls it, nixpkgs' or microvm.nix's own, or none; Nix
  knows where each attribute stands.

  Takes nixpkgs' `lib`, then `declared`, `options.microvm` of a guest; the `modules` that it is made of, as they are
  written; and `args`, what those that are functions get. Gives `declared`, whose definitions have `file` and `line`.
*/
{ lib }:
{
  args,
  declared,
  modules,
}:
let
  definitions = import ../checks/definitions.nix { inherit lib; };

  # A file that says nothing of an option is not where it is defined.
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

  # The attribute sets that modules are. One in a file has that.
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

  # What one of nixpkgs' functions has made stands there, and is not written there.
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

  # Of several, the one that says the same.
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
