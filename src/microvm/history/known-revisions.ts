import type { LockedContent } from "../../flake-lock/microvm-node.ts";
import { type Revision, revisionDatabase } from "./database.ts";
import type { OptionFacts } from "./option-facts.ts";

/** A revision of microvm.nix whose tree is known. */
export interface KnownRevision {
  readonly rev: string;
  /** SRI form, as in flake.lock. */
  readonly narHash: string;
  /** The committer's date, ISO 8601 in UTC. */
  readonly committed: string;
  /**
   * Names below `microvm.`, and the groups that they make (`qemu`), of the guest's and the host's module.
   * Undefined when the revision's own source does not evaluate, so that nobody can use it.
   */
  readonly options: ReadonlySet<string> | undefined;
  /** The same for names that are still declared, but only to say that the option is gone. */
  readonly removed: ReadonlySet<string>;
  /** The tree that this was read from, when it is not the database; "text" when it could not be evaluated. */
  readonly readFrom?: "source" | "source text" | "store" | "store text";
}

/** Commits on the main branch that added and removed an option, where they are known exactly. */
export interface OptionHistory {
  readonly since?: KnownRevision | undefined;
  readonly until?: KnownRevision | undefined;
}

interface NameSets {
  readonly options: ReadonlySet<string> | undefined;
  readonly removed: ReadonlySet<string>;
}

const unevaluable: NameSets = { options: undefined, removed: new Set() };
const nameSets = new Map<number, NameSets>();
let main: readonly KnownRevision[] | undefined;

/** The main branch of microvm.nix, oldest first. */
export function mainRevisions(): readonly KnownRevision[] {
  main ??= revisionDatabase().main().map(known);
  return main;
}

/**
 * The known revision that a lock names. Nix serves what the narHash names, whatever the rev says; so
 * a rev counts only when the narHash is that revision's or is missing.
 * @returns "inconsistent" when rev and narHash cannot belong together, undefined when neither is known.
 */
export function lookupRevision(locked: LockedContent): KnownRevision | "inconsistent" | undefined {
  const revision = findRevision(locked);
  return typeof revision === "object" ? known(revision) : revision;
}

/** Whether a lock names a known revision, which is quicker to find out than its options. */
export function isKnownRevision(locked: LockedContent): boolean {
  return findRevision(locked) !== undefined;
}

function findRevision({ rev, narHash }: LockedContent): Revision | "inconsistent" | undefined {
  // a shortened rev does not count: Nix refuses it
  const database = revisionDatabase();
  const revision = rev !== undefined && rev.length === 40 ? database.find(rev) : undefined;
  if (narHash === undefined) return revision;
  if (revision !== undefined) return revision.narHash === narHash ? revision : "inconsistent";
  return database.withNarHash(narHash)[0];
}

/**
 * `option` is a name below `microvm.`, or a group of them such as `qemu.bios`, which is there from its first option
 * to its last. If a neighbouring commit does not evaluate, the adding or removing commit is left out.
 */
export function optionHistory(option: string): OptionHistory {
  const revisions = mainRevisions();
  const has = ({ options }: KnownRevision) => options?.has(option) === true;
  const first = revisions.findIndex(has);
  if (first < 0) return {};
  const after = revisions[revisions.findLastIndex(has) + 1];
  return {
    since: revisions[first - 1]?.options === undefined && first > 0 ? undefined : revisions[first],
    until: after?.options === undefined ? undefined : after,
  };
}

/** Names of all options that any known revision has, sorted. */
export function knownOptions(): string[] {
  const forms = revisionDatabase().everyForm();
  const names = forms.filter(({ removed }) => removed === undefined).map(({ name }) => name);
  return [...new Set(names)].sort();
}

function known(revision: Revision): KnownRevision {
  const { rev, narHash, committed } = revision;
  return {
    rev,
    narHash,
    committed: new Date(committed * 1000).toISOString().replace(".000Z", "Z"),
    ...namesOf(revision),
  };
}

/** Many revisions share the same options, so each set is made once. */
function namesOf(revision: Revision): NameSets {
  if (revision.options === undefined) return unevaluable;
  const made = nameSets.get(revision.options);
  if (made !== undefined) return made;
  const names = namesOfFacts(revisionDatabase().optionsAt(revision) ?? []);
  nameSets.set(revision.options, names);
  return names;
}

/** The names of current options, and of removed ones. */
export function namesOfFacts(facts: readonly OptionFacts[]): NameSets {
  const named = (isRemoved: boolean) =>
    withGroups(
      facts.filter(({ removed }) => (removed !== undefined) === isRemoved).map(({ name }) => name),
    );
  return { options: named(false), removed: named(true) };
}

/** The names, and each beginning of one: `qemu.bios.path` makes `qemu.bios` and `qemu`. */
export function withGroups(names: readonly string[]): ReadonlySet<string> {
  const all = new Set<string>();
  for (const name of names) {
    for (let part = name; !all.has(part); part = part.slice(0, part.lastIndexOf("."))) {
      all.add(part);
      if (!part.includes(".")) break;
    }
  }
  return all;
}
