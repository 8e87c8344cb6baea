import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { exitStatus, KnownError } from "../errors.ts";
import type { Attributes } from "../flake-lock/attributes.ts";
import { shortError } from "../nix/error-text.ts";
import { fetching } from "../nix/permissions.ts";
import { quoted } from "../nix/print.ts";
import { hasNix, noNix, runNix } from "../nix/program.ts";
import { storePathOf } from "../nix/store-path.ts";
import { askedOnce, type FoundTree } from "./absent-trees.ts";
import { narHashOfFolder } from "./history/nar-hash.ts";
import type { Pin } from "./pin.ts";

/** Folders to read instead of what the lock pins. */
export interface SourceFolders {
  /** A git repository that has the wanted revision of microvm.nix, or a tree of it. */
  readonly source?: string | undefined;
  /** A folder with nixpkgs' `lib`. */
  readonly nixpkgs?: string | undefined;
}

/** Where a locked tree may come from: "machine" without any use of the network. */
export type Reach = "machine" | "network";

/**
 * The folder of a locked input's tree. Flakes in a subfolder (`dir`) have the same tree.
 * @param about The input and the option that names a folder in its place.
 * @throws KnownError (status 2) when it is not within reach.
 */
export async function lockedTree(
  locked: Attributes,
  reach: Reach,
  about: { readonly name: string; readonly option: string },
): Promise<string> {
  const found = await findLockedTree(locked, reach);
  if ("path" in found) return found.path;
  if (!hasNix()) throw noNix();
  throw new KnownError(
    reach === "machine"
      ? {
          message: `${about.name} is not on this machine: what flake.lock pins is not in the Nix store`,
          fix: `fetch what flake.lock pins once, with \`nix flake archive\`, or name a folder with ${about.option}`,
        }
      : {
          message: `${about.name}, as flake.lock pins it, cannot be fetched: ${found.why}`,
          fix: isOffline(found.why)
            ? `this machine has no network: run it where there is one, or name a folder with ${about.option}`
            : `name a folder with ${about.option}`,
        },
    exitStatus.notChecked,
  );
}

/** The same as data: the folder, or Nix's reason why there is none. */
export async function findLockedTree(locked: Attributes, reach: Reach): Promise<FoundTree> {
  // the store's own place first: `fetchTree` of Nix 2.26 asks the network before
  const stored = storePathOf(String(locked.get("narHash")));
  if (stored !== undefined && existsSync(stored)) return { path: stored };
  const attributes = Object.fromEntries([...locked].filter(([name]) => name !== "dir"));
  if (!hasNix()) return { why: "there is no Nix here" };
  return askedOnce(attributes, reach === "machine", () => fetchTree(attributes, reach));
}

async function fetchTree(
  attributes: Readonly<Record<string, unknown>>,
  reach: Reach,
): Promise<FoundTree> {
  const { status, stdout, stderr } = await runNix(
    `(builtins.fetchTree (builtins.fromJSON ${quoted(JSON.stringify(attributes))})).outPath`,
    fetching(reach),
  );
  return status === 0 ? { path: JSON.parse(stdout) as string } : { why: reasonOf(stderr) };
}

/** Whether the fetching program, curl or git, reached no server. */
const isOffline = (why: string) =>
  /could ?n.t resolve host|could not resolve host|couldn't connect|failed to connect|network is unreachable|timed? ?out/i.test(
    why,
  );

/** Why a tree is not available, on one line: about git, Nix says only that it failed. */
function reasonOf(stderr: string): string {
  const [, fatal] = /^\s*fatal: (.*)$/m.exec(stderr) ?? [];
  return fatal ?? shortError(stderr);
}

/**
 * The folder of nixpkgs' `lib`: in the user's folder, or in the locked nixpkgs.
 * @throws KnownError (status 2) when neither has one within reach.
 */
export async function nixpkgsLib(
  lock: string,
  pin: Pin,
  { nixpkgs }: SourceFolders,
  reach: Reach = "machine",
): Promise<string> {
  if (nixpkgs !== undefined) {
    const lib = join(resolve(nixpkgs), "lib");
    if (existsSync(join(lib, "default.nix"))) return lib;
    throw new KnownError(
      { file: nixpkgs, message: "has no lib/default.nix", fix: "name a folder of nixpkgs" },
      exitStatus.notChecked,
    );
  }
  if (pin.nixpkgs !== undefined) {
    const about = { name: "nixpkgs", option: "--nixpkgs" };
    return join(await lockedTree(pin.nixpkgs, reach, about), "lib");
  }
  throw new KnownError(
    {
      file: lock,
      message: "has no input nixpkgs, whose lib reads the options",
      fix: "name a folder of nixpkgs with --nixpkgs",
    },
    exitStatus.notChecked,
  );
}

/**
 * The folder of the wanted tree: from the user's git repository at that revision, or the user's folder itself.
 * @throws KnownError (status 2) when it has another tree.
 */
export async function verifiedTree(
  folder: string,
  { rev, narHash }: { readonly rev: string; readonly narHash: string },
): Promise<string> {
  const path = resolve(folder);
  if (!existsSync(path)) throw notPinned(folder, "does not exist");
  if (resolveRevision(path, rev) !== undefined) {
    const tree = await gitTree(path, rev);
    if (tree.narHash !== narHash)
      throw notPinned(
        folder,
        `has revision ${rev.slice(0, 8)} with the narHash ${tree.narHash}, but the lock says ${narHash}`,
      );
    return tree.path;
  }
  const hash = narHashOfFolder(path);
  if (hash !== narHash)
    throw notPinned(folder, `has the narHash ${hash}, but the lock says ${narHash}`);
  return path;
}

/** The full hash of `rev` (a hash, a tag, a branch) in a git repository, or undefined if it does not exist there. */
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

/**
 * The tree of a git repository's revision, in the store.
 * @param rev A whole hash.
 * @throws KnownError (status 2) when Nix cannot read it.
 */
export async function gitTree(
  folder: string,
  rev: string,
): Promise<{ readonly path: string; readonly narHash: string }> {
  const { status, stdout, stderr } = await runNix(
    `let tree = builtins.fetchGit { url = ${quoted(`file://${resolve(folder)}`)}; rev = ${quoted(rev)}; allRefs = true; };
     in { path = tree.outPath; inherit (tree) narHash; }`,
    fetching("machine"),
  );
  if (status === 0) return JSON.parse(stdout) as { path: string; narHash: string };
  throw notPinned(folder, `cannot be read as a git repository: ${shortError(stderr)}`);
}

const notPinned = (folder: string, message: string) =>
  new KnownError(
    { file: folder, message, fix: "check out the pinned revision there, or leave --source out" },
    exitStatus.notChecked,
  );
