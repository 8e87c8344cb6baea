import { closest, onlyClosest } from "../../closest.ts";
import type { FlagPack, FlagProgram, Properties, PropertyType } from "../../packs/format.ts";
import { expectedNumber } from "../crosvm/scalar.ts";
import type { Finding } from "../finding.ts";
import { bareType, isRequired } from "../property-type.ts";
import { brokenBy } from "../rows/engine.ts";
import { nothingAround, type Subject } from "../rows/subject.ts";
import type { Use } from "./command-line.ts";
import { rows } from "./rows.ts";

/** Checks the values of flags against their types in the source. */
export const checkValues = (uses: readonly Use[], pack: FlagPack): Finding[] =>
  uses.flatMap((use) =>
    use.values.flatMap((value) =>
      [...ofValue(use, value.text, pack)].map(
        ({ rule, message, right, severity = "refused" }): Finding => ({
          rule,
          severity,
          index: use.index,
          message,
          ...(right === undefined ? {} : { fix: withText(use, value, right) }),
        }),
      ),
    ),
  );

interface Problem {
  readonly rule: Finding["rule"];
  readonly message: string;
  readonly severity?: Finding["severity"];
  /** The correct value. */
  readonly right?: string | undefined;
}

function withText({ index, asWritten, isJoined }: Use, value: Use["values"][number], text: string) {
  return isJoined
    ? {
        index,
        count: 1,
        args: [asWritten.startsWith("--") ? `${asWritten}=${text}` : asWritten + text],
      }
    : { index: value.index, count: 1, args: [text] };
}

function* ofValue({ asWritten, flag }: Use, text: string, pack: FlagPack): Generator<Problem> {
  const { value: type = "any" } = flag;
  const kinds = pack.kinds?.[/^kinds:(.+)$/.exec(type)?.[1] ?? ""];
  if (kinds !== undefined) yield* ofKind(kinds, text, pack, asWritten);
  else if (type.startsWith("struct:")) yield* ofParts(type, partsOf(text), [], pack, asWritten);
  else {
    const expected = expectedOf(type, text, pack);
    if (expected !== undefined) yield wrong(asWritten, expected, text);
  }
}

const wrong = (where: string, expected: string, text: string): Problem => ({
  rule: "wrong-value",
  message: `${where} must be ${expected}, but is ${JSON.stringify(text)}`,
});

function* ofKind(
  kinds: Properties,
  text: string,
  pack: FlagPack,
  where: string,
): Generator<Problem> {
  const [kind = "", ...rest] = partsOf(text);
  const without = kinds[""];
  const type = kind !== "" && Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
  if (type !== undefined) yield* ofParts(type, rest, [kind], pack, `${where} ${kind}`);
  else if (without !== undefined && kind.includes("="))
    yield* ofParts(without, [kind, ...rest], [], pack, where);
  else if (kinds["*"] === undefined || text.includes("=")) {
    const known = Object.keys(kinds).filter((name) => !["", "*"].includes(name));
    const near = closest(kind, known);
    const alone = onlyClosest(kind, known);
    yield {
      rule: "wrong-value",
      message: `${where} must begin with one of ${lowerCase(known).join(", ")}, but is ${JSON.stringify(text)}${near === undefined ? "" : `; did you mean ${near}?`}`,
      right: alone === undefined ? undefined : [alone, ...rest].join(","),
    };
  }
}

/** Commas in quotes are text, for example in the kernel's parameters. */
const partsOf = (text: string) => text.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/);

/** Names are compared regardless of case. */
const lowerCase = (names: readonly string[]) => [
  ...new Set(names.map((name) => name.toLowerCase())),
];

/** Checks parts like `key=value` against the structure that a type names. */
function* ofParts(
  type: PropertyType,
  parts: readonly string[],
  before: readonly string[],
  pack: FlagPack,
  where: string,
): Generator<Problem> {
  const { keys = {} } = pack.structs[type.slice("struct:".length)] ?? {};
  const given = new Map<string, string>();
  for (const part of parts.filter((it) => it !== "")) {
    const [, key = part, text] = /^([^=]*)=(.*)$/s.exec(part) ?? [];
    const replaced = (right: string) =>
      [...before, ...parts.map((it) => (it === part ? right : it))].join(",");
    const declared = Object.hasOwn(keys, key) ? keys[key] : undefined;
    const meant = declared?.startsWith("=") ? declared.slice(1) : key;
    given.set(meant, text ?? "");
    if (declared === undefined) yield unknownKey(key, text, keys, where, replaced);
    else yield* ofKey(key, text, bareType(keys[meant] ?? "any"), pack, where, replaced);
  }
  for (const [key, its] of Object.entries(keys))
    if (isRequired(its) && !given.has(key))
      yield { rule: "missing-property", message: `${where} needs ${key}=...` };
  yield* ofRows(type.slice("struct:".length), given, keys, where);
}

function* ofRows(
  name: string,
  given: ReadonlyMap<string, string>,
  keys: Properties,
  owner: string,
): Generator<Problem> {
  const subject: Subject = {
    owner,
    text: "",
    values: (key) => [given.get(key)].flatMap((value) => value ?? []),
    isGiven: (key) => given.has(key),
    isBare: () => false,
    show: (key) => key,
    ask: (key) => (/^(word|bare)$/.test(keys[key] ?? "") ? key : `${key}=...`),
    number: () => undefined,
  };
  for (const row of rows.filter(({ option }) => [option].flat().includes(name)))
    for (const { rule, message } of brokenBy(row, subject, nothingAround))
      yield { rule, message, severity: row.severity ?? "refused" };
}

function unknownKey(
  key: string,
  text: string | undefined,
  keys: Properties,
  where: string,
  replaced: (right: string) => string,
): Problem {
  const known = Object.keys(keys);
  const near = closest(key, known);
  const alone = onlyClosest(key, known);
  const none = known.length === 0 ? `${where} has no keys, and` : `${where} has no key`;
  return {
    rule: "unknown-property",
    message: `${none} ${known.length === 0 ? `got ${JSON.stringify(key)}` : JSON.stringify(key)}${near === undefined ? "" : `; did you mean ${near}?`}`,
    right:
      alone === undefined ? undefined : replaced(text === undefined ? alone : `${alone}=${text}`),
  };
}

function* ofKey(
  key: string,
  text: string | undefined,
  type: PropertyType,
  pack: FlagPack,
  where: string,
  replaced: (right: string) => string,
): Generator<Problem> {
  // a bare key may have any value or none; a word takes none
  if (type === "bare") return;
  if (type === "word") {
    if (text !== undefined && text !== "")
      yield {
        rule: "wrong-value",
        message: `${key} of ${where} takes no value, but has ${JSON.stringify(text)}`,
        right: replaced(key),
      };
    return;
  }
  if (text === undefined)
    yield { rule: "missing-value", message: `${key} of ${where} needs a value: ${key}=...` };
  else {
    const expected = expectedOf(type, text, pack);
    if (expected !== undefined) yield wrong(`${key} of ${where}`, expected, text);
  }
}

/** Numbers in further notations, as plain digits: with units for alioth, with 0x. */
const plainNumber: Partial<Record<FlagProgram, (text: string) => string>> = {
  alioth: (text) => {
    const [, digits = "", unit = ""] = /^(0[xob][\da-f]+?|\d+)([kmgt]?)$/i.exec(text) ?? [];
    if (digits === "" || !/^(0x[\da-f]+|0o[0-7]+|0b[01]+|\d+)$/.test(digits)) return text;
    const shift = 10n * BigInt(" kmgt".indexOf(unit.toLowerCase() || " "));
    return String(BigInt(digits) << shift);
  },
  // strtol with the base 0
  kvmtool: (text) => (/^0x[\da-f]+$/i.test(text) ? String(BigInt(text)) : text),
};

function expectedOf(type: PropertyType, text: string, pack: FlagPack): string | undefined {
  if (/^u?int/.test(type))
    return expectedNumber(type, plainNumber[pack.program]?.(text) ?? text, false);
  if (type === "bool")
    return /^(on|off|true|false)$/.test(text) ? undefined : "on, off, true or false";
  if (type.startsWith("|")) {
    const words = type.slice(1).split("|");
    return words.includes(text)
      ? undefined
      : `one of ${lowerCase(words)
          .filter((it) => it !== "")
          .join(", ")}`;
  }
  const form = pack.texts[/^text:(.+)$/.exec(type)?.[1] ?? ""];
  if (form === undefined) return undefined;
  return new RegExp(`^(?:${form.matches})$`, "s").test(text) ? undefined : form.is;
}
