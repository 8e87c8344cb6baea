import type { OptionSchema } from "../schema/option-schema.ts";
import { probesOf } from "./probes.ts";
import { measurement, type SupportFile } from "./support-table.ts";

/** A revision of microvm.nix that was measured. */
export interface MeasuredRevision {
  readonly schema: OptionSchema;
  readonly support: SupportFile;
}

/**
 * The measured revision whose table is valid for another one, too, as it is measured today: every file that decides what a hypervisor does is the
 * same, and so is every VM that its options are probed with. Undefined when there is none.
 *
 * @param sources The other revision's hashes, from `hashesOfDecidingFiles`.
 */
export function measuredBefore(
  schema: OptionSchema,
  sources: Readonly<Record<string, string>>,
  known: readonly MeasuredRevision[],
): MeasuredRevision | undefined {
  const wanted = JSON.stringify(probesOf(schema));
  return known.find(
    (other) =>
      other.support.measurement === measurement &&
      isSame(sources, other.support.sources) &&
      JSON.stringify(probesOf(other.schema)) === wanted,
  );
}

function isSame(one: Readonly<Record<string, string>>, other: Readonly<Record<string, string>>) {
  const names = Object.keys(one);
  return (
    names.length === Object.keys(other).length && names.every((name) => one[name] === other[name])
  );
}
