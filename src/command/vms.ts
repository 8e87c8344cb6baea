import { join } from "node:path";
import { closest } from "../closest.ts";
import type { Config } from "../config.ts";
import { exitStatus, KnownError } from "../errors.ts";
import { readBytesIfExists, readIfExists } from "../files.ts";
import { type GenerationRecord, sha256 } from "../record/generation-record.ts";
import { readRecord } from "../record/read-record.ts";

/** A generated VM of the repository. */
export interface GeneratedVm {
  readonly name: string;
  /** Its module and its definition, relative to the repository's root. */
  readonly module: string;
  readonly definition: string;
  /** The systems it is for, the first being the one that is meant when none is named. */
  readonly systems: readonly string[];
  /** The options that its definition sets, whole names. */
  readonly options: readonly string[];
}

/**
 * The VMs that the record of the last codegen names.
 * @throws KnownError (status 2) when there is no record or it is damaged.
 */
export function generatedVms(root: string, config: Config): GeneratedVm[] {
  const text = readIfExists(join(root, config.record));
  const fix = "npm run codegen";
  if (text === undefined)
    throw new KnownError(
      { file: config.record, message: "is missing: no VM was generated here", fix },
      exitStatus.notChecked,
    );
  try {
    const { vms } = JSON.parse(text) as GenerationRecord;
    return Object.entries(vms).map(([name, vm]) => ({ name, ...vm }));
  } catch (error) {
    throw new KnownError(
      {
        file: config.record,
        message: `is damaged: ${(error as Error).message}`,
        fix: "restore it from git, or: npm run codegen -- --force",
      },
      exitStatus.notChecked,
    );
  }
}

/** The definitions, and what they import, that have changed since the modules were generated from them. */
export function changedSources(root: string, config: Config): string[] {
  return [...readRecord(root, config).sources]
    .filter(([path, hash]) => sha256(readBytesIfExists(join(root, path)) ?? "") !== hash)
    .map(([path]) => path);
}

/**
 * The VMs of these names; all, when none is named.
 * @throws KnownError (status 2) for each name that is not one.
 */
export function chooseVms(
  vms: readonly GeneratedVm[],
  names: readonly string[],
  config: Config,
): GeneratedVm[] {
  if (names.length === 0) return [...vms];
  const known = vms.map(({ name }) => name);
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0)
    throw new KnownError(
      unknown.map((name) => {
        const near = closest(name, known);
        return {
          message: `there is no VM "${name}" here`,
          fix:
            near === undefined
              ? known.length === 0
                ? `define one in ${config.definitions}`
                : `use one of ${known.join(", ")}; a new definition needs \`npm run codegen\``
              : `did you mean ${near}?`,
        };
      }),
      exitStatus.notChecked,
    );
  return vms.filter(({ name }) => names.includes(name));
}
