import type { OptionFacts } from "./option-facts.ts";
import { readHistory } from "./read-history.ts";

/** One commit of microvm.nix. */
export interface Revision {
  readonly rev: string;
  /** As in flake.lock: `sha256-...`. */
  readonly narHash: string;
  /** The committer's date, in seconds since 1970. */
  readonly committed: number;
  /** Its place in the main branch's first-parent line, the oldest being 0; none for a commit on the side. */
  readonly onMain?: number | undefined;
  /** Number of its set of options, the same for all revisions with the same options; none if it does not evaluate. */
  readonly options?: number | undefined;
}

/** `options.json`: every form that an option ever had, and which of them each set of options has. */
export interface OptionsFile {
  readonly $comment: string;
  readonly options: readonly OptionFacts[];
  /** A set is stored as another one, by its number, with some forms added and some dropped: `[base, added, dropped]`. */
  readonly sets: readonly (readonly [number | null, readonly number[], readonly number[]])[];
}

/** `revisions.json`: a line a revision: rev, hash without `sha256-`, seconds, set of options, place on main. */
export interface RevisionsFile {
  readonly $comment: string;
  readonly revisions: readonly string[];
}

/** A commit of the main branch whose options differ from those of the last one before it that evaluates. */
export interface OptionsChange {
  readonly revision: Revision;
  /** By name: a guest option and a host option may have the same. */
  readonly options: ReadonlyMap<string, readonly OptionFacts[]>;
  /** Commits just before it that do not evaluate. */
  readonly unread: number;
}

/** The known revisions of microvm.nix, and the options of each. */
export class RevisionDatabase {
  /** The main branch's first, oldest first; then those of other branches by date. */
  readonly revisions: readonly Revision[];
  readonly #byRev: ReadonlyMap<string, Revision>;
  readonly #byNarHash = new Map<string, Revision[]>();
  readonly #file: () => OptionsFile;
  readonly #sets = new Map<number, readonly OptionFacts[]>();
  #options: OptionsFile | undefined;
  #changes: readonly OptionsChange[] | undefined;

  /** @param options Gives options.json; called only when options are asked for. */
  constructor(revisions: RevisionsFile, options: () => OptionsFile) {
    this.#file = options;
    this.revisions = revisions.revisions.map(parseRevision);
    this.#byRev = new Map(this.revisions.map((revision) => [revision.rev, revision]));
    for (const revision of this.revisions) {
      const same = this.#byNarHash.get(revision.narHash);
      if (same === undefined) this.#byNarHash.set(revision.narHash, [revision]);
      else same.push(revision);
    }
  }

  /** By the whole hash, or by a beginning of at least 4 digits that no other revision has. */
  find(rev: string): Revision | undefined {
    const exact = this.#byRev.get(rev.toLowerCase());
    if (exact !== undefined || rev.length < 4 || rev.length >= 40) return exact;
    const [first, second] = this.revisions.filter((known) =>
      known.rev.startsWith(rev.toLowerCase()),
    );
    return second === undefined ? first : undefined;
  }

  /** All revisions with this tree: several commits may have the same, those on main first. */
  withNarHash(narHash: string): readonly Revision[] {
    return this.#byNarHash.get(narHash) ?? [];
  }

  /** The main branch's first-parent line, oldest first. */
  main(): readonly Revision[] {
    return this.revisions.filter(({ onMain }) => onMain !== undefined);
  }

  /** The commits of the main branch that change the set of options, oldest first. */
  changesOnMain(): readonly OptionsChange[] {
    this.#changes ??= [...this.#readChanges()];
    return this.#changes;
  }

  *#readChanges(): Generator<OptionsChange> {
    let unread = 0;
    let set: number | undefined;
    for (const revision of this.main()) {
      const options = this.optionsAt(revision);
      if (options === undefined) {
        unread += 1;
        continue;
      }
      if (revision.options !== set) yield { revision, options: groupedByName(options), unread };
      set = revision.options;
      unread = 0;
    }
  }

  /** Every option of the revision, nested ones too, sorted by name. Undefined when it does not evaluate. */
  optionsAt({ options }: Revision): readonly OptionFacts[] | undefined {
    return options === undefined ? undefined : this.#set(options);
  }

  /** Every form that any option ever had. */
  everyForm(): readonly OptionFacts[] {
    return this.#optionsFile().options;
  }

  #set(number: number): readonly OptionFacts[] {
    const known = this.#sets.get(number);
    if (known !== undefined) return known;
    const { options, sets } = this.#optionsFile();
    const entry = sets[number];
    if (entry === undefined) throw new Error(`options.json has no set ${number}`);
    const [base, added, dropped] = entry;
    const gone = new Set(dropped.map((index) => options[index]));
    const set = [
      ...(base === null ? [] : this.#set(base)).filter((facts) => !gone.has(facts)),
      ...added.map((index) => options[index] as OptionFacts),
    ].sort(byName);
    this.#sets.set(number, set);
    return set;
  }

  #optionsFile(): OptionsFile {
    this.#options ??= this.#file();
    return this.#options;
  }
}

let shipped: RevisionDatabase | undefined;

/** The database that comes with the tool. */
export function revisionDatabase(): RevisionDatabase {
  shipped ??= new RevisionDatabase(
    readHistory("revisions.json") as RevisionsFile,
    () => readHistory("options.json") as OptionsFile,
  );
  return shipped;
}

/** The line of a revision in revisions.json. */
export function printRevision(revision: Revision): string {
  const { rev, narHash, committed, options, onMain } = revision;
  return [rev, narHash.replace("sha256-", ""), committed, options ?? "-", onMain ?? "-"].join(" ");
}

function parseRevision(line: string): Revision {
  const [rev = "", hash = "", committed, options = "-", onMain = "-"] = line.split(" ");
  return {
    rev,
    narHash: `sha256-${hash}`,
    committed: Number(committed),
    options: options === "-" ? undefined : Number(options),
    onMain: onMain === "-" ? undefined : Number(onMain),
  };
}

function groupedByName(options: readonly OptionFacts[]): ReadonlyMap<string, OptionFacts[]> {
  const grouped = new Map<string, OptionFacts[]>();
  for (const facts of options) {
    const same = grouped.get(facts.name);
    if (same === undefined) grouped.set(facts.name, [facts]);
    else same.push(facts);
  }
  return grouped;
}

function byName(one: OptionFacts, other: OptionFacts): number {
  return one.name < other.name ? -1 : one.name > other.name ? 1 : one.host ? 1 : -1;
}
