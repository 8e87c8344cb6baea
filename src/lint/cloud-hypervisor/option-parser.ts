import { closest, onlyClosest } from "../../closest.ts";
import type { FlagPack, Properties, PropertyType } from "../../packs/format.ts";
import { expectedNumber } from "../crosvm/scalar.ts";
import { bareType, isRequired } from "../property-type.ts";
import type { Severity } from "../rule-page.ts";
import type { RuleId } from "../rules.ts";

/*
 * Reads `key=value,...` as cloud-hypervisor's crate option_parser does (option_parser/src/lib.rs), by the types of a
 * pack.
 */

/** Something wrong with a value, and the value that would be right. */
export interface ValueProblem {
  readonly rule: RuleId;
  /** "refused", where it is not said. */
  readonly severity?: Severity;
  readonly message: string;
  readonly right?: string | undefined;
}

/** What a value says. */
export interface ReadValue {
  /** By key, the text of its value without quotes: empty ones count as not given. */
  readonly given: ReadonlyMap<string, string>;
  readonly problems: readonly ValueProblem[];
}

/** Checks the value of a flag that is a structure: "disk" for `--disk`. */
export function checkKeyValues(
  pack: FlagPack,
  struct: string,
  value: string,
  where: string,
): ReadValue {
  const { keys = {} } = pack.structs[struct] ?? {};
  const parts = value.trim() === "" ? [] : splitCommas(value);
  if (parts === undefined)
    return {
      given: new Map(),
      problems: [
        wrong(`${where} has brackets or quotes that do not close: ${JSON.stringify(value)}`),
      ],
    };
  const given = new Map<string, string>();
  const problems: ValueProblem[] = [];
  for (const part of parts) {
    const problem = readPart(part, keys, given, where);
    if (problem !== undefined)
      problems.push({
        ...problem,
        right:
          problem.right === undefined
            ? undefined
            : parts.map((other) => (other === part ? problem.right : other)).join(","),
      });
  }
  for (const [key, text] of given) problems.push(...ofType(key, text, keys, pack, where, parts));
  for (const [key, type] of Object.entries(keys))
    if (isRequired(type) && !given.has(key))
      problems.push({ rule: "missing-property", message: `${where} needs ${key}=...` });
  return {
    given: new Map([...given].map(([key, text]) => [key, withoutQuotes(text)])),
    problems,
  };
}

const wrong = (message: string, right?: string): ValueProblem => ({
  rule: "wrong-value",
  message,
  right,
});

/** One `key=value`; what is wrong with it, with the part that would be right. */
function readPart(
  part: string,
  keys: Properties,
  given: Map<string, string>,
  where: string,
): ValueProblem | undefined {
  const at = part.indexOf("=");
  const key = at < 0 ? part : part.slice(0, at);
  const type = Object.hasOwn(keys, key) ? keys[key] : undefined;
  if (type === undefined) {
    const near = closest(key, Object.keys(keys));
    const alone = onlyClosest(key, Object.keys(keys));
    return {
      rule: "unknown-property",
      message: `${where} has no key ${JSON.stringify(key)}${near === undefined ? "" : `; did you mean ${near}?`}`,
      right: alone === undefined ? undefined : alone + (at < 0 ? "" : part.slice(at)),
    };
  }
  if (type === "word") {
    given.set(key, "on");
    return undefined;
  }
  if (at < 0)
    return { rule: "missing-value", message: `${key} of ${where} needs a value: ${key}=...` };
  const text = part.slice(at + 1).trim();
  const before = given.get(key);
  // the last one counts
  given.delete(key);
  if (text !== "") given.set(key, text);
  return before === undefined || before === text
    ? undefined
    : {
        rule: "repeated-property",
        severity: "silent",
        message: `${key} is given twice in the value of ${where}: ${before} is lost, and ${text || "nothing"} counts`,
      };
}

function* ofType(
  key: string,
  text: string,
  keys: Properties,
  pack: FlagPack,
  where: string,
  parts: readonly string[],
): Generator<ValueProblem> {
  const type = bareType(keys[key] ?? "any");
  const expected = expectedOf(type, text, pack);
  if (expected === undefined) return;
  const meant = meantToggle(type, text);
  yield wrong(
    `${key} of ${where} must be ${expected}, but is ${JSON.stringify(withoutQuotes(text))}`,
    meant === undefined
      ? undefined
      : parts.map((part) => (part === `${key}=${text}` ? `${key}=${meant}` : part)).join(","),
  );
}

/** What people mean who know another way to say it. */
const meantToggle = (type: PropertyType, text: string) =>
  type === "toggle" ? { yes: "on", "1": "on", no: "off", "0": "off" }[text] : undefined;

/** What a value of this type must be, where it is none. */
export function expectedOf(type: PropertyType, text: string, pack: FlagPack): string | undefined {
  const read = withoutQuotes(text);
  if (type === "toggle") return /^(on|off|true|false)$/i.test(text) ? undefined : "on or off";
  if (type === "size")
    return toSize(read) === undefined ? "a size like 512M: bytes, or with K, M or G" : undefined;
  if (type.startsWith("|")) {
    const members = type.slice(1).split("|");
    // most are compared in lower case
    return members.includes(read) || members.includes(read.toLowerCase())
      ? undefined
      : `one of ${members.join(", ")}`;
  }
  if (type.startsWith("text:")) {
    const form = pack.texts[type.slice("text:".length)];
    return form === undefined || new RegExp(`^(?:${form.matches})$`, "s").test(read)
      ? undefined
      : form.is;
  }
  if (/^u?int/.test(type)) return expectedNumber(type, read, false);
  if (type.startsWith("[")) return expectedList(type.slice(1, -1), text, pack);
  return undefined;
}

function expectedList(element: string, text: string, pack: FlagPack): string | undefined {
  const [, key, value] = /^(\w+)@(.+)$/.exec(element) ?? [];
  if (key !== undefined && value !== undefined) return expectedPairs(key, value, text, pack);
  if (element === "str") return undefined;
  const numbers = text
    .trim()
    .replace(/^[[\]]+|[[\]]+$/g, "")
    .split(",");
  const isRight = numbers.every((range) => {
    const ends = range.split("-");
    const [first = "", last] = ends;
    if (ends.length > 2 || ends.some((end) => expectedNumber(element, end, false) !== undefined))
      return false;
    return last === undefined || BigInt(first) < BigInt(last);
  });
  return isRight ? undefined : "numbers and rising ranges like [0,2-4]";
}

function expectedPairs(
  key: string,
  value: string,
  text: string,
  pack: FlagPack,
): string | undefined {
  const example = value.startsWith("[") ? "[0@[1,2]]" : "[0@1]";
  const expected = `pairs in brackets, like ${example}`;
  const inner = /^\[(.*)\]$/s.exec(text.trim())?.[1];
  const pairs = inner === undefined ? undefined : splitCommas(inner);
  if (pairs === undefined) return expected;
  const isRight = pairs.every((pair) => {
    const parts = pair.trim().split(/@(?=(?:[^"]*"[^"]*")*[^"]*$)/);
    const [first = "", second = ""] = parts;
    return (
      parts.length === 2 &&
      first !== "" &&
      expectedOf(key, first, pack) === undefined &&
      expectedOf(value, second, pack) === undefined
    );
  });
  return isRight ? undefined : expected;
}

/** Splits at commas outside of quotes and brackets; undefined where these do not close. */
function splitCommas(text: string): string[] | undefined {
  const parts: string[] = [];
  let [part, depth, isQuoted] = ["", 0, false];
  for (const character of text.trim()) {
    if (character === '"') isQuoted = !isQuoted;
    else if (!isQuoted && character === "[") depth++;
    else if (!isQuoted && character === "]" && --depth < 0) return undefined;
    if (character === "," && depth === 0 && !isQuoted) {
      parts.push(part);
      part = "";
    } else part += character;
  }
  return isQuoted || depth !== 0 ? undefined : [...parts, part];
}

/** Quotes are dropped, but that two together within quotes are one of the text. */
const withoutQuotes = (text: string) =>
  text.replace(/"((?:[^"]|"")*)"/g, (_, inner: string) => inner.replaceAll('""', '"'));

const units = { K: 2 ** 10, M: 2 ** 20, G: 2 ** 30 } as const;

/** Bytes; undefined for what is not a size. */
export function toSize(text: string): number | undefined {
  const [, digits, unit] = /^\s*\+?([0-9]{1,20})([KMG]*)\s*$/.exec(text) ?? [];
  if (digits === undefined) return undefined;
  return Number(digits) * (units[unit?.slice(-1) as keyof typeof units] ?? 1);
}
