import type { KnownRevision } from "../microvm/history/known-revisions.ts";
import { replacedOptions } from "./replaced-options.ts";
import type { Commit, Knowledge, RequirementResult } from "./result.ts";

/** Evaluates one option, a name below `microvm.`, on what is known of the tree. */
export function evaluateRequirement(
  option: string,
  revision: KnownRevision | "inconsistent" | undefined,
  { optionHistory }: Pick<Knowledge, "optionHistory">,
): RequirementResult {
  const name = `microvm.${option}`;
  const { since, until } = optionHistory(option);
  const known = {
    ...(since === undefined ? {} : { since: commit(since) }),
    ...(until === undefined ? {} : { until: commit(until) }),
  };
  if (revision === undefined) return { option: name, verdict: "unknown", ...known };
  if (revision === "inconsistent") return { option: name, verdict: "inconsistent", ...known };
  if (revision.options === undefined) return { option: name, verdict: "unknown", ...known };
  if (revision.options.has(option)) return { option: name, verdict: "supported", ...known };
  // an option that a text does not declare plainly may come from a function in it
  if (revision.readFrom?.endsWith("text") === true)
    return { option: name, verdict: "unknown", ...known };
  const replacement = isGone(option, revision, until) ? replacedOptions.get(option) : undefined;
  if (replacement === undefined) return { option: name, verdict: "unsupported", ...known };
  return {
    option: name,
    verdict: "unsupported",
    ...known,
    replacedBy: replacement.options.map((name) => `microvm.${name}`),
    note: replacement.note,
  };
}

/** Whether a revision without the option is one that has it no longer, rather than not yet. */
export function isGone(
  option: string,
  revision: KnownRevision,
  until: Commit | undefined,
): boolean {
  return (
    revision.removed.has(option) ||
    (until !== undefined && Date.parse(revision.committed) >= Date.parse(until.committed))
  );
}

function commit({ rev, committed }: KnownRevision): Commit {
  return { rev, committed };
}
