import { existsSync } from "node:fs";
import { storePathOf } from "../nix/store-path.ts";
import type { LockedContent } from "./known-revisions.ts";
import { lockedContents } from "./locked-contents.ts";
import { readTree } from "./source-tree.ts";
import type { Knowledge } from "./verdict.ts";

/** Folders to look in for a tree, besides the Nix store. */
export interface TreePlaces {
  /** A git repository of microvm.nix or a tree of it. */
  readonly source?: string;
  /** One with nixpkgs' lib, in place of the locked one. */
  readonly nixpkgs?: string;
}

/** The database, and what it lacks of this lock from its tree. */
export async function withTrees(
  database: Knowledge,
  text: string,
  file: string,
  looking: TreePlaces,
): Promise<Knowledge> {
  const { microvm, nixpkgs } = lockedContents(text, file);
  const keyOf = ({ rev, narHash }: LockedContent) => `${rev} ${narHash}`;
  const trees = new Map<string, ReturnType<Knowledge["lookupRevision"]>>();
  const inStore = nixpkgs === undefined ? undefined : storePathOf(nixpkgs);
  for (const content of microvm) {
    if (database.lookupRevision(content) !== undefined) continue;
    const places = {
      source: looking.source,
      nixpkgs:
        looking.nixpkgs ?? (inStore !== undefined && existsSync(inStore) ? inStore : undefined),
    };
    trees.set(keyOf(content), await readTree(content, places));
  }
  return {
    ...database,
    lookupRevision: (content) => database.lookupRevision(content) ?? trees.get(keyOf(content)),
  };
}
