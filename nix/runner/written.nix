/**
  What modules set, read from the modules themselves before anything is merged: names, values and positions.
*/
{ lib }:
{ modules, arguments }:
let
  # The bindings of a module and of everything that it imports.
  bindingsOf =
    module:
    if lib.isFunction module then
      bindingsOf (module arguments)
    else if lib.isAttrs module then
      [ (module.config or module) ] ++ lib.concatMap bindingsOf (module.imports or [ ])
    else
      bindingsOf (import module);

  bindings = lib.concatMap bindingsOf modules;

  unwrappedValues = import ../unwrapped-values.nix { inherit lib; };

  isPlainSet = value: lib.isAttrs value && !(lib.isDerivation value);

  # The sets and lists that contain the last name or index of a path.
  holders =
    path: values:
    let
      inner = lib.concatMap unwrappedValues values;
      name = lib.head path;
      having =
        if lib.isInt name then
          lib.filter (value: lib.isList value && lib.length value > name) inner
        else
          lib.filter (value: isPlainSet value && value ? ${name}) inner;
      member = value: if lib.isInt name then lib.elemAt value name else value.${name};
    in
    if lib.length path == 1 then having else holders (lib.tail path) (map member having);
in
{
  /**
    The values that modules set at a path, each as it is written.
  */
  valuesAt =
    path:
    let
      last = lib.last path;
    in
    lib.concatMap (
      holder: unwrappedValues (if lib.isInt last then lib.elemAt holder last else holder.${last})
    ) (holders path bindings);

  /**
    The file and line of each place that sets a path. Nix has none for an element of a list.
  */
  positionsAt =
    path:
    lib.concatMap (
      holder:
      let
        position = if lib.isAttrs holder then builtins.unsafeGetAttrPos (lib.last path) holder else null;
      in
      lib.optional (position != null) { inherit (position) file line; }
    ) (holders path bindings);

  /**
    The names below `prefix` that are set: `set`, the declared options among them, and `unknown`, the others.
  */
  namesIn =
    prefix: declared:
    let
      names =
        path: options: values:
        let
          sets = lib.filter isPlainSet (lib.concatMap unwrappedValues values);
          present = lib.unique (lib.concatMap lib.attrNames sets);
        in
        lib.concatMap (
          name:
          let
            here = path ++ [ name ];
            option = options.${name} or null;
            inner = map (set: set.${name}) (lib.filter (set: set ? ${name}) sets);
          in
          if lib.isOption option then
            # mkIf false sets nothing
            lib.optional (lib.concatMap unwrappedValues inner != [ ]) { set = lib.concatStringsSep "." here; }
          else if option == null then
            [ { unknown = lib.concatStringsSep "." here; } ]
          else
            names here option inner
        ) present;
      found = names [ prefix ] declared (
        map (binding: binding.${prefix}) (
          lib.filter (binding: binding ? ${prefix}) (lib.concatMap unwrappedValues bindings)
        )
      );
      sorted = names: lib.sort (one: other: one < other) (lib.unique names);
    in
    {
      set = sorted (lib.catAttrs "set" found);
      unknown = sorted (lib.catAttrs "unknown" found);
    };
}
