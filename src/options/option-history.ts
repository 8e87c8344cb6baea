import type { Revision, RevisionDatabase } from "../microvm/history/database.ts";
import type { OptionFacts } from "../microvm/history/option-facts.ts";
import { change, type OptionChange } from "./change.ts";

/** A change of an option on the main branch. */
export interface OptionEvent {
  readonly change: OptionChange;
  /** The first commit after the change whose options evaluate. */
  readonly revision: Revision;
  /** The number of commits just before it that do not evaluate: each of them may have made the change. */
  readonly unread: number;
}

/** All changes of an option on the main branch, oldest first. Empty if it never existed. */
export function optionHistory(
  database: RevisionDatabase,
  { name, host }: Pick<OptionFacts, "name" | "host">,
): OptionEvent[] {
  const events: OptionEvent[] = [];
  let before: OptionFacts | undefined;
  for (const { revision, options, unread } of database.changesOnMain()) {
    const after = options.get(name)?.find((facts) => facts.host === host);
    const difference = change(before, after);
    if (difference !== undefined) events.push({ change: difference, revision, unread });
    before = after;
  }
  return events;
}

/** The commits on main that last added the option and, if it is gone now, removed it. */
export function lifetime(events: readonly OptionEvent[]): {
  since: Revision | undefined;
  until: Revision | undefined;
} {
  const last = events.at(-1);
  return {
    since: events.findLast(({ change }) => change.kind === "added")?.revision,
    until: last?.change.kind === "removed" ? last.revision : undefined,
  };
}
