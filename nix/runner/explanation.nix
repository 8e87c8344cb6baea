/**
  The command lines that a VM would have with one option otherwise, for each of its options: which arguments come from
  which option shows in what they become without it. Where a file that the command names has another text, its argument is
  another one.

  - `options`: a list of `{ path, set, positions, removed, changed, files }`, as options-of-vm.nix has them: `removed` is the
    command line without the option, `changed` that with another value, where `removed` shows nothing. Null where there is
    none: because the option is not set, or required, or the runner refuses. `files` has the texts, of that which shows
    something, that are others: store path → text.
  - `values`: the same for what is set within options that are sets of any form, each value by its path:
    `[ "microvm" "firecracker" "extraConfig" "balloon" "amount_mib" ]`.
*/
{
  lib,
  modules,
  optionsOfVm,
  runner,
  runnerOf,
  written,
}:
let
  # A file whose text is another is another file, though its name is the same: Firecracker's configuration.
  withFiles =
    { command, files, ... }:
    let
      isOther = path: _: lib.hasInfix path command && files.${path} != runner.files.${path} or null;
      others = lib.filterAttrs isOther files;
      paths = lib.attrNames others;
    in
    {
      command = lib.replaceStrings paths (map (path: "${path}-otherwise") paths) command;
      files = others;
    };

  madeOf =
    runner:
    let
      made = withFiles runner;
      attempt = builtins.tryEval (builtins.deepSeq made made);
    in
    if attempt.success then attempt.value else nothing;

  nothing = {
    command = null;
    files = { };
  };

  inherit (madeOf runner) command;

  explained =
    entry:
    let
      removed = if entry.set then madeOf (runnerOf (entry.alone.remove modules)) else nothing;
      isShown = removed.command != null && removed.command != command;
      changed =
        if isShown || entry.change == null then nothing else madeOf (runnerOf (entry.alone.change modules));
    in
    {
      inherit (entry) path set positions;
      removed = removed.command;
      changed = changed.command;
      files = if isShown then removed.files else changed.files;
    };

  rewrite = import ./rewrite.nix { inherit lib; };

  isPlainSet = value: lib.isAttrs value && !(lib.isDerivation value);

  # The paths of what is set at a path, in as many modules as set it.
  pathsBelow =
    path:
    let
      namesIn =
        value:
        if isPlainSet value then
          lib.attrNames value
        else if lib.isList value then
          lib.range 0 (lib.length value - 1)
        else
          [ ];
      names = lib.unique (lib.concatMap namesIn (written.valuesAt path));
    in
    if names == [ ] then [ path ] else lib.concatMap (name: pathsBelow (path ++ [ name ])) names;

  isSet =
    { path, ... }:
    lib.head path == "microvm"
    && !(lib.any lib.isInt path)
    && lib.any isPlainSet (written.valuesAt path);

  # Nix knows no place of an element of a list.
  named = path: if lib.isInt (lib.last path) then named (lib.init path) else path;
in
{
  options = map explained optionsOfVm;

  values = map (
    path:
    explained {
      inherit path;
      set = true;
      positions = written.positionsAt (named path);
      change = null;
      alone.remove = map (rewrite path (_: [ ]));
    }
  ) (lib.concatMap (entry: pathsBelow entry.path) (lib.filter isSet optionsOfVm));
}
