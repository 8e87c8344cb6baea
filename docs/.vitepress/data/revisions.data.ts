import { revisionDatabase } from "../../../src/microvm/history/database.ts";
import { compareOptions } from "../../../src/options/change.ts";
import { day } from "../../../src/options/pinned-options.ts";
import { changeText } from "../../../src/options/text.ts";
import { pinned } from "./pinned.ts";

/** A commit of the main branch that changed options. */
export interface RevisionEvent {
  readonly rev: string;
  readonly date: string;
  readonly changes: readonly {
    readonly name: string;
    readonly kind: string;
    readonly text: string;
  }[];
}

export interface RevisionsData {
  readonly pinned: string;
  readonly known: number;
  /** Newest first. */
  readonly events: readonly RevisionEvent[];
}

declare const data: RevisionsData;

export { data };

export default {
  load(): RevisionsData {
    const database = revisionDatabase();
    const events: RevisionEvent[] = [];
    let before: Parameters<typeof compareOptions>[0] = [];
    for (const revision of database.main()) {
      const after = database.optionsAt(revision);
      if (after === undefined || after === before) continue;
      const changes = compareOptions(before, after).map((change) => ({
        name: (change.kind === "removed" ? change.before : change.after).name,
        kind: change.kind,
        text: changeText(change),
      }));
      if (changes.length > 0)
        events.unshift({ rev: revision.rev, date: day(revision.committed), changes });
      before = after;
    }
    return { pinned: pinned.schema.source.rev, known: database.revisions.length, events };
  },
};
