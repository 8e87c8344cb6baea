import { watch } from "node:fs";
import { dirname, join } from "node:path";
import { readConfig } from "../config.ts";
import { KnownError } from "../errors.ts";
import { readIfExists } from "../files.ts";
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
    const watchers = watchedFolders(root).map(({ folder, recursive }) =>
      watch(folder, { recursive }, () => {
        for (const watcher of watchers) watcher.close();
        setTimeout(resolve, settleMilliseconds);
      }),
    );
  });
}

function watchedFolders(root: string): { folder: string; recursive: boolean }[] {
  const { definitions, record, schema } = readConfig(root);
  const sources = Object.keys(JSON.parse(readIfExists(join(root, record)) ?? "{}").sources ?? {});
  const elsewhere = sources.filter(
    (path) => !path.startsWith(`${definitions}/`) && path !== schema,
  );
  return [
    { folder: join(root, definitions), recursive: true },
    ...[...new Set(elsewhere.map((path) => join(root, dirname(path))))].map((folder) => ({
      folder,
      recursive: false,
    })),
  ];
}
