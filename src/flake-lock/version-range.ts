import type { NodeLimit } from "./flake-lock.ts";

/** The tightest limits on the versions of Nix that can read a file. */
export interface VersionRange {
  /** The one with the newest version that first reads the file. */
  readonly since?: NodeLimit & { readonly since: string };
  /** The one with the oldest version that refuses the file. */
  readonly until?: NodeLimit & { readonly until: string };
}

export function versionRange(limits: readonly NodeLimit[]): VersionRange {
  let range: VersionRange = {};
  for (const { since, until, ...limit } of limits) {
    if (since !== undefined && minor(since) > minor(range.since?.since ?? "2.0"))
      range = { ...range, since: { ...limit, since } };
    if (until !== undefined && minor(until) < minor(range.until?.until ?? "2.999"))
      range = { ...range, until: { ...limit, until } };
  }
  return range;
}

/** Whether no version of Nix is left. */
export function isEmpty({ since, until }: VersionRange): boolean {
  return since !== undefined && until !== undefined && minor(since.since) >= minor(until.until);
}

const minor = (version: string) => Number(version.split(".")[1]);
