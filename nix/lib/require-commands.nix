{
  lib,
  repository,
  runnerOf,
}:
/**
  True when every recorded command line is what the runner of the microvm.nix input makes now; else an error that names
  each record that is not, and the command that fixes it. A VM without a record passes.
*/
{ microvm, root }:
let
  inherit (repository.recordOf root) vms;

  recordOf = vm: "${dirOf vm.module}/command.txt";

  recorded = lib.filter (vm: builtins.pathExists (root + "/${recordOf vm}")) (lib.attrValues vms);

  # what src/command/record.ts writes as "command:"
  hashOf =
    runner:
    let
      named = lib.filter (path: lib.hasInfix path runner.command) (lib.attrNames runner.files);
    in
    if runner.refuses then
      "refused"
    else
      builtins.hashString "sha256" (
        lib.concatStringsSep "\n" ([ runner.command ] ++ map (path: runner.files.${path}) named)
      );

  isCurrent =
    vm:
    let
      lines = lib.splitString "\n" (builtins.readFile (root + "/${recordOf vm}"));
      isApproximated = lib.any (lib.hasPrefix "# approximated: ") lines;
      hash = hashOf (
        runnerOf (
          {
            source = microvm;
            modules = [ (root + "/${vm.module}") ];
            system = lib.head vm.systems;
          }
          // lib.optionalAttrs isApproximated { nixpkgs = null; }
        )
      );
    in
    lib.elem "# command: ${hash}" lines;

  stale = lib.filter (vm: !(isCurrent vm)) recorded;
in
if stale == [ ] then
  true
else
  throw ''
    ghaf-microvm: recorded command lines are not what the pinned runner makes:
    ${lib.concatMapStringsSep "\n" (vm: "  ${recordOf vm}") stale}
    To fix it: npm run codegen
    (on a machine with Nix, and `git add` what it writes)
  ''
