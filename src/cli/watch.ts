import { spawn } from "node:child_process";
import { existsSync, type FSWatcher, readdirSync, watch } from "node:fs";
import { basename, dirname, join } from "node:path";
import { configFile, readConfig } from "../config.ts";
import { KnownError } from "../errors.ts";
import { readRecord } from "../record/read-record.ts";
import { systemError } from "../system-error.ts";
import { bundleFolder } from "../tool.ts";

/** Editors write a file in several steps: changes within this time, in milliseconds, count as one. */
const settleMilliseconds = 80;

/**
 * Runs `codegen` with these arguments, and again whenever something changes below the definitions' folder, or
 * another file that the last run read. It ends with the process.
 *
 * Each run is a process of its own: Node never frees a module, and each run imports the definitions again.
 */
export async function watchSources(root: string, args: readonly string[]): Promise<never> {
  let folders = watchedFolders(root);
  for (;;) {
    const changes = new Changes();
    changes.watch(folders);
    await runCodegen(root, args);
    folders = watchedFoldersIfKnown(root) ?? folders;
    // the run may have read files that the previous one did not
    changes.watch(folders);
    await changes.settled;
  }
}

/** Runs `codegen` once; it prints what is wrong itself. */
function runCodegen(root: string, args: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, [join(bundleFolder, "cli.js"), "codegen", ...args], {
    cwd: root,
    stdio: "inherit",
  });
  return new Promise((resolve, reject) => {
    child.on("error", (error) => reject(systemError(error) ?? error));
    child.on("exit", () => resolve());
  });
}

/** Changes from now on in the watched folders. */
class Changes {
  /** Resolves a short while after the first change. */
  readonly settled: Promise<void>;
  #settle = (): void => {};
  #isOver = false;
  readonly #watchers: FSWatcher[] = [];

  constructor() {
    this.settled = new Promise((resolve) => {
      this.#settle = () => {
        this.#isOver = true;
        for (const watcher of this.#watchers) watcher.close();
        setTimeout(resolve, settleMilliseconds);
      };
    });
  }

  /** Watches folders, and no files: Node would need a watcher for each, and keeps some of the memory of each. */
  watch(folders: readonly WatchedFolder[]): void {
    if (this.#isOver) return;
    try {
      for (const { folder, names } of folders.map(nearest).flatMap(withSubfolders))
        this.#watchers.push(
          watch(folder, (_, name) => {
            if (name === null || names?.has(name) !== false) this.#settle();
          }),
        );
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
      // a folder has gone since it was found, which is a change
      this.#settle();
    }
  }
}

interface WatchedFolder {
  readonly folder: string;
  readonly recursive: boolean;
  /** The files that matter, if not all do. */
  readonly names?: ReadonlySet<string>;
}

/** A folder that does not exist is awaited in the nearest one around it that does. */
function nearest(watched: WatchedFolder): WatchedFolder {
  const { folder } = watched;
  if (existsSync(folder)) return watched;
  return nearest({ folder: dirname(folder), recursive: false, names: new Set([basename(folder)]) });
}

/** A folder and, if these are watched as well, all below it but those behind links. */
function withSubfolders(watched: WatchedFolder): WatchedFolder[] {
  const folders = [watched];
  if (!watched.recursive) return folders;
  // those added during the loop are visited, too
  for (const { folder } of folders)
    for (const entry of readdirSync(folder, { withFileTypes: true }))
      if (entry.isDirectory()) folders.push({ ...watched, folder: join(folder, entry.name) });
  return folders;
}

/** Undefined while the configuration or the record cannot be read, which the last run has reported. */
function watchedFoldersIfKnown(root: string): WatchedFolder[] | undefined {
  try {
    return watchedFolders(root);
  } catch (error) {
    if (!(error instanceof KnownError)) throw error;
    return undefined;
  }
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
    ...[...namesOf].map(([folder, names]) => ({ folder, recursive: false, names })),
  ];
}
