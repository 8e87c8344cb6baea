import { compareVersions } from "../compare-versions.ts";
import { isExpected } from "./expected.ts";
import type { Row, When } from "./row.ts";
import type { Subject, Surroundings } from "./subject.ts";
import { type Broken, broken } from "./verbs.ts";

/** Whether a row can apply to a machine and build, whatever the values are. */
export function isPossible({ when }: Row, around: Surroundings): boolean {
  return when === undefined || isOfBuild(when, around);
}

/** Whether it depends on more than the subject, the build and the kind of machine. */
export function asksAround(row: Row): boolean {
  return (
    [row.when, row.unless].some((when) => when?.properties !== undefined) ||
    ["needOption", "excludeOption", "needBus", "needMachine", "machineHas"].some(
      (verb) => verb in row,
    )
  );
}

/** The keys of which one must be given for the row to apply; undefined if a value without keys can violate it. */
export function keysOf(row: Row): readonly string[] | undefined {
  if ("key" in row && row.key !== undefined) return [row.key].flat();
  const present = Object.entries(row.when?.keys ?? {}).find(
    ([, expected]) => ![expected].flat().includes(null),
  );
  return present && [present[0]];
}

/** How a subject violates a row; nothing if the row does not apply. */
export function* brokenBy(row: Row, subject: Subject, around: Surroundings): Generator<Broken> {
  if (row.when !== undefined && !isSo(row.when, subject, around)) return;
  if (row.unless !== undefined && isSo(row.unless, subject, around)) return;
  const note = row.note === undefined ? "" : `: ${row.note}`;
  for (const { rule, message, keys } of broken(row, subject, around))
    yield { rule: row.rule ?? (row.severity ? "override" : rule), message: message + note, keys };
}

function isSo(when: When, subject: Subject, around: Surroundings): boolean {
  const { keys = {}, properties = {} } = when;
  return (
    isOfBuild(when, around) &&
    Object.entries(keys).every(([key, expected]) =>
      [expected].flat().some((each) => isExpected(each, subject.values(key).at(-1))),
    ) &&
    Object.entries(properties).every(([key, expected]) =>
      [expected].flat().some((each) => isExpected(each, around.machineProperty(key))),
    )
  );
}

function isOfBuild({ machine, since, before, target }: When, around: Surroundings): boolean {
  return (
    (machine === undefined || machine.test(around.machine)) &&
    (since === undefined || compareVersions(around.version, since) >= 0) &&
    (before === undefined || compareVersions(around.version, before) < 0) &&
    (target === undefined || target === around.target)
  );
}
