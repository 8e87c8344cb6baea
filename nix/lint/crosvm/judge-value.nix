# Judges a flag's value, as src/lint/crosvm/lint.ts has it.
{ lib }:
let
  judgeKeyValues = import ./value.nix { inherit lib; };
  judgeParts = import ./parts.nix { inherit lib; };
  checkStructRules = import ./struct-rules.nix { inherit lib; };
  inherit (import ./problem.nix { inherit lib; }) refused;
  inherit (import ./scalar.nix { inherit lib; }) expectedPlain matches;
in
/**
  `{ given, problems }` of a value, by a pack and the flag's long name.
*/
pack: name: value:
let
  type = pack.flags.${name}.value or "any";
  struct =
    if lib.hasPrefix "struct:" type then
      pack.structs.${lib.removePrefix "struct:" type} or null
    else
      null;
  where = "--${name}";
  judged = judgeKeyValues pack type value where;
  expected = expectedPlain pack type value;
in
if struct != null && struct ? parts then
  judgeParts pack struct value where
else if struct != null && struct ? legacy && matches struct.legacy value then
  {
    given = { };
    problems = [ ];
  }
else if struct != null || lib.hasPrefix "enum:" type then
  # of what cannot be read, nothing more is said
  if lib.any (problem: problem.severity == "refused") judged.problems then
    judged
  else
    judged
    // {
      problems =
        judged.problems
        ++ checkStructRules (if struct == null then [ ] else struct.rules or [ ]) judged.given where;
    }
else
  {
    given = { };
    problems = lib.optional (expected != null) (
      refused "wrong-value" "${where} must be ${expected}, but is ${builtins.toJSON value}"
    );
  }
