import { KnownError } from "../errors.ts";
import { Attributes } from "../flake-lock/attributes.ts";
import { findMicrovmNodes, type LockedContent } from "../flake-lock/microvm-node.ts";
import { parseFlakeLock } from "../flake-lock/parse-flake-lock.ts";
import { resolveInputs } from "../flake-lock/resolve-input.ts";
import { lookupRevision } from "../microvm/history/known-revisions.ts";

/** What the microvm.nix nodes of a lock say about their content, and what the root's nixpkgs is locked to. */
export interface LockedContents {
  readonly microvm: readonly { readonly content: LockedContent; readonly locked: Attributes }[];
  readonly nixpkgs: Attributes | undefined;
}

/** Reads the contents off a lock's text; a lock that Nix could not use has none. */
export function lockedContents(text: string, file: string): LockedContents {
  try {
    const lock = parseFlakeLock(text, file);
    const nodes = findMicrovmNodes(lock, (content) => lookupRevision(content) !== undefined);
    const nixpkgs = resolveInputs(lock).target(lock.root, "nixpkgs");
    const lockedOf = (key: string) => lock.nodes.get(key)?.locked ?? new Attributes();
    return {
      microvm: nodes.map(({ key, content }) => ({ content, locked: lockedOf(key) })),
      nixpkgs: nixpkgs === undefined ? undefined : lockedOf(nixpkgs),
    };
  } catch (error) {
    if (error instanceof KnownError) return { microvm: [], nixpkgs: undefined };
    throw error;
  }
}
