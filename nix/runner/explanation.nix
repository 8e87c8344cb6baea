/**
  The command lines that a VM would have with one option otherwise, for each of its options: which arguments come from
  which option shows in what they become without it. Where a file that the command names has another text, its argument is
  another one.

  A list of `{ path, set, positions, removed, changed }`, as options-of-vm.nix has them: `removed` is the command line
  without the option, `changed` that with another value, where `removed` shows nothing. Null where there is none: because
  the option is not set, or required, or the runner refuses.
*/
{
  lib,
  modules,
  optionsOfVm,
  runnerOf,
}:
let
  # A file whose text is another is another file, though its name is the same: Firecracker's configuration.
  withFiles =
    { command, files, ... }:
    let
      isOther = path: lib.hasInfix path command && files.${path} != original.files.${path} or null;
      others = lib.filter isOther (lib.attrNames files);
    in
    lib.replaceStrings others (map (path: "${path}-otherwise") others) command;

  commandOf =
    modules:
    let
      command = withFiles (runnerOf modules);
      attempt = builtins.tryEval (builtins.deepSeq command command);
    in
    if attempt.success then attempt.value else null;

  original = runnerOf modules;

  command = commandOf modules;
in
map (
  entry:
  let
    removed = if entry.set then commandOf (entry.alone.remove modules) else null;
    isTold = removed != null && removed != command;
  in
  {
    inherit (entry) path set positions;
    inherit removed;
    changed = if isTold || entry.change == null then null else commandOf (entry.alone.change modules);
  }
) optionsOfVm
