import type { OptionFacts } from "../microvm/history/option-facts.ts";

/** How one option changed between two revisions. */
export type OptionChange =
  | { readonly kind: "added"; readonly after: OptionFacts }
  | {
      readonly kind: "removed";
      readonly before: OptionFacts;
      readonly replacedBy: readonly string[];
    }
  | {
      readonly kind: "changed";
      readonly before: OptionFacts;
      readonly after: OptionFacts;
      readonly what: readonly Aspect[];
    };

/** The changed aspect of an option: the values it accepts, its default, whether it must or may be set. */
export type Aspect = "type" | "default" | "requiredness";

/** Every option that differs, sorted by name. An option that is only declared as removed counts as removed. */
export function compareOptions(
  before: readonly OptionFacts[],
  after: readonly OptionFacts[],
): OptionChange[] {
  const old = new Map(before.map((facts) => [keyOf(facts), facts]));
  const now = new Map(after.map((facts) => [keyOf(facts), facts]));
  return [...new Set([...old.keys(), ...now.keys()])]
    .sort()
    .flatMap((key) => change(old.get(key), now.get(key)) ?? []);
}

/** How one option differs, or undefined if it does not. Without facts, the option did not exist. */
export function change(
  before: OptionFacts | undefined,
  after: OptionFacts | undefined,
): OptionChange | undefined {
  // revisions share the facts of options that did not change
  if (before === after) return undefined;
  const was = before?.removed === undefined ? before : undefined;
  const is = after?.removed === undefined ? after : undefined;
  if (was === undefined) return is && { kind: "added", after: is };
  if (is === undefined)
    return { kind: "removed", before: was, replacedBy: after?.removed?.replacedBy ?? [] };
  const what = aspects.filter(([, differ]) => differ(was, is)).map(([aspect]) => aspect);
  return what.length === 0 ? undefined : { kind: "changed", before: was, after: is, what };
}

const aspects: readonly (readonly [Aspect, (one: OptionFacts, other: OptionFacts) => boolean])[] = [
  ["type", (one, other) => !same(one.type, other.type)],
  ["default", (one, other) => !same(one.default, other.default)],
  [
    "requiredness",
    (one, other) => one.requiredness !== other.requiredness || one.readOnly !== other.readOnly,
  ],
];

/** The host's module can have an option with the same name as one of the guest's. */
const keyOf = ({ name, host }: OptionFacts) => (host ? `${name} (host)` : name);

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
