import { changeJson } from "../options/change-json.ts";
import { commitJson } from "../options/pinned-options.ts";
import { paint } from "../output/paint.ts";
import { print, printJson } from "../output/print.ts";
import { compareLocks, comparisonText } from "./compare-locks.ts";

export interface DiffOptions {
  readonly format: "text" | "json";
}

/** `lock diff`: what another pin adds, removes and changes for the VMs. */
export async function diffLocks(
  base: string,
  path: string | undefined,
  { format }: DiffOptions,
): Promise<void> {
  const compared = await compareLocks(base, path, process.cwd());
  const { before, after, comparison, status } = compared;
  if (format === "json")
    printJson({
      from: { path: before.path, ...commitJson(comparison.before) },
      to: { path: after.path, ...commitJson(comparison.after) },
      changes: comparison.changes.map((change) => ({
        ...changeJson(change),
        used: comparison.used.includes(change),
      })),
    });
  else print(comparisonText(compared, paint()));
  process.exitCode = status;
}
