import type { Option, OptionGroup, Options, OptionType } from "../microvm/schema/option-schema.ts";
import { contentsOf, functionOf, isProperty, usualPriority } from "../nix/property.ts";
import {
  type Condition,
  isNixExpression,
  markNixExpression,
  type NixExpression,
  type NixProperty,
  type NixValue,
} from "../nix/value.ts";

/*
 * What nixpkgs' module system makes of definitions (lib/modules.nix): conditions, then priorities, then the order, then
 * how each type merges the remaining definitions. tests/nix/module-system.test.ts compares it with the real one.
 */

/** Where a value is written: by which module, and where in it; the conditions that stand around it. */
export interface Origin<Source> {
  readonly source: Source;
  readonly path: readonly string[];
  readonly conditions: readonly Condition[];
}

/** What one module sets of some options. */
export interface ModuleSettings<Source> {
  readonly source: Source;
  readonly value: unknown;
  readonly path: readonly string[];
}

/** What the module system refuses, at the value in question. */
export type MergeProblem<Source> = {
  readonly path: readonly string[];
  readonly origin: Origin<Source>;
} & (
  | { readonly kind: "conflict"; readonly other: Origin<Source>; readonly priority: number }
  | { readonly kind: "misplaced"; readonly property: string; readonly around: string }
);

/** Options as set by all modules together. */
export interface Merged<Source> {
  readonly values: Readonly<Record<string, unknown>>;
  /** By the path of a value in it, as JSON: where that value is written. */
  readonly origins: ReadonlyMap<string, Origin<Source>>;
  readonly problems: readonly MergeProblem<Source>[];
}

/**
 * The options that modules set together, without the conditions, priorities and orders that they are written with.
 * Expressions remain: one stands for all items of a list that only Nix knows.
 *
 * @param modules In the order of the module system, where a module comes after those that it imports.
 * @param holds Whether a condition does.
 */
export function mergeModules<Source>(
  options: Options,
  modules: readonly ModuleSettings<Source>[],
  holds: (condition: Condition) => boolean,
): Merged<Source> {
  const merger = new Merger<Source>(holds);
  const definitions = modules.map(({ source, value, path }) => ({
    value,
    origin: { source, path, conditions: [] },
  }));
  const values = merger.mergeOptions(options, definitions, []);
  return {
    values: isAttrs(values) ? values : {},
    origins: merger.origins,
    problems: merger.problems,
  };
}

/** One definition of an option or of a group of them. */
interface Definition<Source> {
  readonly value: unknown;
  readonly origin: Origin<Source>;
  /** Undefined where it is the usual one. */
  readonly priority?: number;
  readonly place?: number;
  /** A property where the module system allows none: refused only if no other definition has a better priority. */
  readonly misplaced?: { readonly property: string; readonly around: string };
}

type Values = Record<string, unknown>;

class Merger<Source> {
  readonly #holds: (condition: Condition) => boolean;
  readonly origins = new Map<string, Origin<Source>>();
  readonly problems: MergeProblem<Source>[] = [];

  constructor(holds: (condition: Condition) => boolean) {
    this.#holds = holds;
  }

  /** @param path Where in the whole configuration. */
  mergeOptions(
    options: Options,
    given: readonly Definition<Source>[],
    path: readonly string[],
  ): unknown {
    const definitions = given.flatMap((one) => [...this.#pushedDown(one, path)]);
    this.#remember(path, definitions);
    const odd = definitions.find(({ value }) => !isAttrs(value));
    if (odd !== undefined) return odd.value;
    return this.#mergeMembers(definitions, path, (name, ofName, here) => {
      const node: Option | OptionGroup | undefined = options[name];
      return node?.kind === "group"
        ? this.mergeOptions(node.options, ofName, here)
        : this.#mergeOption(node?.type, ofName, here);
    });
  }

  #mergeMembers(
    definitions: readonly Definition<Source>[],
    path: readonly string[],
    merge: (
      name: string,
      definitions: readonly Definition<Source>[],
      path: readonly string[],
    ) => unknown,
  ): Values {
    const names = new Set(definitions.flatMap(({ value }) => Object.keys(value as object)));
    const entries = [...names].flatMap((name): [string, unknown][] => {
      const ofName = definitions.flatMap((definition) => memberOf(definition, name));
      const value = merge(name, ofName, [...path, name]);
      return value === undefined ? [] : [[name, value]];
    });
    // unlike an assignment, it takes "__proto__" for a name
    return Object.fromEntries(entries);
  }

  /** Undefined where no definition is left. */
  #mergeOption(
    type: OptionType | undefined,
    given: readonly Definition<Source>[],
    path: readonly string[],
  ): unknown {
    const all = given.flatMap((one) => [...this.#discharged(one, path)]);
    const best = Math.min(...all.map(priorityOf));
    const chosen = this.#wellPlaced(
      all.filter((one) => priorityOf(one) === best),
      path,
    )
      .toSorted((one, other) => placeOf(one) - placeOf(other))
      // inside the value, both have been applied
      .map(({ value, origin }) => ({ value, origin }));
    if (chosen.length === 0) return undefined;
    this.#remember(path, chosen);
    return this.#mergeByType(type, chosen, path, best);
  }

  #mergeByType(
    type: OptionType | undefined,
    definitions: readonly Definition<Source>[],
    path: readonly string[],
    priority: number,
  ): unknown {
    const [first, ...more] = definitions as [Definition<Source>, ...Definition<Source>[]];
    const plain = withoutNull(type);
    if (definitions.every(({ value }) => Array.isArray(value)))
      return this.#mergeLists(plain?.kind === "listOf" ? plain.of : undefined, definitions, path);
    if (definitions.every(({ value }) => isAttrs(value)))
      return plain?.kind === "submodule"
        ? this.mergeOptions(plain.options, definitions, path)
        : this.#mergeMembers(definitions, path, (_, ofName, here) =>
            this.#mergeOption(plain?.kind === "attrsOf" ? plain.of : undefined, ofName, here),
          );
    if (plain?.kind === "listOf" && definitions.every(({ value }) => isListLike(value)))
      return more.length === 0 ? first.value : this.#mergeLists(plain.of, definitions, path);
    if (plain?.kind === "string" && plain.separator !== undefined)
      return joined(plain.separator, definitions);
    this.#requireOne(first, more, path, priority);
    return first.value;
  }

  /** An option with a single value may be defined twice only if both values are equal. */
  #requireOne(
    first: Definition<Source>,
    more: readonly Definition<Source>[],
    path: readonly string[],
    priority: number,
  ): void {
    const text = JSON.stringify(first.value);
    const other = more.find(({ value }) => JSON.stringify(value) !== text);
    // values that only Nix knows may be equal
    if (other === undefined || isNixExpression(first.value) || isNixExpression(other.value)) return;
    this.problems.push({
      kind: "conflict",
      path,
      origin: other.origin,
      other: first.origin,
      priority,
    });
  }

  #mergeLists(
    of: OptionType | undefined,
    definitions: readonly Definition<Source>[],
    path: readonly string[],
  ): unknown[] {
    const items = definitions.flatMap((definition) => [...this.#itemsOf(definition, path)]);
    return items.map((item, index) => {
      const here = [...path, String(index)];
      this.#remember(here, [item]);
      return isAttrs(item.value) ? this.#mergeByType(of, [item], here, 100) : item.value;
    });
  }

  /** A list's items, with those of `optionals` where its condition holds. */
  *#itemsOf(
    { value, origin }: Definition<Source>,
    path: readonly string[],
  ): Generator<Definition<Source>> {
    if (!Array.isArray(value)) {
      yield { value: isNixExpression(value) ? asItems(value) : value, origin };
      return;
    }
    for (const [index, item] of value.entries())
      yield* this.#itemOf({ value: item, origin: below(origin, String(index)) }, path);
  }

  *#itemOf(item: Definition<Source>, path: readonly string[]): Generator<Definition<Source>> {
    const { value, origin } = item;
    if (!isProperty(value)) {
      yield item;
    } else if (value._type === "items") {
      if (!this.#holds(value.condition)) return;
      yield* this.#itemsOf({ value: value.content, origin: under(origin, value.condition) }, path);
    } else if (value._type === "if") {
      if (!this.#holds(value.condition)) return;
      yield* this.#itemOf({ value: value.content, origin: under(origin, value.condition) }, path);
    } else this.#report(item, nameOf(value), "an item of a list", path);
  }

  /**
   * The sets that define a group. The module system passes what surrounds them on to the members, but a priority around a
   * condition does not apply to the condition of a member.
   */
  *#pushedDown(given: Definition<Source>, path: readonly string[]): Generator<Definition<Source>> {
    const { value, origin, priority } = given;
    if (!isProperty(value)) yield given;
    else if (value._type === "merge")
      for (const [index, content] of value.contents.entries())
        yield* this.#pushedDown(
          { ...given, value: content, origin: below(origin, String(index)) },
          path,
        );
    else if (value._type === "attrs") yield* this.#pushedDown(this.#setOf(given, value), path);
    else if (value._type === "items") this.#report(given, nameOf(value), "an option", path);
    else if (value._type === "order") this.#report(given, nameOf(value), groupOfOptions, path);
    else if (priority !== undefined) {
      const around = functionOf("override", priority);
      const misplaced = given.misplaced ?? { property: nameOf(value), around };
      yield* this.#pushedDown({ ...given, value: value.content, misplaced }, path);
    } else if (value._type === "override")
      yield* this.#pushedDown({ ...given, value: value.content, priority: value.priority }, path);
    else if (this.#holds(value.condition))
      yield* this.#pushedDown(
        { ...given, value: value.content, origin: under(origin, value.condition) },
        path,
      );
  }

  /** What `optionalAttrs` gives: a set whatever the condition, so that it may be inside a priority. */
  #setOf(
    given: Definition<Source>,
    { condition, content }: Extract<NixProperty, { condition: Condition }>,
  ): Definition<Source> {
    return this.#holds(condition)
      ? { ...given, value: content, origin: under(given.origin, condition) }
      : { ...given, value: {} };
  }

  /**
   * The definitions inside conditions and `mkMerge`, with the priority and the order that are written around each.
   * In the module system a condition is outside a priority, which is outside an order.
   */
  *#discharged(given: Definition<Source>, path: readonly string[]): Generator<Definition<Source>> {
    const { value, origin, priority, place } = given;
    if (!isProperty(value) || given.misplaced !== undefined) {
      yield given;
      return;
    }
    if (value._type === "attrs") {
      yield* this.#discharged(this.#setOf(given, value), path);
      return;
    }
    const around =
      place !== undefined
        ? functionOf("order", place)
        : priority !== undefined
          ? functionOf("override", priority)
          : undefined;
    const isInside = around !== undefined && (place !== undefined || value._type !== "order");
    if (value._type === "items" || isInside) {
      yield { ...given, misplaced: { property: nameOf(value), around: around ?? "an option" } };
      return;
    }
    if (value._type === "order") {
      yield* this.#discharged({ ...given, value: value.content, place: value.priority }, path);
      return;
    }
    if (value._type === "override") {
      yield* this.#discharged({ ...given, value: value.content, priority: value.priority }, path);
      return;
    }
    if (value._type === "merge")
      for (const [index, content] of value.contents.entries())
        yield* this.#discharged({ value: content, origin: below(origin, String(index)) }, path);
    else if (this.#holds(value.condition))
      yield* this.#discharged(
        { value: value.content, origin: under(origin, value.condition) },
        path,
      );
  }

  /** Those that the module system accepts; it refuses the others. */
  #wellPlaced(
    definitions: readonly Definition<Source>[],
    path: readonly string[],
  ): Definition<Source>[] {
    return definitions.filter((definition) => {
      const { misplaced } = definition;
      if (misplaced !== undefined)
        this.#report(definition, misplaced.property, misplaced.around, path);
      return misplaced === undefined;
    });
  }

  #report(
    { origin }: Definition<Source>,
    property: string,
    around: string,
    path: readonly string[],
  ): void {
    this.problems.push({
      kind: "misplaced",
      path,
      origin,
      property: nameIn(property),
      around: nameIn(around),
    });
  }

  #remember(path: readonly string[], [first]: readonly Definition<Source>[]): void {
    if (first !== undefined) this.origins.set(JSON.stringify(path), first.origin);
  }
}

/** Expressions for whole lists that are among the items of other lists. */
const itemExpressions = new WeakSet<object>();

function asItems({ text }: NixExpression): NixExpression {
  const items = markNixExpression(text);
  itemExpressions.add(items);
  return items;
}

/** Whether an item of a merged list stands for any number of them. */
export const standsForItems = (item: unknown): boolean =>
  typeof item === "object" && item !== null && itemExpressions.has(item);

/** The function of `lib`, as a definition calls it. */
function nameOf(property: NixProperty): string {
  switch (property._type) {
    case "if":
      return "mkIf";
    case "attrs":
      return "optionalAttrs";
    case "merge":
      return "mkMerge";
    case "items":
      return property.condition === true ? "itemsOf" : "optionals";
    default:
      return functionOf(property._type, property.priority);
  }
}

/** `mkOverride 900` → `mkOverride`. */
const nameIn = (call: string) => call.replace(/ [\d(-].*$/, "");

const groupOfOptions = "a group of options";

/** Every value that is a property or contains one, with its place. */
export function* propertiesIn(value: unknown): Generator<NixProperty> {
  if (typeof value !== "object" || value === null || isNixExpression(value)) return;
  if (isProperty(value)) yield value;
  const inner: readonly unknown[] = isProperty(value) ? contentsOf(value) : Object.values(value);
  for (const one of inner) yield* propertiesIn(one);
}

const priorityOf = ({ priority }: Definition<unknown>) => priority ?? usualPriority.override;
const placeOf = ({ place }: Definition<unknown>) => place ?? usualPriority.order;

function memberOf<Source>(
  { value, origin, priority, misplaced }: Definition<Source>,
  name: string,
): Definition<Source>[] {
  const members = value as Readonly<Record<string, unknown>>;
  if (!Object.hasOwn(members, name) || members[name] === undefined) return [];
  return [
    {
      value: members[name],
      origin: below(origin, name),
      ...(priority !== undefined && { priority }),
      ...(misplaced !== undefined && { misplaced }),
    },
  ];
}

const below = <Source>(origin: Origin<Source>, name: string): Origin<Source> => ({
  ...origin,
  path: [...origin.path, name],
});

const under = <Source>(origin: Origin<Source>, condition: Condition): Origin<Source> =>
  condition === true ? origin : { ...origin, conditions: [...origin.conditions, condition] };

function isAttrs(value: unknown): value is Readonly<Record<string, NixValue>> {
  return (
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    !isNixExpression(value) &&
    !isProperty(value)
  );
}

const isListLike = (value: unknown) => Array.isArray(value) || isNixExpression(value);

function withoutNull(type: OptionType | undefined): OptionType | undefined {
  return type?.kind === "nullOr" ? withoutNull(type.of) : type;
}

/** Texts joined into one; an expression that only Nix knows makes the whole an expression. */
function joined(separator: string, definitions: readonly Definition<unknown>[]): unknown {
  const values = definitions.map(({ value }) => value);
  if (values.length === 1) return values[0];
  return values.find((value) => typeof value !== "string") ?? values.join(separator);
}
