import { type CommandRecords, parseCommandRecord, recordPath } from "../command/record.ts";
import type { Config } from "../config.ts";
import type { PlacedProblem } from "../definition/check.ts";
import type { LoadedDefinition } from "../definition/load.ts";
import { modulePath } from "./nix-module.ts";

/** VMs of which the pinned runner makes no command line: it refuses them, or they do not evaluate. */
export function runnerProblems(
  config: Config,
  records: CommandRecords,
  definitions: readonly LoadedDefinition[],
): PlacedProblem[] {
  return definitions.flatMap((definition): PlacedProblem[] => {
    const { name } = definition.vm;
    const place = { file: definition.helper ?? definition.file, line: definition.line, vm: name };
    const path = recordPath(modulePath(config, name));
    const failed = records.failed.get(path);
    if (failed !== undefined) return failed.map((problem) => ({ ...problem, ...place }));
    if (records.notMade.has(path)) return [];
    const record = parseCommandRecord(records.files.get(path) ?? "");
    return record?.refused === undefined
      ? []
      : [
          {
            ...place,
            rule: "refused-option",
            message: `the runner of microvm.nix refuses ${name}: ${record.refused}`,
            fix: `change what it names, or take another hypervisor than ${record.hypervisor}`,
          },
        ];
  });
}
