import { revisionDatabase } from "../../microvm/history/database.ts";
import { optionNotes } from "../../microvm/schema/option-notes.ts";
import type { SupportTable } from "../../microvm/support/support-table.ts";
import { lifetime, optionHistory } from "../../options/option-history.ts";
import { day } from "../../options/pinned-options.ts";
import type { OptionFactsFor } from "./option-docs.ts";

/** What the history, the measurements and our own notes say about guest options. */
export function knownFacts(support: SupportTable | undefined): OptionFactsFor {
  const database = revisionDatabase();
  return (name) => {
    const { since } = lifetime(optionHistory(database, { name }));
    return {
      ...optionNotes[name],
      since: since && `${day(since.committed)} (${since.rev.slice(0, 8)})`,
      support: support?.summary(name) ?? {},
      arguments: support?.arguments(name) ?? {},
    };
  };
}
