import { existsSync } from "node:fs";
import { join } from "node:path";
import { readConfig } from "../config.ts";
import { KnownError } from "../errors.ts";
import { restoreLock } from "../flake-lock/lock-tool.ts";
import { decodeText, type NamedLock, namedLock, ownLock, readText } from "../lock/read-file.ts";
import { namedOption, requirementsOf, usedOptions } from "../lock/requirements.ts";
import type { Knowledge, LockResult } from "../lock/result.ts";
import { evaluateLock, refusedResult } from "../lock/verdict.ts";
import type { TreePlaces } from "../lock/with-trees.ts";
import {
  knownOptions,
  lookupRevision,
  mainRevisions,
  optionHistory,
} from "../microvm/history/known-revisions.ts";

/** What a lock must support. */
export interface Asked {
  /** In addition to what is always required. */
  readonly require: readonly string[];
  /** Instead of everything else; empty where none are named. */
  readonly only: readonly string[];
  /** Whether a lock outside this repository must also support what the VMs here use. */
  readonly vms: boolean;
}

/** Names below `microvm.` that locks must support. */
export interface Requirements {
  readonly here: readonly string[];
  /** For locks outside this repository. */
  readonly elsewhere: readonly string[];
}

const database: Knowledge = { lookupRevision, optionHistory, mainRevisions };

/** Checks one lock file; for a revision that the database lacks, its tree is looked for. */
export async function checkLock(
  { shown, file, isForeign, read }: NamedLock,
  { here, elsewhere }: Requirements,
  looking: TreePlaces,
): Promise<LockResult> {
  const requirements = isForeign ? elsewhere : here;
  let step: "unreadable" | "malformed" = "unreadable";
  try {
    const bytes = await read();
    step = "malformed";
    const text = decodeText(bytes, file, restoreLock(file));
    const result = await evaluateWithTrees(text, file, requirements, looking);
    const omitted = here.length - elsewhere.length;
    return {
      ...result,
      path: shown,
      ...(isForeign && omitted > 0
        ? { omitted: `${omitted} options that only the VMs here use` }
        : {}),
    };
  } catch (error) {
    if (!(error instanceof KnownError)) throw error;
    return { ...refusedResult(file, step, error, requirements), path: shown };
  }
}

async function evaluateWithTrees(
  text: string,
  file: string,
  requirements: readonly string[],
  looking: TreePlaces,
): Promise<LockResult> {
  const result = evaluateLock(text, file, requirements, database);
  // a warning may be about a revision that is not known
  const isAllKnown = result.evidence !== null && result.warnings.length === 0;
  if (result.node === null || isAllKnown) return result;
  const { withTrees } = await import("../lock/with-trees.ts");
  const { knowledge, failure } = await withTrees(database, text, file, looking);
  const again = evaluateLock(text, file, requirements, knowledge);
  if (failure === undefined || again.verdict !== "unknown") return again;
  return { ...again, hint: [again.hint, failure].filter((part) => part !== null).join("; ") };
}

/** What is always required, what the VMs here require, and what is required by name; or only what `--only` names. */
export function requiredOptions({ require, only, vms }: Asked, cwd: string): Requirements {
  const known = knownOptions();
  if (only.length > 0) {
    const alone = [...new Set(only.map((option) => namedOption(option, known, "--only")))];
    return { here: alone, elsewhere: alone };
  }
  const { record } = readConfig(cwd);
  const named = require.map((option) => namedOption(option, known, "--require"));
  const used = existsSync(join(cwd, record))
    ? usedOptions(readText(record, cwd, "npm run codegen"), record)
    : [];
  const here = requirementsOf(used, named);
  return { here, elsewhere: vms ? here : requirementsOf([], named) };
}

/**
 * Checks the lock files that `paths` name, or the configured one; reads only these, the config, the record, and
 * for a revision that the database lacks its tree, when that is in the folder named or in the Nix store, or when Nix
 * may fetch it.
 * @throws KnownError (status 2) when it cannot be said what is required.
 */
export async function checkLocks(
  paths: readonly string[],
  options: Asked & TreePlaces,
  cwd: string,
): Promise<LockResult[]> {
  const requirements = requiredOptions(options, cwd);
  const locks =
    paths.length === 0
      ? [ownLock(readConfig(cwd).lock, cwd)]
      : await Promise.all(paths.map((path) => namedLock(path, cwd)));
  const results: LockResult[] = [];
  for (const lock of locks) results.push(await checkLock(lock, requirements, options));
  return results;
}
