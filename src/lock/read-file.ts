import { existsSync, readFileSync, realpathSync, statSync } from "node:fs";
import { basename, dirname, join, relative, sep } from "node:path";
import { closest } from "../closest.ts";
import { exitStatus, KnownError } from "../errors.ts";
import { besideFile } from "../flake-lock/beside-file.ts";
import { printable } from "../output/printable.ts";
import { quoteWord } from "../shell/shell-words.ts";

// V8's longest string has 512 MiB; no flake.lock comes near
const mostBytes = 256 * 1024 * 1024;

/** A lock file as the user named it. */
export interface NamedLock {
  /** Its name in a report: a path, `-` or `REV:path`. */
  readonly shown: string;
  /** The path to name in a command that fixes it. */
  readonly file: string;
  /** Whether it is a file outside the repository that `cwd` is in. */
  readonly isForeign: boolean;
  /** Reads it. Throws KnownError (status 2) when it cannot be read. */
  readonly read: () => Promise<Uint8Array>;
}

/**
 * What an argument on the command line stands for: `-` for standard input, `REV:flake.lock` for a file in a git
 * revision, a folder (on a revision too) for its flake.lock, or the pins of npins or niv in it.
 * @param cwd where relative paths start.
 */
export async function namedLock(given: string, cwd: string): Promise<NamedLock> {
  if (given === "-")
    return { shown: "-", file: "flake.lock", isForeign: false, read: readStandardInput };
  const [, rev, path] = /^([^/:.-][^:]*):(.*)$/.exec(given) ?? [];
  if (rev === undefined || path === undefined || existsSync(absolute(given, cwd)))
    return lockFile(given, cwd);
  const isFolder = path === "" || (await gitType(given, cwd)) === "tree";
  const file = isFolder ? await lockOnRevision(rev, path.replace(/(?<=.)\/*$/, "/"), cwd) : path;
  const read = () => readRevision(rev, file, cwd);
  return { shown: `${rev}:${file}`, file, isForeign: false, read };
}

/** The file with pins in a folder of a revision, given the folder's path with a trailing slash. */
async function lockOnRevision(rev: string, folder: string, cwd: string): Promise<string> {
  for (const name of lockNames)
    if ((await gitType(`${rev}:${folder}${name}`, cwd)) === "blob") return `${folder}${name}`;
  return `${folder}flake.lock`;
}

/** A repository's file with pins: the lock named in its configuration, or another tool's. */
export function ownLock(lock: string, cwd: string): NamedLock {
  return lockFile(existsSync(join(cwd, lock)) || lock !== "flake.lock" ? lock : ".", cwd);
}

/** A lock file by its path, whatever that looks like; a folder stands for its flake.lock, or the pins of npins or niv. */
function lockFile(path: string, cwd: string): NamedLock {
  const file = lockPath(path, cwd);
  const isOfFlake =
    basename(file) === "flake.lock" && existsSync(join(dirname(absolute(file, cwd)), "flake.nix"));
  const again = isOfFlake ? besideFile(file, () => "nix flake lock") : undefined;
  return {
    shown: file,
    file,
    isForeign: isOutside(absolute(file, cwd), cwd),
    read: async () => readBytes(file, cwd, again),
  };
}

/** Pipes and devices have no place: their content may belong to this repository. */
function isOutside(file: string, cwd: string): boolean {
  if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true) return false;
  return relative(repositoryRoot(realpathSync(cwd)), realpathSync(file)).split(sep)[0] === "..";
}

/** The folder with `.git` that `folder` is in, or `folder` itself. */
function repositoryRoot(folder: string): string {
  for (let above = folder; ; above = dirname(above)) {
    if (existsSync(join(above, ".git"))) return above;
    if (above === dirname(above)) return folder;
  }
}

/** The files with pins that a folder may have, Nix's own first: then those of npins and niv. */
const lockNames = ["flake.lock", "npins/sources.json", "nix/sources.json", "sources.json"];

/**
 * The path of the lock file that `path` stands for: a folder stands for the first of `lockNames` that it has.
 * `cwd` is where relative paths start.
 */
function lockPath(path: string, cwd: string): string {
  try {
    if (!statSync(absolute(path, cwd)).isDirectory()) return path;
    const files = lockNames.map((name) => join(path, name));
    return files.find((file) => existsSync(absolute(file, cwd))) ?? join(path, "flake.lock");
  } catch {
    // reading it will report what is wrong
    return path;
  }
}

/**
 * Reads a file that the user named, as strict UTF-8 like Nix's JSON reader.
 * @throws KnownError (status 2) when it is missing, unreadable, endless or not UTF-8.
 */
export function readText(path: string, cwd: string, fixMissing: string): string {
  return decodeText(readBytes(path, cwd, fixMissing), path, fixMissing);
}

function readBytes(path: string, cwd: string, fixMissing: string | undefined): Uint8Array {
  const fail = (message: string, fix = "name a flake.lock, or a file with pins") =>
    new KnownError({ file: path, message, fix }, exitStatus.notChecked);
  try {
    const stat = statSync(absolute(path, cwd));
    if (stat.isDirectory()) throw fail("is a folder, expected a file");
    // a pipe is welcome: `lock check <(git show main:flake.lock)`
    if (!stat.isFile() && !stat.isFIFO()) throw fail("is neither a file nor a pipe");
    if (stat.size > mostBytes) throw fail(`is larger than ${mostBytes / 1024 / 1024} MiB`);
    return readFileSync(absolute(path, cwd));
  } catch (error) {
    if (error instanceof KnownError) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") throw fail("there is no such file", fixMissing);
    if (code === undefined) throw error;
    throw fail(`cannot be read: ${message}`);
  }
}

/** @throws KnownError (status 2) for what is not UTF-8, with `fix`. */
export function decodeText(bytes: Uint8Array, file: string, fix: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new KnownError(
      { file, message: "is not UTF-8 text, which JSON must be", fix },
      exitStatus.notChecked,
    );
  }
}

async function readStandardInput(): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of process.stdin) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > mostBytes)
      throw new KnownError(
        {
          file: "-",
          message: `is larger than ${mostBytes / 1024 / 1024} MiB`,
          fix: "give it the text of one flake.lock",
        },
        exitStatus.notChecked,
      );
  }
  return Buffer.concat(chunks);
}

async function readRevision(rev: string, file: string, cwd: string): Promise<Uint8Array> {
  const { status, stdout, stderr, error } = await git(["cat-file", "blob", `${rev}:${file}`], cwd);
  if (status === 0) return stdout;
  const problem = {
    file: `${rev}:${file}`,
    ...(error === undefined
      ? await unreadableRevision(rev, file, cwd, stderr.toString())
      : { message: `git cannot be run: ${error.message}`, fix: "install git, or name a file" }),
  };
  throw new KnownError(problem, exitStatus.notChecked);
}

async function unreadableRevision(rev: string, file: string, cwd: string, stderr: string) {
  if (stderr.includes("not a git repository"))
    return {
      message: "there is no such file, nor a git repository that could have it on a revision",
      fix: "name a file, or run this in a git repository",
    };
  const commit = ["rev-parse", "--verify", "--quiet", "--end-of-options", `${rev}^{commit}`];
  if ((await git(commit, cwd)).status === 0)
    return {
      message: `revision ${printable(rev)} has no file ${printable(file)}`,
      fix: `name one of its files, from the repository's root: git ls-tree -r --full-tree --name-only ${quoteWord(rev)}`,
    };
  const { stdout } = await git(["for-each-ref", "--format=%(refname:short)"], cwd);
  const near = closest(rev, String(stdout).split("\n"));
  return {
    message: `there is no such file, and git knows no revision ${printable(rev)} here`,
    fix:
      near === undefined
        ? `name one that \`git branch --all\` lists, or a branch of another repository after \`git fetch REMOTE BRANCH\`: FETCH_HEAD:${file}`
        : `did you mean ${quoteWord(`${near}:${file}`)}?`,
  };
}

async function gitType(name: string, cwd: string): Promise<string> {
  const { stdout } = await git(["cat-file", "-t", name], cwd);
  return String(stdout ?? "").trim();
}

async function git(args: readonly string[], cwd: string) {
  const { spawnSync } = await import("node:child_process");
  // git's message is examined
  return spawnSync("git", args, {
    cwd,
    maxBuffer: mostBytes,
    env: { ...process.env, LC_ALL: "C" },
  });
}

function absolute(path: string, cwd: string): string {
  return path.startsWith("/") ? path : join(cwd, path);
}
