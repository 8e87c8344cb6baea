/**
  The command lines that a VM would have if one option were different, for each of its options: the differences show
  which arguments come from which option. If the text of a file that the command names differs, so does its argument.

  - `options`: a list of `{ path, set, positions, removed, changed, files }`, for the options of options-of-vm.nix:
    `removed` is the command line without the option, `changed` the one with another value, if `removed` shows no
    difference. A command line is null if there is none: the option is not set, or is required, or the runner refuses.
    `files` has the texts that differ for the one that shows a difference: store path → text.
  - `values`: the same for what is set within options that are free-form sets, each value by its path:
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
  # Distinguishes files with the same name whose texts differ: Firecracker's configuration.
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

  # The paths of the values that are set below a path, in all modules that set it.
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

  # Nix has no position for an element of a list.
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
