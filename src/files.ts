import { mkdirSync, readFileSync, renameSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** A file's text, or undefined when there is none. */
export function readIfExists(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") return undefined;
    throw error;
  }
}

/**
 * Writes all files or, when one cannot be written, none: each goes to a temporary file beside its place first, and is
 * renamed when all are there. An error or a kill before that leaves the old files.
 */
export function writeAll(root: string, files: ReadonlyMap<string, string>): void {
  const temporary = new Map<string, string>();
  try {
    for (const [path, text] of files) {
      const place = join(root, path);
      const beside = `${place}.${process.pid}.tmp`;
      mkdirSync(dirname(place), { recursive: true });
      temporary.set(place, beside);
      writeFileSync(beside, text);
    }
  } catch (error) {
    for (const beside of temporary.values()) rmSync(beside, { force: true });
    throw error;
  }
  for (const [place, beside] of temporary) renameSync(beside, place);
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
