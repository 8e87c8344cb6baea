/**
  The options of a VM that could be otherwise: those of microvm.nix, those of each element of a list that the VM sets,
  and those of NixOS that reach the command line.

  A list of `{ path, set, positions, remove, change }`. `path` has names, and indexes in lists. `set` tells whether the
  VM's modules set it, `positions` where. `remove` and `change` take the VM's modules to those without it and to those
  with another value of its type; `change` is null where no other value can be thought of.
*/
{
  lib,
  options,
  pkgs,
  written,
}:
let
  rewrite = import ./rewrite.nix { inherit lib; };

  # Values other than this one, likely ones of its type first.
  otherValues =
    type: value:
    enumValues type
    ++ (
      if lib.isBool value then
        [ (!value) ]
      else if lib.isInt value then
        [
          (value + 1)
          (value - 1)
        ]
      else if lib.isString value || builtins.isPath value then
        [ "${toString value}-changed" ]
      else if lib.isList value then
        [
          (value ++ [ "changed" ])
          [ ]
        ]
      else if lib.isDerivation value then
        [ changedPackage ]
      else if lib.isAttrs value then
        [ (value // { changed = "changed"; }) ]
      else
        [
          "changed"
          "/changed"
          4242
          true
          changedPackage
        ]
    );

  changedPackage = pkgs.writeText "changed" "";

  enumValues =
    type:
    if type.name == "enum" then
      type.functor.payload.values or type.functor.payload
    else if type.name == "nullOr" then
      enumValues type.nestedTypes.elemType
    else
      [ ];

  # In a list, for there may be none.
  otherValue =
    type: value:
    lib.take 1 (lib.filter (other: other != value && type.check other) (otherValues type value));

  # In a list, for some defaults cannot be evaluated without a system.
  valueOf =
    value:
    let
      comparable = builtins.tryEval (isComparable value);
    in
    lib.optional (comparable.success && comparable.value) value;

  isComparable =
    value:
    if lib.isDerivation value then
      builtins.isString value.outPath
    else if lib.isAttrs value then
      !(value ? _type) && lib.all isComparable (lib.attrValues value)
    else if lib.isList value then
      lib.all isComparable value
    else
      !(lib.isFunction value);

  # What has no part in a runner, or would be another VM.
  ignored = [
    "declaredRunner"
    "deploy"
    "guest"
    "hypervisor"
    "runner"
    "vmHostPackages"
  ];

  leaves =
    path: tree:
    lib.concatLists (
      lib.mapAttrsToList (
        name: node:
        if lib.isOption node then
          [
            {
              path = path ++ [ name ];
              option = node;
            }
          ]
        else
          leaves (path ++ [ name ]) node
      ) (removeAttrs tree [ "_module" ])
    );

  entry = path: change: {
    inherit path change;
    set = written.valuesAt path != [ ];
    positions = written.positionsAt path;
    remove = map (rewrite path (_: [ ]));
  };

  ofOption =
    { path, option }:
    let
      others = lib.concatMap (otherValue option.type) (valueOf option.value);
    in
    entry path (
      if others == [ ] then
        null
      else
        modules: modules ++ [ (lib.setAttrByPath path (lib.mkForce (lib.head others))) ]
    );

  # Elements of a list of submodules, and the options of each.
  ofElements =
    { path, option }:
    let
      values = written.valuesAt path;
      elements = if lib.length values == 1 && lib.isList (lib.head values) then lib.head values else [ ];
      elementType = option.type.nestedTypes.elemType or { name = "none"; };
    in
    lib.optionals (option.type.name == "listOf" && elementType.name == "submodule") (
      lib.concatLists (
        lib.imap0 (
          index: _:
          let
            element = path ++ [ index ];
          in
          [ (entry element null) ]
          ++ lib.concatMap (ofField element (lib.elemAt option.value index)) (
            leaves [ ] (elementType.getSubOptions [ ])
          )
        ) elements
      )
    );

  ofField =
    element: merged: field:
    let
      path = element ++ field.path;
      others = lib.concatMap (otherValue field.option.type) (
        lib.concatMap valueOf (valuesIn field.path merged)
      );
      change = map (rewrite path (_: [ (lib.head others) ]));
      found = entry path (if others == [ ] then null else change);
    in
    lib.optional (found.set || others != [ ]) found;

  valuesIn =
    path: value:
    if path == [ ] then
      [ value ]
    else if lib.isAttrs value && value ? ${lib.head path} then
      valuesIn (lib.tail path) value.${lib.head path}
    else
      [ ];

  isRemoved = { option, ... }: !(option.visible or true) && !(option ? default);

  own = lib.filter (leaf: !(isRemoved leaf) || written.valuesAt leaf.path != [ ]) (
    leaves [ "microvm" ] (removeAttrs options.microvm ignored)
  );

  nixos = lib.filter ({ path, ... }: written.valuesAt path != [ ]) (
    map
      (path: {
        inherit path;
        option = lib.getAttrFromPath path options;
      })
      [
        [
          "boot"
          "consoleLogLevel"
        ]
        [
          "boot"
          "kernelPackages"
        ]
        [
          "boot"
          "kernelParams"
        ]
        [
          "networking"
          "hostName"
        ]
      ]
  );
in
lib.concatMap (leaf: [ (ofOption leaf) ] ++ ofElements leaf) (nixos ++ own)
