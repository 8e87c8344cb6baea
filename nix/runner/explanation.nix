/**
  The command lines that a VM would have with one option changed, for every option that can be changed: what words of
  a command line come from which option shows in what they become without it.

  A list of `{ path, set, positions, removed, changed }`. `path` has names, and indexes in lists. `set` tells whether
  the VM's modules set it, `positions` where. `removed` is the command line without it, `changed` that with another
  value of its type; null where there is none, because the option is required, or not set, or the runner refuses.
*/
{
  lib,
  modules,
  pkgs,
  runner,
  runnerOf,
  written,
}:
let
  inherit (runner) config options;

  rewrite = import ./rewrite.nix { inherit lib; };

  commandOf =
    modules:
    let
      inherit (runnerOf modules) command;
      attempt = builtins.tryEval (builtins.deepSeq command command);
    in
    if attempt.success then attempt.value else null;

  rewritten = path: change: commandOf (map (rewrite path change) modules);

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
      else if lib.isString value || lib.isPath value then
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

  valueOf =
    value:
    let
      attempt = builtins.tryEval (builtins.deepSeq (isComparable value) value);
    in
    lib.optional (attempt.success && isComparable value) attempt.value;

  # Packages are compared by path, functions not at all.
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

  # An option of the VM, whole.
  ofOption =
    { path, option }:
    let
      set = written.valuesAt path != [ ];
      others = lib.concatMap (otherValue option.type) (valueOf option.value);
    in
    {
      inherit path set;
      positions = written.positionsAt path;
      removed = if set then rewritten path (_: [ ]) else null;
      changed =
        if others == [ ] then
          null
        else
          commandOf (modules ++ [ (lib.setAttrByPath path (lib.mkForce (lib.head others))) ]);
    };

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
          index: element:
          let
            here = path ++ [ index ];
          in
          [
            {
              path = here;
              set = true;
              positions = [ ];
              removed = rewritten here (_: [ ]);
              changed = null;
            }
          ]
          ++ lib.concatMap (ofField here (lib.elemAt option.value index)) (
            leaves [ ] (elementType.getSubOptions [ ])
          )
        ) elements
      )
    );

  ofField =
    element: merged: field:
    let
      path = element ++ field.path;
      set = written.valuesAt path != [ ];
      others = lib.concatMap (otherValue field.option.type) (
        lib.concatMap valueOf (valuesIn field.path merged)
      );
    in
    lib.optional (set || others != [ ]) {
      inherit path set;
      positions = written.positionsAt path;
      removed = if set then rewritten path (_: [ ]) else null;
      changed = if others == [ ] then null else rewritten path (_: [ (lib.head others) ]);
    };

  valuesIn =
    path: value:
    if path == [ ] then
      [ value ]
    else if (builtins.tryEval (value ? ${lib.head path})).value or false then
      valuesIn (lib.tail path) value.${lib.head path}
    else
      [ ];

  isRemoved = { option, ... }: !(option.visible or true) && !(option ? default);

  own = lib.filter (leaf: !(isRemoved leaf)) (
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
