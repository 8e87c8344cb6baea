import { commonPairs } from "./common-sequence.ts";

/** A JSON value that was removed, added or changed. */
export interface ValueChange {
  /** Where it is, or was: "drives[1].path_on_host". */
  readonly key: string;
  readonly before?: string | undefined;
  readonly after?: string | undefined;
}

/** What changes from one JSON value to another. List elements on both sides are unchanged, wherever they are. */
export function changedValues(before: unknown, after: unknown, key = ""): ValueChange[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  if (Array.isArray(before) && Array.isArray(after) && before.length > 0 && after.length > 0)
    return changedElements(before, after, key);
  if (isSet(before) && isSet(after))
    return [...new Set([...Object.keys(before), ...Object.keys(after)])]
      .sort()
      .flatMap((name) => changedValues(before[name], after[name], keyIn(key, name)));
  const [one, other] = [before, after].map((value) => new Map(valuesOf(value, key)));
  return [...new Set([...(one?.keys() ?? []), ...(other?.keys() ?? [])])].map((name) => ({
    key: name,
    before: one?.get(name),
    after: other?.get(name),
  }));
}

function changedElements(
  before: readonly unknown[],
  after: readonly unknown[],
  key: string,
): ValueChange[] {
  const texts = (list: readonly unknown[]) => list.map((element) => JSON.stringify(element));
  const changes: ValueChange[] = [];
  let [i, j] = [0, 0];
  const common = commonPairs(texts(before), texts(after));
  for (const [left, right] of [...common, [before.length, after.length] as const]) {
    while (i < left || j < right) {
      // what is left over on the longer side was removed, or added
      const [one, other] = [i < left ? before[i] : undefined, j < right ? after[j] : undefined];
      changes.push(...changedValues(one, other, `${key}[${i < left ? i : j}]`));
      i = Math.min(i + 1, left);
      j = Math.min(j + 1, right);
    }
    [i, j] = [left + 1, right + 1];
  }
  return changes;
}

/** Readable JSON, one value a line: each line with the key of the value that is complete on it. */
export function linesOf(
  value: unknown,
  key = "",
  [before, after, indent]: readonly [string, string, string] = ["", "", ""],
): { readonly line: string; readonly key: string | undefined }[] {
  const inner = membersOf(value, key);
  if (inner.length === 0)
    return [{ line: `${indent}${before}${JSON.stringify(value)}${after}`, key }];
  const [open, close] = Array.isArray(value) ? "[]" : "{}";
  return [
    { line: `${indent}${before}${open}`, key: undefined },
    ...inner.flatMap(([name, element, label], index) =>
      linesOf(element, name, [label, index < inner.length - 1 ? "," : "", `${indent}  `]),
    ),
    { line: `${indent}${close}${after}`, key: undefined },
  ];
}

/** `{ a: [{ b: 1 }] }` → `a[0].b`, `1`. Nothing of what is not there; what is empty is a value. */
export function* valuesOf(value: unknown, key = ""): Generator<[key: string, text: string]> {
  if (value === undefined) return;
  const inner = membersOf(value, key);
  if (inner.length === 0) yield [key, JSON.stringify(value)];
  else for (const [name, element] of inner) yield* valuesOf(element, name);
}

/** The elements of a list, or of a set, each with its key and what comes before it in JSON. */
function membersOf(value: unknown, key: string): (readonly [string, unknown, string])[] {
  if (Array.isArray(value))
    return value.map((element, index) => [`${key}[${index}]`, element, ""] as const);
  return isSet(value)
    ? Object.entries(value).map(
        ([name, element]) => [keyIn(key, name), element, `${JSON.stringify(name)}: `] as const,
      )
    : [];
}

const keyIn = (key: string, name: string) => (key === "" ? name : `${key}.${name}`);

const isSet = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
