import { KnownError } from "../errors.ts";
import { parseFlakeLock } from "./flake-lock.ts";
import { type LockedContent, lookupRevision } from "./known-revisions.ts";
import { contentOf, findMicrovmNodes } from "./microvm-node.ts";
import { resolveInputs } from "./resolve-input.ts";

/** What the microvm.nix nodes of a lock say about their content, and the narHash of the root's nixpkgs. */
export interface LockedContents {
  readonly microvm: readonly LockedContent[];
  readonly nixpkgs: string | undefined;
}

/** Reads the contents off a lock's text; a lock that Nix could not use has none. */
export function lockedContents(text: string, file: string): LockedContents {
  try {
    const lock = parseFlakeLock(text, file);
    const nodes = findMicrovmNodes(lock, (content) => lookupRevision(content) !== undefined);
    const nixpkgs = resolveInputs(lock).target(lock.root, "nixpkgs");
    const narHash = lock.nodes.get(nixpkgs ?? "")?.locked.get("narHash");
    return {
      microvm: nodes.map(contentOf),
      nixpkgs: typeof narHash === "string" ? narHash : undefined,
    };
  } catch (error) {
    if (error instanceof KnownError) return { microvm: [], nixpkgs: undefined };
    throw error;
  }
}
