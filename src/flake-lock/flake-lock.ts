import type { Attributes } from "./attributes.ts";
import type { VersionLimit } from "./input-scheme.ts";
import type { Inputs } from "./inputs.ts";
import type { LockTool } from "./lock-tool.ts";

export interface LockNode {
  readonly key: string;
  readonly inputs: Inputs;
  /** Whether it is used as a flake, not as a plain tree (`flake = false`). */
  readonly isFlake: boolean;
  /** What is fetched; in a version 5 file, with `info` merged in. Empty at the root. */
  readonly locked: Attributes;
  /** What flake.nix asks for. Empty at the root. */
  readonly original: Attributes;
}

/** An input that follows an input path from the root instead of naming a node. */
export interface Follows {
  readonly node: string;
  readonly input: string;
  readonly path: readonly string[];
}

/** A lock file as Nix's reader sees it: only the nodes that the root reaches. */
export interface FlakeLock {
  readonly file: string;
  readonly text: string;
  readonly root: string;
  readonly nodes: ReadonlyMap<string, LockNode>;
  /** In the order of the nodes. */
  readonly follows: readonly Follows[];
  /** What some versions of Nix refuse. */
  readonly limits: readonly NodeLimit[];
  /** The line where a node begins. */
  readonly lineOfNode: (key: string) => number | undefined;
  /** The program that writes the file. */
  readonly tool: LockTool;
}

/** What only some versions of Nix read, in one node. */
export interface NodeLimit extends VersionLimit {
  readonly node: string;
}
