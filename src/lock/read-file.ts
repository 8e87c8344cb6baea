import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { exitStatus, KnownError } from "../errors.ts";

// V8 cannot hold a longer string than 512 MiB; no flake.lock comes near
const mostBytes = 256 * 1024 * 1024;

/**
 * The path of the lock file that `path` stands for: a folder stands for its flake.lock.
 * `cwd` is where relative paths start.
 */
export function lockPath(path: string, cwd: string): string {
  try {
    return statSync(absolute(path, cwd)).isDirectory() ? join(path, "flake.lock") : path;
  } catch {
    // reading it will say what is wrong
    return path;
  }
}

/**
 * Reads a file that somebody named, as strict UTF-8 like Nix's JSON reader.
 * @throws KnownError (status 2) when it is missing, unreadable, endless or not UTF-8.
 */
export function readText(path: string, cwd: string, fixMissing: string): string {
  const fail = (message: string, fix?: string) =>
    new KnownError({ file: path, message, fix }, exitStatus.notJudged);
  let bytes: Buffer;
  try {
    const stat = statSync(absolute(path, cwd));
    if (stat.isDirectory()) throw fail("is a folder, expected a file");
    // a pipe is welcome: `lock check <(git show main:flake.lock)`
    if (!stat.isFile() && !stat.isFIFO()) throw fail("is neither a file nor a pipe");
    if (stat.size > mostBytes) throw fail(`is larger than ${mostBytes / 1024 / 1024} MiB`);
    bytes = readFileSync(absolute(path, cwd));
  } catch (error) {
    if (error instanceof KnownError) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") throw fail("there is no such file", fixMissing);
    if (code === undefined) throw error;
    throw fail(`cannot be read: ${message}`);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw fail("is not UTF-8 text, which JSON must be", fixMissing);
  }
}

function absolute(path: string, cwd: string): string {
  return path.startsWith("/") ? path : join(cwd, path);
}
