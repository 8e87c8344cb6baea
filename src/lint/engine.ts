import type { Severity } from "./rule-page.ts";
import type { RuleId } from "./rules.ts";

/**
 * A rule as a row of data: what it is about, when it counts, and one verb that says what must be so. The engine reads
 * it, for QEMU and for crosvm, and makes the message from it.
 */
export type Row = About & Verb;

interface About {
  /** The options whose value it is about, without dashes. */
  readonly option: string | readonly string[];
  /** Which of their kinds: the driver of a device, the backend of a character device. */
  readonly of?: RegExp;
  readonly when?: When;
  readonly unless?: When;
  /** Where another name says more than the verb's own. */
  readonly rule?: RuleId;
  /** "silent" where the hypervisor starts all the same; else it refuses. */
  readonly severity?: Severity;
  /** What helps beyond what the row says, for the end of the message. */
  readonly note?: string;
}

/** Everything that is given must be true. */
export interface When {
  /** Texts of keys of the same value: `on` stands for all that means it, null for an absent key. */
  readonly keys?: Readonly<Record<string, Expected | readonly Expected[]>>;
  /** The family of the machine: "q35" for pc-q35-7.2, too. */
  readonly machine?: RegExp;
  readonly properties?: Readonly<Record<string, Expected | readonly Expected[]>>;
  /** Versions of the build: from this one on, and up to before that one. */
  readonly since?: string;
  readonly before?: string;
  readonly target?: string;
}

type Expected = string | RegExp | null;

/** Keys, each of which the row is about for itself; without any, it is about the whole value. */
interface OfKeys {
  readonly key?: string | readonly string[];
  /** Every value of a key that may be given more than once; else the last one, which wins. */
  readonly each?: true;
}

type Verb =
  | (OfKeys & { readonly form: RegExp; readonly is: string })
  | (OfKeys & { readonly oneOf: readonly string[] })
  /** Numbers and sizes from the first to the second. */
  | (OfKeys & { readonly bounds: readonly [number, number] })
  | (OfKeys & { readonly powerOfTwo: Powers })
  | (OfKeys & { readonly multipleOf: number })
  /** A key without a value, which QEMU takes for `on`, is none. */
  | (OfKeys & { readonly valued: true })
  /** One of these keys at least, or all of them. */
  | (OfKeys & { readonly need: readonly string[] })
  | (OfKeys & { readonly needAll: readonly string[] })
  /** None of these beside the key; without a key, one of these at most. */
  | (OfKeys & { readonly exclude: readonly string[] })
  /** The key stands only where another one has one of these values. */
  | (OfKeys & { readonly only: Readonly<Record<string, readonly string[]>> })
  | { readonly exactlyOne: readonly string[] }
  | { readonly together: readonly string[] }
  /** What the machine must have. */
  | { readonly needMachine: Readonly<Record<string, string>> }
  | { readonly machineHas: string }
  | { readonly needBus: string }
  /** Another option that must be there, or must not. */
  | { readonly needOption: Other }
  | { readonly excludeOption: Other }
  /** Where it counts at all, it is refused: the message, after the name of what it is about. */
  | { readonly refused: string };

interface Powers {
  readonly from?: number;
  readonly to?: number;
  /** Numbers that are right, too. */
  readonly or?: readonly number[];
}

export interface Other {
  readonly option: string;
  readonly of?: RegExp;
  readonly keys?: When["keys"];
  /** As messages name it. */
  readonly show: string;
}

/** What a row looks at: one option with its value, or all flags of a command line. */
export interface Subject {
  /** As messages name it: "virtio-net-pci", "-chardev socket"; "" for a whole command line. */
  readonly owner: string;
  /** The whole value, and those of a key. */
  readonly text: string;
  readonly values: (key: string) => readonly string[];
  /** The key stands there, and counts. */
  readonly isGiven: (key: string) => boolean;
  readonly isBare: (key: string) => boolean;
  /** How messages name a key: "path", "--gdb". */
  readonly show: (key: string) => string;
  /** How messages name a key with a value that is to be added: "path=...". */
  readonly ask: (key: string) => string;
  /** A number as the program reads it; undefined for what is not one. */
  readonly number: (text: string) => number | undefined;
}

/** What a row may ask of the rest: of the machine, the build and other options. */
export interface Surroundings {
  readonly machine: string;
  readonly machineName: string;
  readonly version: string;
  readonly target: string;
  readonly machineProperty: (key: string) => string | undefined;
  /** Undefined where nothing is known of the machine. */
  readonly machineHas: (key: string) => boolean | undefined;
  readonly hasBus: (type: string) => boolean;
  readonly hasOption: (other: Other) => boolean;
}

/** Of those that ask for nothing but keys: the value alone decides. */
export const nothingAround: Surroundings = {
  machine: "",
  machineName: "",
  version: "",
  target: "",
  machineProperty: () => undefined,
  machineHas: () => undefined,
  hasBus: () => false,
  hasOption: () => false,
};

/** That a row is broken, and the keys that are to blame where it is about keys. */
export interface Broken {
  readonly rule: RuleId;
  readonly message: string;
  readonly keys: readonly string[];
}

/** Whether a row may count on a machine and build at all, whatever the values are. */
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

/** Keys, of which one must be given for the row to count; undefined where a value without keys may break it. */
export function keysOf(row: Row): readonly string[] | undefined {
  if ("key" in row && row.key !== undefined) return [row.key].flat();
  const present = Object.entries(row.when?.keys ?? {}).find(
    ([, expected]) => ![expected].flat().includes(null),
  );
  return present && [present[0]];
}

/** Where a row is broken by a subject; nothing where it does not count. */
export function* brokenBy(row: Row, subject: Subject, around: Surroundings): Generator<Broken> {
  if (row.when !== undefined && !isSo(row.when, subject, around)) return;
  if (row.unless !== undefined && isSo(row.unless, subject, around)) return;
  const note = row.note === undefined ? "" : `: ${row.note}`;
  for (const { rule, message, keys } of broken(row, subject, around))
    yield { rule: row.rule ?? (row.severity ? "override" : rule), message: message + note, keys };
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

function* broken(row: Row, subject: Subject, around: Surroundings): Generator<Broken> {
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

/** A row about a whole value. */
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

/** A row about a key that is given. */
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

/** A key with its value, where that is short: what it needs may be for this value alone. */
function assigned(key: string, { owner, show, values }: Subject): string {
  const value = values(key).at(-1) ?? "";
  const shown = value === "" || value.length > 40 ? show(key) : `${show(key)}=${value}`;
  return owner === "" ? shown : `${shown} of ${owner}`;
}

/** What a value must be, where it is not so. */
function expectedOf(row: Row, text: string, { number: read }: Subject): string | undefined {
  if ("form" in row) return row.form.test(text) ? undefined : row.is;
  if ("oneOf" in row) {
    if (row.oneOf.includes(text)) return undefined;
    return row.oneOf.length === 1 ? row.oneOf[0] : `one of ${row.oneOf.join(", ")}`;
  }
  const number = read(text);
  // what is not a number, the type of its key says
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

/** Whether a value is one that a row expects, in any of the ways to say on and off. */
export function isExpected(expected: Expected, value: string | undefined): boolean {
  if (expected === null || value === undefined) return expected === null && value === undefined;
  if (typeof expected !== "string") return expected.test(value);
  if (expected === "on") return /^(on|yes|true|y)$/.test(value);
  return expected === "off" ? /^(off|no|false|n)$/.test(value) : expected === value;
}

/** Below 0 where the first is the older: "7.2.22" and "10.0". */
export function compareVersions(one: string, other: string): number {
  const [a, b] = [one, other].map((version) =>
    version.split(".").map((part) => Number.parseInt(part, 10)),
  );
  for (const [index, part] of (b ?? []).entries())
    if ((a?.[index] ?? 0) !== part) return (a?.[index] ?? 0) - part;
  return 0;
}

const joined = (word: string) => (items: readonly string[]) =>
  items.length < 2 ? (items[0] ?? "") : `${items.slice(0, -1).join(", ")} ${word} ${items.at(-1)}`;
const and = joined("and");
const or = joined("or");
