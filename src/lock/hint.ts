import type { Commit, Knowledge, NodeVerdict } from "./result.ts";

/** What a lock says besides its evidence; a date is never more than this. */
export function describeHint(
  { node, revision, requirements }: NodeVerdict,
  { lookupRevision }: Pick<Knowledge, "lookupRevision">,
): string | null {
  if (revision === "inconsistent") return describeMismatch(node, lookupRevision);
  if (revision !== undefined && revision.options === undefined)
    return `microvm.nix is broken at ${revision.rev}: its own options do not evaluate`;
  if (revision !== undefined) {
    return node.rev === undefined || node.content.rev === revision.rev
      ? null
      : `its rev is not a known one; its narHash is that of ${revision.rev}, and Nix serves what the narHash names`;
  }
  const day = dayOf(node.lastModified);
  if (day === undefined) return null;
  const latest = requirements
    .flatMap(({ option, since }) => (since === undefined ? [] : [{ option, since }]))
    .reduce<{ option: string; since: Commit } | undefined>(
      (a, b) => (a === undefined || instant(b.since) > instant(a.since) ? b : a),
      undefined,
    );
  if (latest === undefined) return `lastModified is ${day}, but a date is not evidence`;
  const order = (node.lastModified ?? 0) * 1000 > instant(latest.since) ? "after" : "before";
  return `lastModified ${day} is ${order} ${latest.option} came on main (${latest.since.committed.slice(0, 10)}), but a date is not evidence`;
}

function describeMismatch(
  { rev, content: { narHash } }: NodeVerdict["node"],
  lookupRevision: Knowledge["lookupRevision"],
): string {
  const named = lookupRevision({ narHash });
  const content =
    named === undefined || named === "inconsistent"
      ? "is not that revision's"
      : `is that of ${named.rev}`;
  return `rev is ${rev ?? "missing"}, but narHash ${content}; Nix serves what the narHash names`;
}

function instant({ committed }: Commit): number {
  return Date.parse(committed);
}

/** The date in UTC of seconds since 1970, if that is a valid date. */
function dayOf(seconds: number | undefined): string | undefined {
  if (seconds === undefined) return undefined;
  const date = new Date(seconds * 1000);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString().slice(0, 10);
}
