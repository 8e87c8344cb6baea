import { contentsOf, isProperty } from "./property.ts";
import { isNixExpression } from "./value.ts";

/** A value of JavaScript that has no counterpart in Nix. */
export interface Unprintable {
  /** Its path in the value that was examined. */
  readonly path: readonly string[];
  /** What is wrong, to follow the value's name: "is NaN, which is not a number in Nix". */
  readonly message: string;
  readonly fix?: string | undefined;
}

/** The types of what `lib.mkIf` and the like give: src/nix/property.ts. */
const propertyTypes: readonly string[] = ["if", "attrs", "override", "order", "merge", "items"];

/** Deeper than any configuration, and well within what evaluators and printers can follow. */
const deepest = 200;

const smallestFloat = 2 ** -1022;

/** Everything in a value that Nix cannot have, of whatever the value is. `undefined` members of sets are absent. */
export function* findUnprintable(
  value: unknown,
  path: readonly string[] = [],
  around: readonly unknown[] = [],
): Generator<Unprintable> {
  const found = (message: string, fix?: string): Unprintable => ({ path, message, fix });
  switch (typeof value) {
    case "boolean":
      return;
    case "string": {
      const wrong = wrongText(value);
      if (wrong !== undefined) yield found(`contains ${wrong}`);
      return;
    }
    case "number": {
      const wrong = wrongNumber(value);
      if (wrong !== undefined) yield found(wrong);
      return;
    }
    case "object":
      break;
    default:
      yield found(
        value === undefined ? "is undefined" : `is a ${typeof value}, which is not data`,
        value === undefined
          ? "leave the element out"
          : typeof value === "function"
            ? "call it, or write Nix code as nix`...`"
            : undefined,
      );
      return;
  }
  if (value === null) return;
  try {
    yield* inObject(value, path, around, found);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    yield found("throws when it is read", "use a plain value");
  }
}

/** A getter or a proxy threw. */
class Unreadable extends Error {}

function* inObject(
  value: object,
  path: readonly string[],
  around: readonly unknown[],
  found: (message: string, fix?: string) => Unprintable,
): Generator<Unprintable> {
  const { isExpression, text, type, isList, className, members } = read(value);
  if (isExpression) {
    const wrong = wrongText(text);
    if (wrong !== undefined) yield found(`contains ${wrong}`);
    return;
  }
  if (type === "nixExpression") {
    yield found(
      "is a copy of a Nix expression, or data that looks like one",
      "write it as nix`...` where it is used; copies (structuredClone, JSON) are not expressions",
    );
    return;
  }
  if (typeof type === "string" && propertyTypes.includes(type) && !isProperty(value)) {
    yield found(
      "is a copy of what mkIf and the like give, which means nothing",
      "write it as a value of its own; options under a condition belong in `merge: [...]`",
    );
    return;
  }
  if (around.includes(value)) {
    yield found("contains itself");
    return;
  }
  if (around.length >= deepest) {
    yield { path: path.slice(0, 1), message: `is nested deeper than ${deepest} levels` };
    return;
  }
  if (className !== undefined) {
    yield found(`is an object of class ${className}, which is not data`, "use a plain value");
    return;
  }
  if (isProperty(value)) {
    for (const content of contentsOf(value))
      yield* findUnprintable(content, path, [...around, value]);
    return;
  }
  for (const [name, inner] of members) {
    const wrong = wrongText(name);
    if (wrong !== undefined) yield found(`has a name with ${wrong}: ${JSON.stringify(name)}`);
    else if (inner !== undefined || isList)
      yield* findUnprintable(inner, [...path, name], [...around, value]);
  }
}

/** Everything that is read from an object, since reading can throw. */
function read(value: object) {
  try {
    const isList = Array.isArray(value);
    const prototype = Object.getPrototypeOf(value);
    const isPlain = isList || prototype === Object.prototype || prototype === null;
    return {
      isExpression: isNixExpression(value),
      text: String((value as { text?: unknown }).text),
      type: (value as { _type?: unknown })._type,
      isList,
      className: isPlain ? undefined : String(prototype.constructor?.name),
      // a list's holes are elements too
      members: isList
        ? Array.from(value, (inner, index): [string, unknown] => [String(index), inner])
        : Object.entries(value),
    };
  } catch {
    throw new Unreadable();
  }
}

function wrongText(text: string): string | undefined {
  if (text.includes("\0")) return "the character NUL, which Nix strings cannot";
  return text.isWellFormed() ? undefined : "half a character (a lone UTF-16 surrogate)";
}

function wrongNumber(number: number): string | undefined {
  if (!Number.isFinite(number)) return `is ${number}, which is not a number in Nix`;
  if (Number.isInteger(number) && !Number.isSafeInteger(number))
    return `is ${number}, beyond the whole numbers that JavaScript keeps exactly`;
  if (number !== 0 && Math.abs(number) < smallestFloat)
    return `is ${number}, too small for Nix, which reads no subnormal numbers`;
  return undefined;
}
