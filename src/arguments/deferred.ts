import { isProperty, markProperty } from "../nix/property.ts";
import { isNixExpression } from "../nix/value.ts";

type Values = Readonly<Record<string, unknown>>;

/** Found by this name, since the tool and the definitions' bundle each have their own copy of this module. */
const marker = Symbol.for("ghaf-microvm.deferredArguments");

/** What is known of the options around an argument. */
export interface Around {
  readonly options: Values;
  /** They belong to a module, which other modules complete. */
  readonly isPart: boolean;
}

interface Deferred {
  readonly [marker]: (around: Around) => readonly string[];
}

/**
 * Arguments that depend on other options of the definition that they stand in, such as its memory. They stand in a
 * list of arguments as one item until `defineVm` gets the whole definition.
 */
export function deferred(expand: (around: Around) => readonly string[]): string[] {
  return [{ [marker]: expand } as unknown as string];
}

/**
 * The definition with every deferred argument replaced by what it becomes, also of lists under conditions and in `merge`.
 * Each sees the options of the whole definition, and those under its own condition.
 */
export function withArguments<Vm extends object>(vm: Vm, isPart: boolean): Vm {
  return holdsDeferred(vm, new Set())
    ? (withOptions(vm, { options: {}, isPart }) as Vm)
    : { ...vm };
}

function holdsDeferred(value: unknown, seen: Set<unknown>): boolean {
  if (typeof value !== "object" || value === null || seen.has(value)) return false;
  seen.add(value);
  if (isNixExpression(value)) return false;
  if (isDeferred(value)) return true;
  try {
    return Object.values(value).some((inner) => holdsDeferred(inner, seen));
  } catch {
    // the check of the value reports what cannot be read
    return false;
  }
}

/** A set of options, or something that stands for one. */
function withOptions(value: unknown, around: Around): unknown {
  if (isProperty(value)) return changedProperty(value, (inner) => withOptions(inner, around));
  if (!isRecord(value)) return value;
  const inside = { ...around, options: overlaid(around.options, value) };
  return changed(value, (inner, name) => {
    if (name === "imports" || name === "arguments") return inner;
    if (name !== "merge" || !Array.isArray(inner)) return withGroup(name, inner, inside);
    return inner.map((part) => withOptions(part, inside));
  });
}

/** The value of an option, or a group of them: under a condition, its members hold for each other. */
function withGroup(name: string, value: unknown, around: Around): unknown {
  if (isProperty(value)) return changedProperty(value, (inner) => withGroup(name, inner, around));
  if (!isRecord(value)) return withValue(value, around);
  return withValue(value, { ...around, options: overlaid(around.options, { [name]: value }) });
}

function withValue(value: unknown, around: Around): unknown {
  if (Array.isArray(value))
    return value.flatMap((item): readonly unknown[] =>
      isDeferred(item) ? item[marker](around) : [withValue(item, around)],
    );
  if (isProperty(value)) return changedProperty(value, (inner) => withValue(inner, around));
  return isRecord(value) ? changed(value, (inner) => withValue(inner, around)) : value;
}

function changedProperty<Property extends Parameters<typeof markProperty>[0]>(
  property: Property,
  change: (content: unknown) => unknown,
): Property {
  return markProperty({
    ...property,
    ...("content" in property && { content: change(property.content) }),
    ...("contents" in property && { contents: property.contents.map(change) }),
  } as Property);
}

/** With the mark of the set. */
function changed(set: Values, change: (value: unknown, name: string) => unknown): Values {
  const descriptors = Object.getOwnPropertyDescriptors(set);
  for (const [name, descriptor] of Object.entries(descriptors))
    if ("value" in descriptor && descriptor.enumerable)
      descriptor.value = change(descriptor.value, name);
  return Object.create(Object.getPrototypeOf(set), descriptors);
}

/** One set of options over another. */
function overlaid(below: Values, above: Values): Values {
  const entries = Object.entries(above).map(([name, value]) => {
    const under = below[name];
    return [name, isRecord(value) && isRecord(under) ? overlaid(under, value) : value];
  });
  return { ...below, ...Object.fromEntries(entries) };
}

const isRecord = (value: unknown): value is Values =>
  typeof value === "object" &&
  value !== null &&
  !Array.isArray(value) &&
  !isNixExpression(value) &&
  !isProperty(value);

const isDeferred = (value: unknown): value is Deferred =>
  typeof value === "object" && value !== null && marker in value;
