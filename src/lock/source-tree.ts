import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { KnownError } from "../errors.ts";
import type { LockedContent } from "../flake-lock/microvm-node.ts";
import { extractSources } from "../microvm/history/extract-sources.ts";
import { GitObjects } from "../microvm/history/git-objects.ts";
import {
  type KnownRevision,
  namesOfFacts,
  withGroups,
} from "../microvm/history/known-revisions.ts";
import { narHash, narHashOfFolder } from "../microvm/history/nar-hash.ts";
import { optionFacts } from "../microvm/history/option-facts.ts";
import { writeTree } from "../microvm/history/write-tree.ts";
import { hasNix } from "../nix/program.ts";
import { storePathOf } from "../nix/store-path.ts";
import { withTemporaryFolder } from "../temporary.ts";
import { optionsInText } from "./options-in-text.ts";

/** A folder of nixpkgs, or one with its `lib`, to evaluate the options with; called only when a tree was found. */
type LibOf = () => Promise<string | undefined>;

/**
 * The revision that a lock names, read from its tree: from the folder that the user named when that has its rev or its
 * narHash, or from the Nix store, where the narHash gives the place. The options are evaluated or, when Nix or nixpkgs'
 * lib is missing, looked for in the text. Nothing is fetched.
 * @param source a git repository of microvm.nix, or a tree of it.
 * @returns "inconsistent" when the rev exists but its tree has a different narHash, undefined when the tree is not found.
 */
export async function readTree(
  content: LockedContent,
  source: string | undefined,
  libOf: LibOf,
): Promise<KnownRevision | "inconsistent" | undefined> {
  if (source !== undefined) {
    const found = await readSource(content, resolve(source), libOf);
    if (found !== undefined) return found;
  }
  const store = content.narHash === undefined ? undefined : storePathOf(content.narHash);
  if (store === undefined || !existsSync(store)) return undefined;
  return readStored(store, content, libOf);
}

/** The same for a tree that is known to be in the Nix store, at `path`. */
export function readStored(
  path: string,
  content: LockedContent,
  libOf: LibOf,
): Promise<KnownRevision> {
  return revisionIn(path, "store", content, content.narHash ?? "", undefined, libOf);
}

async function readSource(
  content: LockedContent,
  folder: string,
  libOf: LibOf,
): Promise<KnownRevision | "inconsistent" | undefined> {
  const git = gitObjects(folder);
  const { rev } = content;
  const commit = git !== undefined && rev?.length === 40 ? git.resolve(rev) : undefined;
  if (git !== undefined && commit !== undefined) {
    git.load([commit.tree]);
    const hash = narHash(git, commit.tree);
    if (content.narHash !== undefined && content.narHash !== hash) return "inconsistent";
    return withTemporaryFolder((tree) => {
      writeTree(git, commit.tree, tree);
      return revisionIn(tree, "source", content, hash, commit.committed, libOf);
    });
  }
  if (content.narHash === undefined || narHashOfFolder(folder) !== content.narHash)
    return undefined;
  return revisionIn(folder, "source", content, content.narHash, undefined, libOf);
}

/** Undefined for a folder that git does not know, or on a machine without git. */
function gitObjects(folder: string): GitObjects | undefined {
  try {
    return new GitObjects(folder);
  } catch (error) {
    if (error instanceof KnownError) return undefined;
    throw error;
  }
}

async function revisionIn(
  tree: string,
  place: "source" | "store",
  { rev }: LockedContent,
  narHash: string,
  committed: number | undefined,
  libOf: LibOf,
): Promise<KnownRevision> {
  const revision = {
    rev: rev?.toLowerCase() ?? "",
    narHash,
    committed: committed === undefined ? "" : new Date(committed * 1000).toISOString(),
  };
  const nixpkgs = hasNix() ? await libOf() : undefined;
  if (nixpkgs === undefined) {
    return {
      ...revision,
      options: withGroups(textOptions(tree)),
      removed: new Set(),
      readFrom: `${place} text`,
    };
  }
  const [extracted] = await extractSources([tree], resolve(nixpkgs), () => {});
  return {
    ...revision,
    ...(extracted === undefined || "error" in extracted
      ? { options: undefined, removed: new Set() }
      : namesOfFacts(optionFacts(extracted))),
    readFrom: place,
  };
}

// a module is a few kilobytes
const mostBytes = 1024 * 1024;

function textOptions(tree: string): string[] {
  const folder = join(tree, "nixos-modules");
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".nix"))
    .map((file) => join(folder, file))
    .filter((file) => statSync(file).isFile() && statSync(file).size < mostBytes)
    .flatMap((file) => optionsInText(readFileSync(file, "utf8")));
}
