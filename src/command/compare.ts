import { argumentsOf, type CommandLine, type CommandOption } from "./command-line.ts";
import { commonPairs } from "./common-sequence.ts";

/** One step from a command line to another. Options that differ only in their values make one step. */
export type Change =
  | { readonly kind: "same"; readonly before: Unit; readonly after: Unit }
  | { readonly kind: "changed"; readonly before: Unit; readonly after: Unit }
  | { readonly kind: "moved"; readonly before: Unit; readonly after: Unit }
  | { readonly kind: "removed"; readonly before: Unit; readonly after?: undefined }
  | { readonly kind: "added"; readonly before?: undefined; readonly after: Unit };

/** An option, or an argument of the program, with the index of its first argument in the whole command line. */
export interface Unit extends CommandOption {
  readonly start: number;
}

/**
 * The steps from one command line to another, in order: the longest common sequence of whole options stays, and
 * between its parts options of the same name are paired.
 */
export function compareCommandLines(before: CommandLine, after: CommandLine): Change[] {
  const [one, other] = [unitsOf(before), unitsOf(after)];
  const pairs = commonPairs(one.map(keyOf), other.map(keyOf));
  const changes: Change[] = [];
  let [i, j] = [0, 0];
  for (const [left, right] of [...pairs, [one.length, other.length] as const]) {
    changes.push(...pairUp(one.slice(i, left), other.slice(j, right)));
    const [before, after] = [one[left], other[right]];
    if (before !== undefined && after !== undefined) changes.push({ kind: "same", before, after });
    [i, j] = [left + 1, right + 1];
  }
  return changes;
}

/**
 * The same steps as a person describes them: an option on both sides has moved, and one whose name was removed once and
 * added once has changed, wherever they are.
 */
export function describeChanges(before: CommandLine, after: CommandLine): Change[] {
  const steps = compareCommandLines(before, after);
  const removed = steps.filter(({ kind }) => kind === "removed") as { before: Unit }[];
  const added = steps.filter(({ kind }) => kind === "added") as { after: Unit }[];
  const partner = new Map<Unit, Change>();
  const pair = (kind: "moved" | "changed", before: Unit, after: Unit) => {
    partner.set(before, { kind, before, after });
    partner.set(after, { kind, before, after });
  };
  for (const { before } of removed) {
    const same = added.find(
      ({ after }) => !partner.has(after) && keyOf(after) === keyOf(before),
    )?.after;
    if (same !== undefined) pair("moved", before, same);
  }
  for (const { before } of removed) {
    const ofName = (unit: Unit) => isAlike(unit, before) && !partner.has(unit);
    const [left, ...moreLeft] = removed.filter(({ before }) => ofName(before));
    const [right, ...moreRight] = added.filter(({ after }) => ofName(after));
    if (left && right && moreLeft.length + moreRight.length === 0 && before.name !== undefined)
      pair("changed", left.before, right.after);
  }
  return steps.flatMap((step) => {
    if (step.kind === "added" && partner.has(step.after)) return [];
    return (step.kind === "removed" && partner.get(step.before)) || step;
  });
}

/** The indexes of the arguments that are missing from the other command line, or elsewhere in it. */
export function argumentsThatDiffer(before: CommandLine, after: CommandLine): Set<number> {
  const differing = new Set<number>();
  for (const { kind, before: left, after: right } of compareCommandLines(before, after)) {
    if (kind === "same" || kind === "added") continue;
    const theirs = right === undefined ? [] : argumentsOf(right);
    for (const [index, { text }] of argumentsOf(left).entries())
      if (theirs[index]?.text !== text) differing.add(left.start + index);
  }
  return differing;
}

function unitsOf(line: CommandLine): Unit[] {
  const units: Unit[] = line.program.map((arg, start) => ({
    name: undefined,
    values: [arg],
    start,
  }));
  let start = line.program.length;
  for (const option of line.options) {
    units.push({ ...option, start });
    start += argumentsOf(option).length;
  }
  return units;
}

const keyOf = (option: CommandOption) =>
  JSON.stringify(argumentsOf(option).map(({ text }) => text));

/** Options of the same name; for `-device` and `-object` also of the same kind, on any bus. */
function isAlike(one: CommandOption, other: CommandOption): boolean {
  const kind = ({ name, values }: CommandOption) =>
    name === "-device" || name === "-object"
      ? values[0]?.text.split(",")[0]?.replace(/-(pci|device|ccw)$/, "")
      : undefined;
  return one.name === other.name && kind(one) === kind(other);
}

/** Within a gap, options of the same name are paired in order: each pair is one that changed. */
function pairUp(removed: readonly Unit[], added: readonly Unit[]): Change[] {
  const changes: Change[] = [];
  let rest = [...added];
  for (const before of removed) {
    const index = rest.findIndex((unit) => isAlike(unit, before));
    const after = rest[index];
    if (after === undefined) {
      changes.push({ kind: "removed", before });
      continue;
    }
    changes.push(...rest.slice(0, index).map((after): Change => ({ kind: "added", after })));
    changes.push({ kind: "changed", before, after });
    rest = rest.slice(index + 1);
  }
  return [...changes, ...rest.map((after): Change => ({ kind: "added", after }))];
}
