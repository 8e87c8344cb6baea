import type { CommandRecords } from "../command/record.ts";
import { parseCommandRecord } from "../command/record.ts";
import type { LoadedDefinition } from "../definition/load.ts";
import type { Problem } from "../errors.ts";

/** VMs of which the pinned runner makes no command line: it refuses them, or they do not evaluate. */
export function runnerProblems(
  records: CommandRecords,
  recordOf: (definition: LoadedDefinition) => string,
  definitions: readonly LoadedDefinition[],
): (Problem & { readonly file: string; readonly line: number })[] {
  return definitions.flatMap((definition) => {
    const { file, line, vm } = definition;
    const path = recordOf(definition);
    const failed = records.failed.get(path);
    if (failed !== undefined) return failed.map((problem) => ({ ...problem, file, line }));
    if (records.notMade.has(path)) return [];
    const refused = parseCommandRecord(records.files.get(path) ?? "")?.refused;
    return refused === undefined
      ? []
      : [{ file, line, message: `the runner of microvm.nix refuses ${vm.name}: ${refused}` }];
  });
}
