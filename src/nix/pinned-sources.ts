import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { exitStatus, KnownError } from "../errors.ts";
import type { Attributes } from "../lock/attributes.ts";
import type { Pin } from "../microvm/schema/pin.ts";
import { errorMessage, evaluateNix, runNix } from "./evaluate.ts";
import { quoted } from "./print.ts";
import { storePathOf } from "./store-path.ts";

/** Folders to read instead of fetching what the lock pins. */
export interface SourceFolders {
  /** A git repository that has the wanted revision of microvm.nix, or a tree of it. */
  readonly source?: string | undefined;
  /** A folder with nixpkgs' `lib`. */
  readonly nixpkgs?: string | undefined;
}

/**
 * The tree of a locked input, as a Nix expression. Flakes in a subfolder (`dir`) have the same tree.
 *
 * What is in the store is taken from there: `fetchTree` of Nix 2.8 does that, that of 2.26 asks the network first.
 */
export function fetchLocked(locked: Attributes): string {
  const stored = storePathOf(String(locked.get("narHash")));
  if (stored !== undefined && existsSync(stored)) return `({ outPath = ${quoted(stored)}; })`;
  const attributes = Object.fromEntries([...locked].filter(([name]) => name !== "dir"));
  return `(builtins.fetchTree (builtins.fromJSON ${quoted(JSON.stringify(attributes))}))`;
}

/**
 * nixpkgs' `lib`, as a Nix expression: of the user's folder, or of the locked nixpkgs.
 * @throws KnownError (status 2) when the lock has none and no folder is given.
 */
export function nixpkgsLib(lock: string, pin: Pin, { nixpkgs }: SourceFolders): string {
  if (nixpkgs !== undefined) return `(import (${pathExpression(nixpkgs)} + "/lib"))`;
  if (pin.nixpkgs !== undefined) return `(import (${fetchLocked(pin.nixpkgs)} + "/lib"))`;
  throw new KnownError(
    {
      file: lock,
      message: "has no input nixpkgs, whose lib reads the options",
      fix: "name a folder of nixpkgs with --nixpkgs",
    },
    exitStatus.notJudged,
  );
}

/**
 * The user's folder as a Nix expression, when it holds the wanted tree: by git, or by the hash of what is there.
 * @throws KnownError (status 2) when it does not.
 */
export async function verifiedTree(
  folder: string,
  { rev, narHash }: { readonly rev: string; readonly narHash: string },
): Promise<string> {
  const path = resolve(folder);
  if (!existsSync(path)) throw notPinned(folder, "does not exist");
  if (hasRevision(path, rev)) {
    const tree = gitTree(path, rev);
    const hash = await evaluateNix(
      `${tree}.narHash`,
      `${folder} cannot be read as a git repository`,
    );
    if (hash !== narHash)
      throw notPinned(
        folder,
        `has revision ${rev.slice(0, 8)} with the narHash ${hash}, but the lock says ${narHash}`,
      );
    return tree;
  }
  const { status, stdout, stderr } = await runNix(["hash", "path", path]);
  if (status !== 0) throw notPinned(folder, errorMessage(stderr));
  if (stdout.trim() !== narHash)
    throw notPinned(folder, `has the narHash ${stdout.trim()}, but the lock says ${narHash}`);
  return pathExpression(folder);
}

/** The whole hash of what a git repository calls `rev` (a hash, a tag, a branch), or undefined when it has none. */
export function resolveRevision(folder: string, rev: string): string | undefined {
  try {
    return execFileSync(
      "git",
      ["-C", resolve(folder), "rev-parse", "--verify", "--end-of-options", `${rev}^{commit}`],
      { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] },
    ).trim();
  } catch {
    return undefined;
  }
}

/** A revision of a git repository, as a Nix expression. `rev` is a whole hash. */
export function gitTree(folder: string, rev: string): string {
  return `(builtins.fetchGit { url = ${quoted(`file://${resolve(folder)}`)}; rev = ${quoted(rev)}; allRefs = true; })`;
}

const pathExpression = (folder: string) => `(/. + ${quoted(resolve(folder))})`;

function hasRevision(path: string, rev: string): boolean {
  return resolveRevision(path, rev) !== undefined;
}

const notPinned = (folder: string, message: string) =>
  new KnownError(
    { file: folder, message, fix: "check out the pinned revision there, or leave --source out" },
    exitStatus.notJudged,
  );
