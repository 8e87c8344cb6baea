import { existsSync } from "node:fs";
import { join } from "node:path";
import { readConfig } from "../config.ts";
import { KnownError } from "../errors.ts";
import {
  knownOptions,
  lookupRevision,
  mainRevisions,
  optionHistory,
} from "../lock/known-revisions.ts";
import { namedLock, readText } from "../lock/read-file.ts";
import { namedOption, requirementsOf, usedOptions } from "../lock/requirements.ts";
import { judgeLock, type Knowledge, type LockResult, malformedResult } from "../lock/verdict.ts";
import type { TreePlaces } from "../lock/with-trees.ts";

export interface Looking extends TreePlaces {
  readonly require: readonly string[];
}

const database: Knowledge = { lookupRevision, optionHistory, mainRevisions };

/** Judges one lock file, as `namedLock` takes it; for a revision that the database lacks, its tree is looked for. */
export async function checkLock(
  given: string,
  requirements: readonly string[],
  looking: Looking,
  cwd: string,
): Promise<LockResult> {
  const { shown, file, read } = await namedLock(given, cwd);
  const judged = async () => {
    const text = await read();
    const result = judgeLock(text, file, requirements, database);
    // a warning may be of a revision that is not known
    const isAllKnown = result.evidence !== null && result.warnings.length === 0;
    if (result.node === null || isAllKnown) return result;
    const { withTrees } = await import("../lock/with-trees.ts");
    return judgeLock(text, file, requirements, await withTrees(database, text, file, looking));
  };
  try {
    return { ...(await judged()), path: shown };
  } catch (error) {
    if (!(error instanceof KnownError)) throw error;
    return { ...malformedResult(file, error, requirements), path: shown };
  }
}

/** Names below `microvm.`: what is asked for always, by the VMs here, and by name. */
export function requiredOptions(named: readonly string[], cwd: string): string[] {
  const { record } = readConfig(cwd);
  const known = knownOptions();
  return requirementsOf(
    existsSync(join(cwd, record))
      ? usedOptions(readText(record, cwd, "npm run codegen"), record)
      : [],
    named.map((option) => namedOption(option, known)),
  );
}
