import data from "./known-revisions.json" with { type: "json" };

/** One revision of microvm.nix of which everything needed is known. */
export interface KnownRevision {
  readonly rev: string;
  /** SRI form, as in flake.lock. */
  readonly narHash: string;
  /** The committer's date, ISO 8601. */
  readonly committed: string;
  /** Names below `microvm.`, of the guest's and the host's module. */
  readonly options: ReadonlySet<string>;
  /** Names that are still declared, but only to say that the option is gone. */
  readonly removed: ReadonlySet<string>;
}

/** What a lock file says about a node's content. */
export interface LockedContent {
  readonly rev?: string | undefined;
  readonly narHash?: string | undefined;
}

/** Commits on the main branch that brought an option and that took it away, where they are known exactly. */
export interface OptionHistory {
  readonly since?: KnownRevision | undefined;
  readonly until?: KnownRevision | undefined;
}

interface OptionRecord {
  readonly in: readonly number[];
  readonly removed?: readonly number[];
  readonly cameWith?: number;
  readonly wentWith?: number;
}

/*
 * known-revisions.json was obtained from the microvm.nix repository: narHash is `nix hash path` of `git archive REV`,
 * committed is `git log -1 --format=%cI REV`, options are the names in `(lib.evalModules ...).options.microvm` of
 * nixos-modules/microvm and nixos-modules/host at that revision (`_module.check = false`, stub `pkgs`, names only).
 * An option with `visible = false`, no default and an unspecified type is a mkRemovedOptionModule. `cameWith` and
 * `wentWith` compare a commit with its first parent.
 */
const optionRecords: ReadonlyMap<string, OptionRecord> = new Map(Object.entries(data.options));

/** Every known revision, oldest first. */
export const knownRevisions: readonly KnownRevision[] = data.revisions.map((revision, index) => ({
  ...revision,
  options: namesWhere((record) => record.in.includes(index)),
  removed: namesWhere((record) => record.removed?.includes(index) === true),
}));

const byRev = new Map(knownRevisions.map((revision) => [revision.rev, revision]));
const byNarHash = new Map(knownRevisions.map((revision) => [revision.narHash, revision]));

/**
 * The known revision that a lock names. Nix serves what the narHash names, whatever the rev says; so
 * a rev counts only when the narHash is that revision's or is missing.
 * @returns "inconsistent" when rev and narHash cannot belong together, undefined when neither is known.
 */
export function lookupRevision({
  rev,
  narHash,
}: LockedContent): KnownRevision | "inconsistent" | undefined {
  const revision = rev === undefined ? undefined : byRev.get(rev.toLowerCase());
  if (narHash === undefined) return revision;
  if (revision !== undefined) return revision.narHash === narHash ? revision : "inconsistent";
  return byNarHash.get(narHash);
}

/**
 * `option` is a name below `microvm.`, or a group of them such as `qemu.bios`, which is there from its first option
 * to its last. What is not known exactly stays out: an option that the oldest known revision has came before it.
 */
export function optionHistory(option: string): OptionHistory {
  const records = [...optionRecords].filter(([name]) => isWithin(name, option)).map(([, r]) => r);
  if (records.length === 0) return {};
  const first = Math.min(...records.flatMap((record) => record.in));
  const last = Math.max(...records.map(({ wentWith }) => wentWith ?? Number.POSITIVE_INFINITY));
  return {
    since: records.some(({ cameWith }) => cameWith === first) ? knownRevisions[first] : undefined,
    until: knownRevisions[last],
  };
}

/** Whether one of `options` is `option` or, for a group, inside it. */
export function hasOption(options: ReadonlySet<string>, option: string): boolean {
  if (options.has(option)) return true;
  for (const name of options) if (isWithin(name, option)) return true;
  return false;
}

/** Names of all options that any known revision has. */
export function knownOptions(): string[] {
  return [...optionRecords.keys()];
}

function isWithin(name: string, option: string): boolean {
  return name === option || name.startsWith(`${option}.`);
}

function namesWhere(holds: (record: OptionRecord) => boolean): ReadonlySet<string> {
  return new Set([...optionRecords].filter(([, record]) => holds(record)).map(([name]) => name));
}
