import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { exitStatus, KnownError } from "../errors.ts";
import { besideFile, shellWord } from "./printable.ts";

// V8 cannot hold a longer string than 512 MiB; no flake.lock comes near
const mostBytes = 256 * 1024 * 1024;

/** A lock file as somebody named it. */
export interface NamedLock {
  /** What to call it in a report: a path, `-` or `REV:path`. */
  readonly shown: string;
  /** The path to name in a command that mends it. */
  readonly file: string;
  /** Reads it. Throws KnownError (status 2) when it cannot be read. */
  readonly read: () => Promise<string>;
}

/**
 * What a word on the command line stands for: `-` for standard input, `REV:flake.lock` for a file as it is on a git
 * revision, a folder (on a revision too) for its flake.lock.
 * @param cwd where relative paths start.
 */
export async function namedLock(given: string, cwd: string): Promise<NamedLock> {
  if (given === "-") return { shown: "-", file: "flake.lock", read: readStandardInput };
  const [, rev, path] = /^([^/:.-][^:]*):(.*)$/.exec(given) ?? [];
  if (rev !== undefined && path !== undefined && !existsSync(absolute(given, cwd))) {
    const isFolder = path === "" || (await gitType(given, cwd)) === "tree";
    const file = isFolder ? `${path.replace(/(?<=.)\/*$/, "/")}flake.lock` : path;
    return { shown: `${rev}:${file}`, file, read: () => readRevision(rev, file, cwd) };
  }
  const file = lockPath(given, cwd);
  const again = besideFile(file, () => "nix flake lock");
  return { shown: file, file, read: async () => readText(file, cwd, again) };
}

/**
 * The path of the lock file that `path` stands for: a folder stands for its flake.lock.
 * `cwd` is where relative paths start.
 */
function lockPath(path: string, cwd: string): string {
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
  return decode(bytes, path, fixMissing);
}

function decode(bytes: Uint8Array, file: string, fix: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new KnownError(
      { file, message: "is not UTF-8 text, which JSON must be", fix },
      exitStatus.notJudged,
    );
  }
}

async function readStandardInput(): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of process.stdin) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > mostBytes)
      throw new KnownError(
        { file: "-", message: `is larger than ${mostBytes / 1024 / 1024} MiB` },
        exitStatus.notJudged,
      );
  }
  return decode(Buffer.concat(chunks), "-", "give a flake.lock on standard input");
}

async function readRevision(rev: string, file: string, cwd: string): Promise<string> {
  const name = `${rev}:${file}`;
  const { status, stdout, stderr, error } = await git(["cat-file", "blob", name], cwd);
  if (status === 0) return decode(stdout, name, `see: git show ${shellWord(name)}`);
  const message = error === undefined ? stderr.toString().trim() : error.message;
  throw new KnownError(
    {
      file: name,
      message: `there is no such file, nor is it one on a git revision: ${message.replace(/^fatal: /, "")}`,
      fix: "name a file, or a revision that this repository has; its paths start at the repository's root",
    },
    exitStatus.notJudged,
  );
}

async function gitType(name: string, cwd: string): Promise<string> {
  const { stdout } = await git(["cat-file", "-t", name], cwd);
  return String(stdout ?? "").trim();
}

async function git(words: readonly string[], cwd: string) {
  const { spawnSync } = await import("node:child_process");
  return spawnSync("git", words, { cwd, maxBuffer: mostBytes });
}

function absolute(path: string, cwd: string): string {
  return path.startsWith("/") ? path : join(cwd, path);
}
