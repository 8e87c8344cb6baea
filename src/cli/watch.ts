import { existsSync, watch } from "node:fs";
import { basename, dirname, join } from "node:path";
import { configFile, readConfig } from "../config.ts";
import { KnownError } from "../errors.ts";
import { readRecord } from "../record/read-record.ts";
import { printProblems } from "./print-problems.ts";

/** Editors write a file in several steps: what comes within this time is one change. */
const settleMilliseconds = 80;

/**
 * Runs `generate`, and again whenever something below the definitions' folder changes, or beside another file that
 * the last generation read. Known errors are shown and waited out; it ends with the process.
 */
export async function watchSources(root: string, generate: () => Promise<void>): Promise<never> {
  for (;;) {
    const changed = nextChange(root);
    try {
      await generate();
    } catch (error) {
      if (!(error instanceof KnownError)) throw error;
      printProblems(error);
    }
    await changed;
  }
}

/** Resolves when something that was read has changed, from now on. */
function nextChange(root: string): Promise<void> {
  return new Promise((resolve) => {
    const watchers = watchedFolders(root).map(({ folder, recursive, names }) =>
      watch(folder, { recursive }, (_, name) => {
        if (name !== null && names !== undefined && !names.has(name)) return;
        for (const watcher of watchers) watcher.close();
        setTimeout(resolve, settleMilliseconds);
      }),
    );
  });
}

interface WatchedFolder {
  readonly folder: string;
  readonly recursive: boolean;
  /** The files that matter, where not all do. */
  readonly names?: ReadonlySet<string>;
}

function watchedFolders(root: string): WatchedFolder[] {
  const config = readConfig(root);
  const { definitions, lock, schema } = config;
  const sources = readRecord(root, config).sources.keys();
  const elsewhere = [configFile, lock, schema, ...sources].filter(
    (path) => !path.startsWith(`${definitions}/`),
  );
  const namesOf = new Map<string, Set<string>>();
  for (const path of elsewhere) {
    const folder = dirname(join(root, path));
    namesOf.set(folder, (namesOf.get(folder) ?? new Set()).add(basename(path)));
  }
  return [
    { folder: join(root, definitions), recursive: true },
    ...[...namesOf]
      .filter(([folder]) => existsSync(folder))
      .map(([folder, names]) => ({ folder, recursive: false, names })),
  ];
}
