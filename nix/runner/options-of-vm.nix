/**
  The options of a VM that could have another value: those of microvm.nix, those of each element of a list that the VM
  sets, and those of NixOS that affect the command line.

  A list of `{ path, set, positions, remove, change, alone }`. `path` has names, and indexes in lists. `set` is whether
  the VM's modules set the option, `positions` where. `remove` and `change` are functions of the VM's modules: they
  return modules without the option, or with another value of its type; `change` is null if no other value is known.
  `alone` has the same two functions, for when nothing else changes: they reuse the other elements of a list as
  evaluated before.
*/
{
  lib,
  options,
  pkgs,
  written,
}:
let
  rewrite = import ./rewrite.nix { inherit lib; };

  # Candidates for another value, the likely ones for its type first.
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

  # In a list, because there may be none.
  otherValue =
    type: value:
    lib.take 1 (lib.filter (other: other != value && type.check other) (otherValues type value));

  # In a list, because some defaults cannot be evaluated without a system.
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

  # Options that do not affect a runner, or would make it a different VM.
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

  entry = path: change: rec {
    inherit path change;
    set = written.valuesAt path != [ ];
    positions = written.positionsAt path;
    remove = map (rewrite path (_: [ ]));
    alone = { inherit remove change; };
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
            inOption = replacing path option elements;
          in
          [
            (inOption.alone (entry element null) {
              remove = withoutElement index option.value;
              change = null;
            })
          ]
          ++ lib.concatMap (ofField inOption element (lib.elemAt option.value index)) (
            leaves [ ] (elementType.getSubOptions [ ])
          )
        ) elements
      )
    );

  withoutElement = index: list: lib.take index list ++ lib.drop (index + 1) list;

  /*
    Replaces the value of a list option that has one definition, with these elements. It does so by the option's
    `apply`: merging the definitions again would take most of an evaluation's time if there are many elements.
  */
  replacing =
    path: option: elements:
    let
      isWhole = lib.length option.value == lib.length elements && !(option ? apply);
      replace =
        list: modules:
        modules ++ [ { options = lib.setAttrByPath path (lib.mkOption { apply = _: list; }); } ];
      merged =
        element:
        (lib.mergeDefinitions path option.type.nestedTypes.elemType [
          {
            file = "<changed>";
            value = element;
          }
        ]).mergedValue;
    in
    {
      # an entry whose `alone` uses these lists, in which it is removed and changed
      alone =
        entry: lists:
        if isWhole then
          entry
          // {
            alone = lib.mapAttrs (_: list: if list == null then null else replace list) lists;
          }
        else
          entry;

      # the list with the value at a path in one of its elements replaced, as `rewrite` does
      having =
        inner: change:
        let
          rewritten = (rewrite inner change { config = lib.setAttrByPath path elements; }).config;
          index = lib.elemAt inner (lib.length path);
          element = merged (lib.elemAt (lib.getAttrFromPath path rewritten) index);
        in
        lib.take index option.value ++ [ element ] ++ lib.drop (index + 1) option.value;
    };

  ofField =
    inOption: element: merged: field:
    let
      path = element ++ field.path;
      others = lib.concatMap (otherValue field.option.type) (
        lib.concatMap valueOf (valuesIn field.path merged)
      );
      changed = _: [ (lib.head others) ];
      isChangeable = others != [ ];
      rewritten = entry path (if isChangeable then map (rewrite path changed) else null);
      found = inOption.alone rewritten {
        remove = inOption.having path (_: [ ]);
        change = if isChangeable then inOption.having path changed else null;
      };
    in
    lib.optional (found.set || isChangeable) found;

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
