/**
  The command lines that a VM would have with one option otherwise, for each of its options: which words come from
  which option shows in what they become without it.

  A list of `{ path, set, positions, removed, changed }`, as options-of-vm.nix has them: `removed` is the command line
  without the option, `changed` that with another value, where `removed` tells nothing. Null where there is none: because
  the option is not set, or required, or the runner refuses.
*/
{
  lib,
  modules,
  optionsOfVm,
  runnerOf,
}:
let
  commandOf =
    modules:
    let
      inherit (runnerOf modules) command;
      attempt = builtins.tryEval (builtins.deepSeq command command);
    in
    if attempt.success then attempt.value else null;

  command = commandOf modules;
in
map (
  entry:
  let
    removed = if entry.set then commandOf (entry.remove modules) else null;
    isTold = removed != null && removed != command;
  in
  {
    inherit (entry) path set positions;
    inherit removed;
    changed = if isTold || entry.change == null then null else commandOf (entry.change modules);
  }
) optionsOfVm
