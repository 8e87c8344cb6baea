import { readConfig } from "../config.ts";
import { exitStatus } from "../errors.ts";
import { comparePins } from "../lock/compare-pins.ts";
import { lockFile, type NamedLock, namedLock } from "../lock/read-file.ts";
import type { OptionChange } from "../options/change.ts";
import { changeJson } from "../options/change-json.ts";
import { commitJson } from "../options/pinned-options.ts";
import { diffText } from "../options/text.ts";
import { paint } from "../output/paint.ts";
import { print, printJson } from "../output/print.ts";
import { checkLock, requiredOptions } from "./check-lock.ts";

export interface DiffOptions {
  readonly format: "text" | "json";
}

/** Exits with 1 when an option that the VMs here set is gone; of one inside it, it is not known whether they set it. */
export async function diffLocks(
  base: string,
  path: string | undefined,
  { format }: DiffOptions,
): Promise<void> {
  const cwd = process.cwd();
  const { here: used } = requiredOptions({ require: [], only: [], vms: true }, cwd);
  const resultOf = (lock: NamedLock) => checkLock(lock, { here: used, elsewhere: used }, {});
  const before = await resultOf(await namedLock(base, cwd));
  const after = await resultOf(
    path === undefined ? lockFile(readConfig(cwd).lock, cwd) : await namedLock(path, cwd),
  );
  const comparison = comparePins(before, after, used);
  const revisions = [comparison.before, comparison.after] as const;
  if (format === "json") {
    const json = {
      from: { path: before.path, ...commitJson(comparison.before) },
      to: { path: after.path, ...commitJson(comparison.after) },
      changes: comparison.changes.map((change) => ({
        ...changeJson(change),
        used: comparison.used.includes(change),
      })),
    };
    printJson(json);
  } else {
    const colors = paint();
    print(
      `Of what the VMs here use: ${diffText(revisions, comparison.used, colors)}\n` +
        `In all: ${diffText(revisions, comparison.changes, colors)}`,
    );
  }
  const isLost = (change: OptionChange) =>
    change.kind === "removed" && used.includes(change.before.name);
  process.exitCode = comparison.used.some(isLost) ? exitStatus.failed : exitStatus.passed;
}
