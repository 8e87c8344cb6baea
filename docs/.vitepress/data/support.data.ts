import { readFileSync } from "node:fs";
import { join } from "node:path";
import { revisionDatabase } from "../../../src/microvm/history/database.ts";
import { knownRevisions } from "../../../src/microvm/pin-data.ts";
import { SupportTable } from "../../../src/microvm/support/support-table.ts";
import { day, pinnedOptions } from "../../../src/options/pinned-options.ts";
import { pinned, root } from "./pinned.ts";
import { letters } from "./support-letters.ts";

/** What each hypervisor does with each option of one revision. */
export interface MeasuredRevisionData {
  readonly rev: string;
  readonly date: string;
  readonly hypervisors: readonly string[];
  /** Name → a letter a hypervisor. */
  readonly options: Readonly<Record<string, string>>;
}

export interface SupportData {
  readonly pinned: string;
  readonly revisions: readonly MeasuredRevisionData[];
  /** The options that each VM of this repository sets. */
  readonly vms: Readonly<Record<string, readonly string[]>>;
}

declare const data: SupportData;

export { data };

export default {
  load: (): SupportData => ({
    pinned: pinned.schema.source.rev,
    revisions: knownRevisions()
      .map(({ schema, support }) => {
        const table = new SupportTable(support.measured);
        const { rev } = schema.source;
        const committed = revisionDatabase().find(rev)?.committed ?? 0;
        return {
          rev,
          date: day(committed),
          hypervisors: table.hypervisors,
          options: Object.fromEntries(
            pinnedOptions(schema, table)
              .filter(({ support }) => Object.keys(support).length > 0)
              .map(({ name, support }) => [
                name,
                table.hypervisors.map((one) => letters[support[one] ?? "not-applicable"]).join(""),
              ]),
          ),
        };
      })
      .sort((one, other) => (one.date < other.date ? 1 : -1)),
    vms: vmsOfRecord(readFileSync(join(root, "nix/generated.json"), "utf8")),
  }),
};

function vmsOfRecord(text: string): Record<string, string[]> {
  const { vms } = JSON.parse(text) as { vms: Record<string, { options: readonly string[] }> };
  return Object.fromEntries(
    Object.entries(vms).map(([name, { options }]) => [
      name,
      options.map((option) => option.replace(/^microvm\./, "")),
    ]),
  );
}
