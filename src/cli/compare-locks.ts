import { existsSync } from "node:fs";
import { join } from "node:path";
import { readConfig } from "../config.ts";
import { exitStatus } from "../errors.ts";
import { comparePins, type PinComparison } from "../lock/compare-pins.ts";
import { type NamedLock, namedLock, ownLock } from "../lock/read-file.ts";
import type { LockResult } from "../lock/result.ts";
import type { OptionChange } from "../options/change.ts";
import { diffText } from "../options/text.ts";
import type { Paint } from "../output/plain.ts";
import { checkLock, requiredOptions } from "./check-lock.ts";

/** Two lock files, and how the options of their pins differ. */
export interface LockComparison {
  readonly before: LockResult;
  readonly after: LockResult;
  readonly comparison: PinComparison;
  /** False where no VM is defined in TypeScript: what VMs in Nix use is not known. */
  readonly hasDefinitions: boolean;
  /** Failed when an option that the VMs here set is gone; whether they set one nested in it is not known. */
  readonly status: number;
}

/**
 * Compares the options of the pins in two lock files, named as for `lock check`.
 *
 * @param path The configured lock file where there is none.
 */
export async function compareLocks(
  base: string,
  path: string | undefined,
  cwd: string,
): Promise<LockComparison> {
  const config = readConfig(cwd);
  const { here: used } = requiredOptions({ require: [], only: [], vms: true }, cwd);
  const resultOf = (lock: NamedLock) => checkLock(lock, { here: used, elsewhere: used }, {});
  const before = await resultOf(await namedLock(base, cwd));
  const after = await resultOf(
    path === undefined ? ownLock(config.lock, cwd) : await namedLock(path, cwd),
  );
  const comparison = comparePins(before, after, used);
  const isLost = (change: OptionChange) =>
    change.kind === "removed" && used.includes(change.before.name);
  const status = comparison.used.some(isLost) ? exitStatus.failed : exitStatus.passed;
  const hasDefinitions = existsSync(join(cwd, config.record));
  return { before, after, comparison, hasDefinitions, status };
}

/** What differs, for people. */
export function comparisonText(
  { comparison, hasDefinitions }: LockComparison,
  paint: Paint,
): string {
  const revisions = [comparison.before, comparison.after] as const;
  const forVms = hasDefinitions
    ? `Of what the VMs here use: ${diffText(revisions, comparison.used, paint)}`
    : "No VM is defined in TypeScript here. `ghaf-microvm report --flake . --base REV` shows what changes for VMs in Nix.\n";
  return `${forVms}\nIn all: ${diffText(revisions, comparison.changes, paint)}`;
}
