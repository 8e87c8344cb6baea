import { existsSync } from "node:fs";
import type { Attributes } from "../flake-lock/attributes.ts";
import type { LockedContent } from "../flake-lock/microvm-node.ts";
import { findLockedTree } from "../microvm/pinned-sources.ts";
import { storePathOf } from "../nix/store-path.ts";
import { lockedContents } from "./locked-contents.ts";
import type { Knowledge } from "./result.ts";
import { readStored, readTree } from "./source-tree.ts";

/** Where to look for a tree, besides the Nix store. */
export interface TreePlaces {
  /** A git repository of microvm.nix or a tree of it. */
  readonly source?: string;
  /** One with nixpkgs' lib, instead of the locked one. */
  readonly nixpkgs?: string;
  /** Whether Nix may fetch it from where the lock says. */
  readonly fetch?: boolean;
}

interface WithTrees {
  readonly knowledge: Knowledge;
  /** Why a tree could not be fetched. */
  readonly failure?: string;
}

/** The database, extended from this lock's trees where it lacks them. */
export async function withTrees(
  database: Knowledge,
  text: string,
  file: string,
  looking: TreePlaces,
): Promise<WithTrees> {
  const { microvm, nixpkgs } = lockedContents(text, file);
  const keyOf = ({ rev, narHash }: LockedContent) => `${rev} ${narHash}`;
  const trees = new Map<string, ReturnType<Knowledge["lookupRevision"]>>();
  let failure: string | undefined;
  for (const { content, locked } of microvm) {
    if (database.lookupRevision(content) !== undefined) continue;
    const libOf = async () => looking.nixpkgs ?? (await nixpkgsPath(nixpkgs, looking.fetch));
    let found = await readTree(content, looking.source, libOf);
    if (found === undefined && looking.fetch === true) {
      const fetched = await findLockedTree(locked, "network");
      if ("path" in fetched) found = await readStored(fetched.path, content, libOf);
      else failure = `Nix could not fetch it: ${fetched.why}`;
    }
    trees.set(keyOf(content), found);
  }
  return {
    knowledge: {
      ...database,
      lookupRevision: (content) => database.lookupRevision(content) ?? trees.get(keyOf(content)),
    },
    ...(failure === undefined ? {} : { failure }),
  };
}

async function nixpkgsPath(
  locked: Attributes | undefined,
  mayFetch: boolean | undefined,
): Promise<string | undefined> {
  const stored = storePathOf(locked?.text("narHash") ?? "");
  if (stored !== undefined && existsSync(stored)) return stored;
  if (locked === undefined || mayFetch !== true) return undefined;
  const fetched = await findLockedTree(locked, "network");
  return "path" in fetched ? fetched.path : undefined;
}
