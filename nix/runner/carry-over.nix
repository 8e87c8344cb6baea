/**
  What a hypervisor accepts of a VM that was written for another one.

  - `items`: `{ path, positions, alone, refuses }` of each option, and each element of a list of submodules, that the
    modules set. `alone` is the command line of the VM with only this item: if the runner refuses it, `alone` throws the
    reason, and `refuses` is true.
  - `bare`: the command line without any of them.
  - `without`: takes indexes into `items`, and returns the VM without these: `{ command, effects }`, where `effects`
    lists `{ path, positions, effect }` of the others, and of what is set inside an element: `effect` is whether the
    host's scripts or the guest's mounts would differ without it, or with another value.
*/
{
  lib,
  modules,
  optionsOfVm,
  runnerOf,
}:
let
  set = lib.filter (entry: entry.set && lib.head entry.path == "microvm") optionsOfVm;

  isElement = { path, ... }: lib.isInt (lib.last path);
  isInside = { path, ... }: lib.any lib.isInt (lib.init path);
  hasElements = { path, ... }: lib.any (other: isElement other && lib.init other.path == path) set;

  items = lib.filter (entry: !(isInside entry) && !(hasElements entry)) set;

  # Later elements of a list first, so that the indexes of the others stay valid.
  remove =
    entries: modules:
    let
      index = { path, ... }: if lib.isInt (lib.last path) then lib.last path else 0;
      ordered = lib.sort (one: other: index one > index other) entries;
    in
    lib.foldl' (modules: entry: entry.remove modules) modules ordered;

  # What the host runs, and what the guest mounts.
  madeOf =
    modules:
    let
      runner = runnerOf modules;
      made = {
        inherit (runner) scripts files;
        inherit (runner.config) fileSystems;
      };
      attempt = builtins.tryEval (builtins.deepSeq made made);
    in
    if attempt.success then attempt.value else null;
in
{
  items = map (
    item:
    let
      alone = runnerOf (remove (lib.filter (other: other.path != item.path) items) modules);
    in
    {
      inherit (item) path positions;
      alone = alone.command;
      inherit (alone) refuses;
    }
  ) items;

  bare = (runnerOf (remove items modules)).command;

  without =
    indexes:
    let
      left = map (lib.elemAt items) indexes;
      isLeft = entry: lib.any (item: lib.take (lib.length item.path) entry.path == item.path) left;
      taken = lib.filter (entry: !(isLeft entry) && !(hasElements entry)) set;

      made = madeOf (remove left modules);
      differs = modules: madeOf modules != made;
      withoutIt =
        entry:
        if isInside entry then remove left (entry.remove modules) else remove (left ++ [ entry ]) modules;
    in
    {
      inherit (runnerOf (remove left modules)) command;
      effects = map (entry: {
        inherit (entry) path positions;
        effect =
          differs (withoutIt entry) || (entry.change != null && differs (remove left (entry.change modules)));
      }) taken;
    };
}
