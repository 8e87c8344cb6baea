{
  lib,
  repository,
  runnerOf,
}:
/**
  True when no VM's command line, as the runner of the microvm.nix input makes it, breaks a rule of ../lint; else an
  error with each that does, and what is right. What the VM's definition allows by a comment, in whatever line of it,
  is allowed here.
*/
{ microvm, root }:
let
  inherit (repository.recordOf root) vms;

  lint = import ../lint { inherit lib; };

  packsOf =
    vm:
    if vm ? pack then
      [ (if lint.packs ? ${vm.pack} then lint.packs.${vm.pack} else lint.packOf (root + "/${vm.pack}")) ]
    else
      null;

  isAllowed =
    vm:
    let
      file = root + "/${vm.definition}";
      lines = lib.splitString "\n" (
        lib.optionalString (builtins.pathExists file) (builtins.readFile file)
      );
    in
    finding:
    lib.any (
      line:
      builtins.match ".*//.*ghaf-microvm: allow (.*[^A-Za-z0-9_-])?${finding.rule}([^A-Za-z0-9_-].*)?" line
      != null
    ) lines;

  textOf =
    vm:
    lint.text {
      name = null;
      allowed = rule: "in ${vm.definition}, // ghaf-microvm: allow ${rule}";
    };

  problemsOf =
    vm:
    let
      runner = runnerOf {
        source = microvm;
        modules = [ (root + "/${vm.module}") ];
        system = lib.head vm.systems;
      };
      # what the module says it comes from is nearer than the module, and what the runner says stands in neither
      placed = finding: finding // lib.optionalAttrs (finding.file == "") { file = vm.definition; };
    in
    lib.optionals (!runner.refuses) (
      map (finding: textOf vm (placed finding)) (
        lib.filter (finding: !isAllowed vm finding) (
          lint.lintArguments {
            inherit (runner) command hypervisor;
            vm = runner.config.microvm;
            declared = runner.options.microvm;
            packs = packsOf vm;
          }
        )
      )
    );

  problems = lib.concatMap problemsOf (lib.attrValues vms);
in
if problems == [ ] then
  true
else
  throw ''
    ghaf-microvm: arguments that the hypervisor refuses, or takes and is silently wrong:
    ${lib.concatStringsSep "\n" problems}
  ''
