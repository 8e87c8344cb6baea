import type { LockedContent, MicrovmNode } from "../flake-lock/microvm-node.ts";
import type { KnownRevision, OptionHistory } from "../microvm/history/known-revisions.ts";

/** From the weakest to the strongest. */
export const verdicts = [
  "unreadable",
  "malformed",
  "no-microvm",
  "inconsistent",
  "unsupported",
  "unknown",
  "supported",
] as const;

export type Verdict = (typeof verdicts)[number];

/**
 * What the answer rests on: the database of revisions, by what of it the lock names, or the locked tree itself, in the
 * folder named with `--source` or in the Nix store. "text" says that the tree could only be read, not evaluated.
 */
export type Evidence =
  | "rev and narHash"
  | "narHash"
  | "rev"
  | NonNullable<KnownRevision["readFrom"]>;

/** A commit of microvm.nix's main branch. */
export interface Commit {
  readonly rev: string;
  readonly committed: string;
}

export interface RequirementResult {
  /** The option's whole name, with `microvm.`. */
  readonly option: string;
  readonly verdict: Verdict;
  /** The commit that added the option. */
  readonly since?: Commit;
  /** The commit that removed it. */
  readonly until?: Commit;
  /** Whole names of what to use instead. */
  readonly replacedBy?: readonly string[];
  readonly note?: string;
}

/** The answer on one lock file. */
export interface LockResult {
  readonly path: string;
  /** That of the weakest requirement. */
  readonly verdict: Verdict;
  readonly requirements: readonly RequirementResult[];
  readonly node: string | null;
  readonly inputPath: string | null;
  readonly rev: string | null;
  readonly narHash: string | null;
  readonly evidence: Evidence | null;
  /** Information that is useful, but proves nothing. */
  readonly hint: string | null;
  readonly fix: string | null;
  /** Where the node came from, as flake.lock says. */
  readonly from?: string;
  /** Of the node in the file; of the error when malformed. */
  readonly line?: number;
  /** What is wrong with a file that is unreadable or malformed, or with an input that is not a flake of microvm.nix. */
  readonly message?: string;
  /** Options that it need not support, since it belongs to another repository. */
  readonly omitted?: string;
  /** What identifies the tree, as in the database. */
  readonly content?: LockedContent;
  /** Warnings about other microvm.nix nodes of the file, and about versions of Nix that refuse it. */
  readonly warnings: readonly Warning[];
}

export interface Warning {
  readonly about: "other-node" | "nix-version";
  readonly message: string;
  /** Of the node that it is about. */
  readonly line?: number | undefined;
}

/** What is known about microvm.nix's revisions: see known-revisions.ts. */
export interface Knowledge {
  readonly lookupRevision: (content: LockedContent) => KnownRevision | "inconsistent" | undefined;
  readonly optionHistory: (option: string) => OptionHistory;
  /** Those of the main branch, oldest first. */
  readonly mainRevisions: () => readonly KnownRevision[];
}

/** A microvm.nix node with what its tree has. */
export interface NodeVerdict {
  readonly node: MicrovmNode;
  readonly revision: KnownRevision | "inconsistent" | undefined;
  readonly requirements: readonly RequirementResult[];
  readonly verdict: Verdict;
}
