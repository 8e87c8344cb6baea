import { parseCommandRecord } from "../command/parse-record.ts";
import { type CommandRecords, type FailedRecord, recordPath } from "../command/record.ts";
import type { Config } from "../config.ts";
import type { PlacedProblem } from "../definition/check/placed.ts";
import type { LoadedDefinition } from "../definition/load.ts";
import { modulePath } from "./nix-module.ts";

/** VMs for which the pinned runner makes no command line: it refuses them, or they do not evaluate. */
export async function runnerProblems(
  config: Config,
  records: CommandRecords,
  definitions: readonly LoadedDefinition[],
): Promise<PlacedProblem[]> {
  const problems: PlacedProblem[] = [];
  for (const definition of definitions)
    for (const problem of failuresOf(config, records, definition))
      problems.push(await atItsLine(definition, problem));
  return problems;
}

function failuresOf(
  config: Config,
  records: CommandRecords,
  { vm: { name } }: LoadedDefinition,
): readonly FailedRecord[] {
  const path = recordPath(modulePath(config, name));
  const failed = records.failed.get(path);
  if (failed !== undefined) return failed;
  if (records.notMade.has(path)) return [];
  // a committed record does not say which option it is
  const record = parseCommandRecord(records.files.get(path) ?? "");
  return record?.refused === undefined
    ? []
    : [
        {
          rule: "refused-option",
          message: `the runner of microvm.nix refuses ${name}: ${record.refused}`,
          fix: `change what it names, or use another hypervisor than ${record.hypervisor}`,
        },
      ];
}

async function atItsLine(
  definition: LoadedDefinition,
  { path = [], ...problem }: FailedRecord,
): Promise<PlacedProblem> {
  const { positionOf, vmNote } = await import("../definition/source-position.ts");
  const { file, line } = problem;
  const place =
    file !== undefined && line !== undefined
      ? { file, line }
      : // where the hypervisor accepts no VM at all here, the fault is the hypervisor itself
        positionOf(
          definition,
          path.length === 0 && problem.rule === "refused-option"
            ? ["hypervisor"]
            : pathOfArgument(definition, path, problem.message),
        );
  const message = problem.message + vmNote(definition, place);
  return { ...problem, ...place, message, vm: definition.vm.name };
}

/** Among extra arguments, the one that the message names. */
function pathOfArgument(
  { vm }: LoadedDefinition,
  path: readonly string[],
  message: string,
): readonly string[] {
  const [group = "", name] = path;
  if (name !== "extraArgs" || path.length > 2) return path;
  const { extraArgs } = vm[group] as { extraArgs?: unknown };
  const named = (argument: unknown) =>
    typeof argument === "string" && argument.startsWith("-") && message.includes(argument);
  const index = Array.isArray(extraArgs) ? extraArgs.findIndex(named) : -1;
  return index < 0 ? path : [...path, String(index)];
}
