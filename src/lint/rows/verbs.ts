import type { Severity } from "../rule-page.ts";
import type { RuleId } from "../rules.ts";
import { isExpected } from "./expected.ts";
import type { OfKeys, Other, Powers, Row } from "./row.ts";
import type { Subject, Surroundings } from "./subject.ts";

/** A violation of a row, with the keys to blame if it is about keys. */
export interface Broken {
  readonly rule: RuleId;
  readonly message: string;
  readonly keys: readonly string[];
}

const wrong = (message: string, ...keys: readonly string[]): Broken => ({
  rule: "wrong-value",
  message,
  keys,
});
const lacks = (message: string, ...keys: readonly string[]): Broken => ({
  rule: "missing-property",
  message,
  keys,
});
const collides = (message: string, ...keys: readonly string[]): Broken => ({
  rule: "collision",
  message,
  keys,
});

/** How a subject violates a row that applies. */
export function* broken(row: Row, subject: Subject, around: Surroundings): Generator<Broken> {
  if ("refused" in row) yield wrong(`${subject.owner} ${row.refused}`);
  else if ("exactlyOne" in row) yield* notExactlyOne(row.exactlyOne, subject);
  else if ("together" in row) yield* notTogether(row.together, subject);
  else if ("needOption" in row || "excludeOption" in row || "needBus" in row)
    yield* notAround(row, subject, around);
  else if ("needMachine" in row || "machineHas" in row) yield* notMachine(row, subject, around);
  else if (row.key === undefined) yield* ofValue(row, subject);
  else
    for (const key of [row.key].flat())
      if (subject.isGiven(key) || "valued" in row) yield* ofKey(row, key, subject);
}

type KeyRow = Extract<Row, OfKeys>;

/** Checks a row about a whole value. */
function* ofValue(row: KeyRow, subject: Subject): Generator<Broken> {
  const { owner } = subject;
  if ("need" in row) {
    if (!row.need.some(subject.isGiven))
      yield lacks(`${owner} needs ${or(row.need.map(subject.ask))}`);
  } else if ("needAll" in row) {
    for (const key of row.needAll)
      if (!subject.isGiven(key)) yield lacks(`${owner} needs ${subject.ask(key)}`);
  } else if ("exclude" in row) yield* excluding(row.exclude, subject, row.severity);
  else {
    const expected = expectedOf(row, subject.text, subject);
    if (expected !== undefined)
      yield wrong(`${owner} must be ${expected}, but is ${JSON.stringify(subject.text)}`);
  }
}

/** Checks a row about a given key. */
function* ofKey(row: KeyRow, key: string, subject: Subject): Generator<Broken> {
  const named = nameOf(key, subject);
  const isSilent = row.severity === "silent";
  if ("need" in row) {
    if (!row.need.some(subject.isGiven))
      yield lacks(
        `${assigned(key, subject)} ${isSilent ? "does nothing without" : "needs"} ${or(row.need.map(subject.ask))}`,
        key,
      );
  } else if ("needAll" in row) {
    const lacking = row.needAll.filter((other) => !subject.isGiven(other));
    if (lacking.length > 0)
      yield lacks(`${assigned(key, subject)} needs ${and(lacking.map(subject.ask))}`, key);
  } else if ("exclude" in row) yield* excludedBy(key, row.exclude, subject, isSilent);
  else if ("only" in row) yield* notOnly(key, row.only, subject);
  else if ("valued" in row) {
    if (subject.isBare(key))
      yield { ...wrong(`${named} needs a value: ${key}=...`, key), rule: "missing-value" };
  } else
    for (const value of row.each ? subject.values(key) : subject.values(key).slice(-1)) {
      const expected = expectedOf(row, value, subject);
      if (expected !== undefined)
        yield wrong(`${named} must be ${expected}, but is ${JSON.stringify(value)}`, key);
    }
}

function nameOf(key: string, { owner, show }: Subject): string {
  return owner === "" ? show(key) : `${show(key)} of ${owner}`;
}

/** A key with its value, if that is short: the requirement may depend on this value. */
function assigned(key: string, { owner, show, values }: Subject): string {
  const value = values(key).at(-1) ?? "";
  const shown = value === "" || value.length > 40 ? show(key) : `${show(key)}=${value}`;
  return owner === "" ? shown : `${shown} of ${owner}`;
}

/** What a value must be, if it is something else. */
function expectedOf(row: Row, text: string, { number: read }: Subject): string | undefined {
  if ("form" in row) return row.form.test(text) ? undefined : row.is;
  if ("oneOf" in row) {
    if (row.oneOf.includes(text)) return undefined;
    return row.oneOf.length === 1 ? row.oneOf[0] : `one of ${row.oneOf.join(", ")}`;
  }
  const number = read(text);
  // the check of the key's type reports what is not a number
  if (number === undefined) return undefined;
  if ("bounds" in row) {
    const [low, high] = row.bounds;
    if (number >= low && number <= high) return undefined;
    // of 32 bits, the largest number is -1
    if (low === -1 && number === 2 ** 32 - 1) return undefined;
    return range(low, high);
  }
  if ("multipleOf" in row)
    return number % row.multipleOf === 0 ? undefined : `a multiple of ${row.multipleOf}`;
  return "powerOfTwo" in row ? expectedPower(row.powerOfTwo, number) : undefined;
}

function expectedPower({ from = 1, to, or: others = [] }: Powers, number: number) {
  const isPower = number > 0 && Number.isInteger(Math.log2(number));
  if (number < 0 || others.includes(number)) return undefined;
  if (isPower && number >= from && number <= (to ?? number)) return undefined;
  return `a power of two${to === undefined ? "" : ` from ${from} to ${to}`}`;
}

function range(low: number, high: number): string {
  if (low === high) return String(low);
  return high === Number.POSITIVE_INFINITY ? `${low} or more` : `from ${low} to ${high}`;
}

function* excluding(
  keys: readonly string[],
  subject: Subject,
  severity: Severity | undefined,
): Generator<Broken> {
  const [first, ...others] = keys.filter(subject.isGiven);
  for (const other of others)
    if (first !== undefined) yield* excludedBy(first, [other], subject, severity === "silent");
}

function* excludedBy(
  key: string,
  others: readonly string[],
  subject: Subject,
  isSilent: boolean,
): Generator<Broken> {
  const there = others.filter((other) => other !== key && subject.isGiven(other));
  const { owner, show } = subject;
  if (there.length === 0) return;
  const of = owner === "" ? "" : ` of ${owner}`;
  yield collides(
    isSilent
      ? `${show(key)}${of} does nothing with ${and(there.map(show))}`
      : `${and([key, ...there].map(show))}${of} exclude each other`,
    key,
    ...there,
  );
}

function* notOnly(
  key: string,
  only: Readonly<Record<string, readonly string[]>>,
  subject: Subject,
): Generator<Broken> {
  for (const [other, values] of Object.entries(only)) {
    const value = subject.values(other).at(-1) ?? "";
    if (values.some((expected) => isExpected(expected, value))) continue;
    yield wrong(
      `${assigned(key, subject)} needs ${or(values.filter((it) => it !== "").map((it) => `${other}=${it}`))}`,
      key,
    );
  }
}

function* notExactlyOne(keys: readonly string[], subject: Subject): Generator<Broken> {
  const given = keys.filter(subject.isGiven);
  if (given.length === 0) yield lacks(`${subject.owner} needs ${or(keys.map(subject.ask))}`);
  else yield* excluding(given, subject, undefined);
}

function* notTogether(keys: readonly string[], subject: Subject): Generator<Broken> {
  const lacking = keys.filter((key) => !subject.isGiven(key));
  if (lacking.length > 0 && lacking.length < keys.length)
    yield lacks(
      `${subject.owner} needs ${and(keys.map(subject.show))} together; ${and(lacking.map(subject.show))} is missing`,
    );
}

function* notAround(
  row: Extract<Row, { needOption: Other } | { excludeOption: Other } | { needBus: string }>,
  { owner }: Subject,
  around: Surroundings,
): Generator<Broken> {
  if ("needOption" in row) {
    if (!around.hasOption(row.needOption)) yield lacks(`${owner} needs ${row.needOption.show}`);
  } else if ("excludeOption" in row) {
    if (around.hasOption(row.excludeOption))
      yield collides(`${owner} and ${row.excludeOption.show} exclude each other`);
  } else if (!around.hasBus(row.needBus))
    yield {
      rule: "no-bus",
      message: `${owner} needs a bus of type ${row.needBus}, which the machine ${around.machineName} does not have`,
      keys: [],
    };
}

function* notMachine(
  row: Extract<Row, { needMachine: Readonly<Record<string, string>> } | { machineHas: string }>,
  { owner }: Subject,
  around: Surroundings,
): Generator<Broken> {
  if ("machineHas" in row) {
    if (around.machineHas(row.machineHas) === false)
      yield wrong(
        `${owner} is for machines with the property ${row.machineHas}, which ${around.machineName} does not have`,
      );
    return;
  }
  for (const [key, value] of Object.entries(row.needMachine))
    if (!isExpected(value, around.machineProperty(key)))
      yield lacks(`${owner} needs the machine's ${key}=${value}: -machine ${key}=${value}`);
}

const joined = (word: string) => (items: readonly string[]) =>
  items.length < 2 ? (items[0] ?? "") : `${items.slice(0, -1).join(", ")} ${word} ${items.at(-1)}`;
const and = joined("and");
const or = joined("or");
