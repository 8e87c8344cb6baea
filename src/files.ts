import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { exitStatus, KnownError } from "./errors.ts";

/**
 * A file's text, or undefined when there is none.
 * @throws KnownError (status 2) when it is there and cannot be read.
 */
export function readIfExists(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") return undefined;
    throw inaccessible(path, "read", error);
  }
}

/** What the system says against a file, as an error to show. */
function inaccessible(path: string, verb: string, error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === undefined) return error;
  const reason = code === "EISDIR" ? "it is a folder" : (error as Error).message.replace(/,.*/, "");
  return new KnownError(
    { file: relative(process.cwd(), path) || path, message: `cannot be ${verb}: ${reason}` },
    exitStatus.notJudged,
  );
}

/**
 * Writes all files or, when one cannot be written, none: each goes to a temporary file beside its place first, and is
 * renamed when all are there. An error or a kill before that leaves the old files.
 */
export function writeAll(root: string, files: ReadonlyMap<string, string>): void {
  const temporary = new Map<string, string>();
  let place = root;
  try {
    for (const [path, text] of files) {
      place = join(root, path);
      if (statSync(place, { throwIfNoEntry: false })?.isDirectory())
        throw Object.assign(new Error(), { code: "EISDIR" });
      mkdirSync(dirname(place), { recursive: true });
      removeLeftovers(place);
      const beside = `${place}.${process.pid}.tmp`;
      temporary.set(place, beside);
      writeFileSync(beside, text);
    }
  } catch (error) {
    for (const beside of temporary.values()) rmSync(beside, { force: true });
    throw inaccessible(place, "written", error);
  }
  for (const [place, beside] of temporary) renameSync(beside, place);
}

/** The temporary files of a process that was killed. */
function removeLeftovers(place: string): void {
  const name = basename(place);
  for (const entry of readdirSync(dirname(place))) {
    if (!entry.startsWith(`${name}.`)) continue;
    const [, pid] = /^\.(\d+)\.tmp$/.exec(entry.slice(name.length)) ?? [];
    if (pid !== undefined && !isRunning(Number(pid)))
      rmSync(join(dirname(place), entry), { force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Deletes files, and the folders that they leave empty. */
export function removeAll(root: string, paths: readonly string[]): void {
  for (const path of paths) {
    rmSync(join(root, path), { force: true });
    try {
      rmdirSync(dirname(join(root, path)));
    } catch {
      // not empty: something else lives there
    }
  }
}
