import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmdirSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import { exitStatus, KnownError } from "./errors.ts";
import { isGone, ownerOfFile, temporaryName } from "./owned-names.ts";
import { systemError } from "./system-error.ts";

/**
 * A file's text, or undefined when there is none.
 * @throws KnownError (status 2) when it is there and cannot be read, or is not UTF-8.
 */
export function readIfExists(path: string): string | undefined {
  const bytes = readBytesIfExists(path);
  if (bytes === undefined) return undefined;
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new KnownError(
      {
        file: relative(process.cwd(), path) || path,
        message: "is not UTF-8 text",
        fix: "save it as UTF-8, or restore it from git",
      },
      exitStatus.notChecked,
    );
  }
}

/**
 * A file's bytes, or undefined when there is none.
 * @throws KnownError (status 2) when it is there and cannot be read.
 */
export function readBytesIfExists(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") return undefined;
    throw systemError(error, path) ?? error;
  }
}

/**
 * Writes all files or, when one cannot be written, none: each goes to a temporary file beside its place first, and is
 * renamed when all are there. An error or a kill before that leaves the old files.
 *
 * A file that is replaced keeps its mode, and one that is a symbolic link stays one: its target is replaced. The last
 * file is the first to be there under its temporary name, and the last to be in its place, after the `removed` are gone:
 * a record of the others says what a killed run was about.
 *
 * @throws KnownError (status 2) naming the file that cannot be written.
 */
export function writeAll(
  root: string,
  files: ReadonlyMap<string, string>,
  removed: readonly string[] = [],
): void {
  const staged: Staged[] = [];
  let place = root;
  let isBegun = false;
  try {
    for (const [path, text] of [...files].reverse()) {
      place = join(root, path);
      staged.unshift(stage(place, text));
    }
    for (const [index, { beside, target }] of staged.entries()) {
      place = target;
      if (index === staged.length - 1) removeAll(root, removed);
      renameSync(beside, target);
      isBegun = true;
    }
    if (files.size === 0) removeAll(root, removed);
    // only now: what a killed run left may name the files that are its own
    for (const folder of new Set(staged.map(({ target }) => dirname(target))))
      removeLeftovers(folder);
  } catch (error) {
    // if only some are in place, the last one shows the next run which ones
    for (const { beside, made } of isBegun ? staged.slice(0, -1) : staged) {
      rmSync(beside, { force: true });
      if (made !== undefined) removeEmpty(dirname(beside), made);
    }
    throw systemError(error, place) ?? error;
  }
}

interface Staged {
  readonly beside: string;
  readonly target: string;
  /** The outermost folder that was created for it. */
  readonly made: string | undefined;
}

/** Writes a text to a temporary file beside its place. */
function stage(place: string, text: string): Staged {
  const target = targetOf(place);
  const before = statSync(target, { throwIfNoEntry: false });
  if (before?.isFile() === false) throw notAFile(place, before);
  const folder = dirname(target);
  const made = mkdirSync(folder, { recursive: true });
  const beside = join(folder, temporaryName(basename(target)));
  const staged = { beside, target, made };
  try {
    writeFileSync(beside, text);
    if (before !== undefined) chmodSync(beside, before.mode & 0o7777);
  } catch (error) {
    rmSync(beside, { force: true });
    if (made !== undefined) removeEmpty(folder, made);
    throw error;
  }
  return staged;
}

function notAFile(place: string, found: Stats): KnownError {
  return new KnownError(
    {
      file: relative(process.cwd(), place) || place,
      message: `cannot be written: it is ${found.isDirectory() ? "a folder" : "no file"}`,
      fix: "move it away",
    },
    exitStatus.notChecked,
  );
}

/** Writes one file, in any folder, as `writeAll` does. */
export function writeOne(path: string, text: string): void {
  writeAll(dirname(resolve(path)), new Map([[basename(path), text]]));
}

/** Where a path leads: the target of its symbolic links, whether or not it exists. */
export function targetOf(path: string): string {
  let target = path;
  for (let links = 0; links < 40; links++) {
    if (lstatSync(target, { throwIfNoEntry: false })?.isSymbolicLink() !== true) return target;
    target = resolve(dirname(target), readlinkSync(target));
  }
  throw Object.assign(new Error(), { code: "ELOOP", syscall: "open" });
}

/** Removes the temporary files in a folder of processes that were killed. */
export function removeLeftovers(folder: string): void {
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch {
    // no folder, no leftovers
    return;
  }
  for (const name of names) {
    const owner = ownerOfFile(name);
    if (owner !== undefined && isGone(owner.pid)) rmSync(join(folder, name), { force: true });
  }
}

/** Deletes files, and the folders that they leave empty. */
export function removeAll(root: string, paths: readonly string[]): void {
  for (const path of paths) {
    const place = join(root, path);
    rmSync(place, { force: true });
    removeEmpty(dirname(place), dirname(place));
  }
}

/** Removes folders from the inner one outwards, up to `outermost`, as long as they are empty. */
export function removeEmpty(inner: string, outermost: string): void {
  for (let folder = inner; ; folder = dirname(folder)) {
    try {
      rmdirSync(folder);
    } catch {
      // the folder is not empty
      return;
    }
    if (folder === outermost) return;
  }
}
