import { closest } from "../../closest.ts";
import type { FlagPack, PropertyType } from "../../packs/format.ts";
import { expectedNumber } from "../crosvm/scalar.ts";
import { bareType, isRequired } from "../property-type.ts";
import { brokenBy } from "../rows/engine.ts";
import { nothingAround, type Subject } from "../rows/subject.ts";
import type { Severity } from "../rule-page.ts";
import type { RuleId } from "../rules.ts";
import { rows } from "./rows.ts";

/** A problem of a configuration. */
export interface ConfigProblem {
  readonly rule: RuleId;
  readonly severity: Severity;
  /** Its path in the configuration: `["drives", "0", "drive_id"]`. */
  readonly path: readonly string[];
  readonly message: string;
}

/** What is known about a configuration. */
export interface ConfigContext {
  /** Values that only Nix knows are accepted. */
  readonly isUnknown: (value: unknown) => boolean;
  /** Sets that the runner completes, by their first key: it may provide what they lack. */
  readonly filled: readonly string[];
}

/** Checks a configuration against the types in Firecracker's source, which refuses unknown keys except in a few sets. */
export function checkConfig(
  pack: FlagPack,
  config: unknown,
  context: ConfigContext,
): ConfigProblem[] {
  return [...ofType(`struct:${pack.configuration}`, config, [], pack, context)];
}

function* ofType(
  type: PropertyType,
  value: unknown,
  path: readonly string[],
  pack: FlagPack,
  context: ConfigContext,
): Generator<ConfigProblem> {
  // null is the same as a missing key
  if (value === null || value === undefined || context.isUnknown(value)) return;
  const bare = bareType(type);
  if (bare.startsWith("str|")) {
    if (typeof value !== "string")
      yield* ofType(bare.slice("str|".length), value, path, pack, context);
  } else if (bare.startsWith("[]")) {
    if (!Array.isArray(value)) yield wrong(path, "a list", value);
    else
      for (const [index, element] of value.entries())
        yield* ofType(bare.slice(2), element, [...path, String(index)], pack, context);
  } else if (bare.startsWith("struct:")) {
    if (!isSet(value)) yield wrong(path, "a set", value);
    else yield* ofSet(bare.slice("struct:".length), value, path, pack, context);
  } else {
    const expected = expectedJson(bare, value, pack);
    if (expected !== undefined) yield wrong(path, expected, value);
  }
}

function* ofSet(
  name: string,
  value: Readonly<Record<string, unknown>>,
  path: readonly string[],
  pack: FlagPack,
  context: ConfigContext,
): Generator<ConfigProblem> {
  const { keys = {}, open, neverNull = [] } = pack.structs[name] ?? {};
  for (const [key, inner] of Object.entries(value)) {
    const type = Object.hasOwn(keys, key) ? keys[key] : undefined;
    if (inner === null && neverNull.includes(key)) yield isNull([...path, key]);
    else if (type !== undefined) yield* ofType(type, inner, [...path, key], pack, context);
    else yield unknownKey([...path, key], Object.keys(keys), open === true);
  }
  const isPartly = path.length === 0 ? context.filled.length > 0 : isFilled(path, context);
  if (!isPartly)
    for (const [key, type] of Object.entries(keys))
      if (isRequired(type) && (value[key] === undefined || value[key] === null))
        yield {
          rule: "missing-property",
          severity: "refused",
          path,
          message: `${placeText(path)} needs ${key}`,
        };
  yield* ofRows(name, value, path, context);
}

const isFilled = (path: readonly string[], { filled }: ConfigContext) =>
  path.length === 1 && filled.includes(path[0] ?? "");

function unknownKey(
  path: readonly string[],
  known: readonly string[],
  isIgnored: boolean,
): ConfigProblem {
  const key = path.at(-1) ?? "";
  const near = closest(key, known);
  return {
    rule: "unknown-property",
    severity: isIgnored ? "silent" : "refused",
    path,
    message: `${placeText(path.slice(0, -1))} has no key ${JSON.stringify(key)}${isIgnored ? ", and drops it silently" : ""}${near === undefined ? "" : `; did you mean ${near}?`}`,
  };
}

function* ofRows(
  name: string,
  value: Readonly<Record<string, unknown>>,
  path: readonly string[],
  context: ConfigContext,
): Generator<ConfigProblem> {
  // what only Nix knows may be anything, null included
  if (Object.values(value).some(context.isUnknown)) return;
  const subject = subjectOf(value, placeText(path));
  for (const row of rows)
    if (row.option === name)
      for (const { rule, message } of brokenBy(row, subject, nothingAround))
        yield { rule, severity: row.severity ?? "refused", path, message };
}

function subjectOf(value: Readonly<Record<string, unknown>>, owner: string): Subject {
  const isGiven = (key: string) => value[key] !== undefined && value[key] !== null;
  return {
    owner,
    text: "",
    values: (key) => (isGiven(key) ? [String(value[key])] : []),
    isGiven,
    isBare: () => false,
    show: (key) => key,
    ask: (key) => key,
    number: (text) => (/^\d+$/.test(text) ? Number(text) : undefined),
  };
}

function expectedJson(type: PropertyType, value: unknown, pack: FlagPack): string | undefined {
  if (type === "bool") return typeof value === "boolean" ? undefined : "true or false";
  if (/^u?int/.test(type))
    return typeof value === "number"
      ? expectedNumber(type, String(value), false)
      : "a whole number, without quotes";
  if (type === "any") return undefined;
  if (typeof value !== "string") return "text";
  if (type.startsWith("|")) {
    const members = type.slice(1).split("|");
    return members.includes(value) ? undefined : `one of ${members.join(", ")}`;
  }
  const form = pack.texts[/^text:(.+)$/.exec(type)?.[1] ?? ""];
  if (form === undefined) return undefined;
  return new RegExp(`^(?:${form.matches})$`, "is").test(value) ? undefined : form.is;
}

const wrong = (path: readonly string[], expected: string, value: unknown): ConfigProblem => ({
  rule: "wrong-value",
  severity: "refused",
  path,
  message: `${placeText(path)} must be ${expected}, but is ${shown(value)}`,
});

const isNull = (path: readonly string[]): ConfigProblem => ({
  rule: "wrong-value",
  severity: "refused",
  path,
  message: `${placeText(path)} must not be null: leave it out`,
});

const shown = (value: unknown) =>
  Array.isArray(value) ? "a list" : isSet(value) ? "a set" : JSON.stringify(value);

/** `drives[0].drive_id` */
const placeText = (path: readonly string[]) =>
  path.length === 0
    ? "Firecracker's configuration"
    : path
        .map((key, index) => (/^\d+$/.test(key) ? `[${key}]` : (index > 0 ? "." : "") + key))
        .join("");

export const isSet = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
