import { closest, onlyClosest } from "../../closest.ts";
import type { CrosvmPack, CrosvmStruct, Properties, PropertyType } from "../../packs/format.ts";
import { bareType, isRequired } from "../property-type.ts";
import { type Problem, refused } from "./problem.ts";
import { expectedNumber, expectedText } from "./scalar.ts";

/*
 * Parses `key=value,...` as crosvm's crate serde_keyvalue does (serde_keyvalue/src/key_values.rs), by the types of a
 * pack.
 */

/** A parsed value. */
export interface ReadValue {
  /** The text of each key's value: "true" for a bare key, the number of elements for a list. */
  readonly given: ReadonlyMap<string, string>;
  readonly problems: readonly Problem[];
}

/** A part of the value that was parsed, and the remaining text. */
interface Step {
  readonly rest: string;
  readonly problems: readonly Problem[];
  readonly text: string;
  /** The remaining text cannot be parsed. */
  readonly isLost?: boolean;
}

/** Checks a flag's value, which is a structure or an enumeration. */
export function checkKeyValues(
  pack: CrosvmPack,
  type: PropertyType,
  value: string,
  where: string,
): ReadValue {
  const reader = new Reader(pack);
  const name = /^struct:(.+)$/.exec(type)?.[1];
  if (name === undefined) {
    const { problems, rest, isLost } = reader.enumeration(type, value, where);
    return {
      given: new Map(),
      problems: rest === "" || isLost === true ? problems : [...problems, strayText(rest, where)],
    };
  }
  const struct = pack.structs[name];
  if (struct === undefined) return { given: new Map(), problems: [] };
  const { given, problems, rest, isLost } = reader.map(struct, value, where);
  return {
    given,
    problems: rest === "" || isLost === true ? problems : [...problems, strayText(rest, where)],
  };
}

const strayText = (rest: string, where: string) =>
  refused("wrong-value", `${where} has ${JSON.stringify(rest)} after its end`);

/** The part of a structure that has been parsed so far. */
interface MapReading {
  readonly struct: CrosvmStruct;
  /** The keys of all its variants. */
  readonly known: Properties;
  readonly where: string;
  readonly given: Map<string, string>;
  readonly problems: Problem[];
}

/** A key at its place. */
interface Key {
  readonly name: string;
  /** How many characters are left before it: where a fix replaces it. */
  readonly start: number;
  /** The text after its `=`. */
  readonly rest: string;
  readonly hasEqual: boolean;
}

class Reader {
  readonly #pack: CrosvmPack;

  constructor(pack: CrosvmPack) {
    this.#pack = pack;
  }

  map(struct: CrosvmStruct, text: string, where: string): ReadValue & Step {
    const known: Properties = Object.assign({}, struct.keys, ...(struct.variants ?? []));
    const reading: MapReading = { struct, known, where, given: new Map(), problems: [] };
    const { given, problems } = reading;
    const lost = (rest: string, ...more: Problem[]) => {
      problems.push(...more);
      return { given, problems, rest, text: "", isLost: true };
    };
    let rest = text;
    for (let isFirst = true; rest !== "" && !rest.startsWith("]"); isFirst = false) {
      const key = keyAt(reading, rest, isFirst);
      if (key === undefined)
        return lost(
          rest,
          refused("wrong-value", `${where} must have key=value here: ${JSON.stringify(rest)}`),
        );
      const step = this.#valueOf(reading, key);
      problems.push(...step.problems);
      rest = step.rest;
      if (step.isLost) return lost(rest);
      if (rest.startsWith(",")) rest = rest.slice(1);
      else if (rest !== "" && !rest.startsWith("]")) return lost(rest, strayText(rest, where));
    }
    problems.push(...missing(struct.keys, given, where), ...this.#variant(struct, given, where));
    return { given, problems, rest, text: "" };
  }

  #valueOf(reading: MapReading, { name, start, rest, hasEqual }: Key): Step {
    const { struct, known, where, given } = reading;
    const declared = Object.hasOwn(known, name) ? known[name] : undefined;
    // another name of a key is declared as `=key`
    const key = declared?.startsWith("=") ? declared.slice(1) : name;
    const type = declared?.startsWith("=") ? known[key] : declared;
    const skipped = (problem: Problem): Step => ({
      rest: skip(rest),
      problems: [problem],
      text: "",
    });
    if (type === undefined) return skipped(unknownKey(reading, name, start));
    if (given.has(key))
      return skipped(refused("repeated-property", `${key} may be given only once in ${where}`));
    const step = this.value(bareType(type), rest, hasEqual, `${key} of ${where}`);
    given.set(key, step.text);
    const isOfVariant = struct.variants !== undefined && !Object.hasOwn(struct.keys, key);
    if (!isOfVariant || !isReadAsNumberOrBool(bareType(type), rest)) return step;
    const problem = refused(
      "wrong-value",
      `${key} of ${where} must not be a number, true or false, but is ${JSON.stringify(step.text)}`,
    );
    return { ...step, problems: [problem, ...step.problems] };
  }

  /** Keys that not all variants have must all belong to one variant. */
  #variant({ keys, variants }: CrosvmStruct, given: ReadonlyMap<string, string>, where: string) {
    if (variants === undefined) return [];
    const extras = [...given.keys()].filter((key) => !Object.hasOwn(keys, key)).sort();
    const required = (variant: Properties) =>
      Object.keys(variant)
        .filter((key) => isRequired(variant[key] ?? ""))
        .sort();
    const mine = variants.filter((variant) => extras.every((key) => Object.hasOwn(variant, key)));
    if (mine.some((variant) => required(variant).every((key) => extras.includes(key)))) return [];
    if (mine.length === 0)
      return [
        refused("collision", `${where} does not accept all of ${extras.join(", ")} together`),
      ];
    // the variant that has one of the given keys
    const nearest = mine.find((variant) => required(variant).some((key) => extras.includes(key)));
    if (nearest !== undefined) return missing(nearest, given, where);
    return [
      refused(
        "missing-property",
        `${where} needs ${variants
          .map((variant) =>
            required(variant)
              .map((key) => `${key}=...`)
              .join(","),
          )
          .join(" or ")}`,
      ),
    ];
  }

  value(type: PropertyType, text: string, hasEqual: boolean, where: string): Step {
    if (!hasEqual && type === "bool") return { rest: text, problems: [], text: "true" };
    if (type.startsWith("struct:")) return this.#structure(type, text, where);
    if (!hasEqual)
      return {
        rest: text,
        problems: [refused("missing-value", `${where} needs a value: =...`)],
        text: "",
      };
    if (type.startsWith("[]")) return this.#list(type.slice(2), text, where);
    if (type.startsWith("(")) return this.#tuple(type, text, where);
    if (type.startsWith("enum:")) return this.enumeration(type, text, where);
    if (type === "str" || type === "cpu" || type.startsWith("text:"))
      return this.#string(type, text, where);
    return scalar(type, text, where);
  }

  #string(type: PropertyType, text: string, where: string): Step {
    const [whole, double, single, plain] =
      /^(?:"((?:[^"\\]|\\["\\])*)"|'([^']*)'|([^,"'[\]]+))(?=[,\]]|$)/.exec(text) ?? [];
    if (whole === undefined) {
      const rest = skip(text);
      const piece = text.slice(0, text.length - rest.length);
      return {
        rest,
        problems: [
          refused(
            "wrong-value",
            `${where} must be text, in quotes where it contains , " ' [ or ], but is ${JSON.stringify(piece)}`,
          ),
        ],
        text: piece,
        ...(piece === "" && rest !== "" && !/^[,\]]/.test(rest) ? { isLost: true } : {}),
      };
    }
    const read = double?.replace(/\\(.)/gs, "$1") ?? single ?? plain ?? "";
    const expected = type === "str" ? undefined : expectedText(type, read, this.#pack);
    return {
      rest: text.slice(whole.length),
      problems:
        expected === undefined
          ? []
          : [
              refused(
                "wrong-value",
                `${where} must be ${expected}, but is ${JSON.stringify(read)}`,
              ),
            ],
      text: read,
    };
  }

  /** Within another value, a structure is in brackets; they may be omitted if it requires no key. */
  #structure(type: PropertyType, text: string, where: string): Step {
    const struct = this.#pack.structs[type.slice("struct:".length)];
    if (struct === undefined) return { rest: skip(text), problems: [], text: "" };
    if (text.startsWith("[")) {
      const step = this.map(struct, text.slice(1), where);
      return step.isLost ? step : closed(step, where);
    }
    const needed = missing(struct.keys, new Map(), where);
    if (/^([,\]]|$)/.test(text)) return { rest: text, problems: needed, text: "true" };
    return {
      rest: skip(text),
      problems: [
        refused(
          "wrong-value",
          `${where} must be keys in brackets: [${Object.keys(struct.keys).sort()[0]}=...]`,
        ),
      ],
      text: "",
    };
  }

  #list(type: PropertyType, text: string, where: string): Step {
    if (!text.startsWith("["))
      return {
        rest: skip(text),
        problems: [refused("wrong-value", `${where} must be a list in brackets: [...]`)],
        text: "",
      };
    let rest = text.slice(1);
    let count = 0;
    const problems: Problem[] = [];
    while (rest !== "" && !rest.startsWith("]")) {
      const step = this.value(type, rest, true, where);
      problems.push(...step.problems);
      if (step.isLost) return { ...step, problems };
      rest = step.rest;
      count++;
      if (rest.startsWith(",")) rest = rest.slice(1);
      else if (rest !== "" && !rest.startsWith("]"))
        return { rest, problems: [...problems, strayText(rest, where)], text: "", isLost: true };
    }
    return closed({ rest, problems, text: String(count) }, where);
  }

  #tuple(type: PropertyType, text: string, where: string): Step {
    const types = type.slice(1, -1).split(",");
    const step = this.#list(types[0] ?? "", text, where);
    return step.isLost || step.problems.length > 0 || step.text === String(types.length)
      ? step
      : {
          ...step,
          problems: [
            refused(
              "wrong-value",
              `${where} must be ${types.length} values in brackets, but has ${step.text}`,
            ),
          ],
        };
  }

  enumeration(type: PropertyType, text: string, where: string): Step {
    const members =
      this.#pack.enums[type.slice("enum:".length)] ??
      Object.fromEntries(
        type
          .slice(1)
          .split("|")
          .map((arg) => [arg, ""]),
      );
    const piece = /^[A-Za-z0-9_-]*/.exec(text)?.[0] ?? "";
    const payload = Object.hasOwn(members, piece) ? members[piece] : undefined;
    if (payload === undefined)
      return {
        rest: skip(text),
        problems: [
          refused(
            "wrong-value",
            `${where} must be one of ${Object.keys(members).sort().join(", ")}, but is ${JSON.stringify(piece)}`,
          ),
        ],
        text: piece,
      };
    const rest = text.slice(piece.length);
    const named = `${piece} of ${where}`;
    if (payload === "") {
      if (/^([,\]]|$)/.test(rest)) return { rest, problems: [], text: piece };
      return {
        rest: skip(rest),
        problems: [
          refused("wrong-value", `${named} takes nothing, but has ${JSON.stringify(rest)}`),
        ],
        text: piece,
      };
    }
    const step = payload.startsWith("(")
      ? this.#tuple(payload, rest, named)
      : this.#structure(payload, rest, named);
    return { ...step, text: piece };
  }
}

/** A value that ends at the next comma or bracket. */
function scalar(type: PropertyType, text: string, where: string): Step {
  const piece = /^[^,\]]*/.exec(text)?.[0] ?? "";
  const right = { rest: text.slice(piece.length), problems: [], text: piece };
  const isKnown = type === "bool" || type.startsWith("|") || /^u?int/.test(type);
  if (!isKnown) return { ...right, rest: skip(text) };
  const wrong = expectedScalar(type, piece, where);
  if (wrong === undefined) return right;
  const { expected, meant } = wrong;
  const edit =
    meant === undefined ? undefined : { rest: text.length, length: piece.length, text: meant };
  const message = `${where} must be ${expected}, but is ${JSON.stringify(piece)}`;
  return { rest: skip(text), problems: [refused("wrong-value", message, edit)], text: piece };
}

/** What a value must be, if it is something else, and what was probably meant. */
function expectedScalar(
  type: PropertyType,
  piece: string,
  where: string,
): { readonly expected: string; readonly meant?: string | undefined } | undefined {
  if (type === "bool")
    return piece === "true" || piece === "false"
      ? undefined
      : { expected: "true or false", meant: meantBool[piece] };
  if (type.startsWith("|")) {
    const members = type.slice(1).split("|");
    return members.includes(piece)
      ? undefined
      : { expected: `one of ${members.join(", ")}`, meant: onlyClosest(piece, members) };
  }
  const expected = expectedNumber(type, piece, true);
  return expected === undefined ? undefined : { expected, meant: meantMemory(where, piece) };
}

/** The key at the start of the text; the first value of some structures may be given without its key. */
function keyAt({ struct, known }: MapReading, text: string, isFirst: boolean): Key | undefined {
  const [, identifier = "", after = ""] = /^([A-Za-z0-9_][A-Za-z0-9_-]*)?(.?)/s.exec(text) ?? [];
  const start = text.length;
  const isKey = identifier !== "" && (after === "=" || Object.hasOwn(known, identifier));
  if (isFirst && struct.first !== undefined && !isKey)
    return { name: struct.first, start, rest: text, hasEqual: true };
  if (identifier === "" || !["=", ",", "]", ""].includes(after)) return undefined;
  const hasEqual = after === "=";
  const rest = text.slice(identifier.length + (hasEqual ? 1 : 0));
  return { name: identifier, start, rest, hasEqual };
}

function unknownKey({ struct, known, where }: MapReading, name: string, start: number): Problem {
  const near = closest(name, Object.keys(known));
  const alone = onlyClosest(name, Object.keys(known));
  const edit = alone === undefined ? undefined : { rest: start, length: name.length, text: alone };
  const hint = near === undefined ? "" : `; did you mean ${near}?`;
  return struct.closed
    ? refused("unknown-property", `${where} has no key ${name}${hint}`, edit)
    : {
        rule: "unknown-property",
        severity: "silent",
        message: `${where} ignores the key ${name}, which it does not know${hint}`,
        edit,
      };
}

/** A variant's key is read before the variant is known: text that looks like a number is taken for one. */
const isReadAsNumberOrBool = (type: PropertyType, text: string) =>
  /^(str|text:.*)$/.test(type) && /^(-?[0-9]+([,\]]|$)|true|false)/.test(text);

function closed(step: Step, where: string): Step {
  if (step.rest.startsWith("]")) return { ...step, rest: step.rest.slice(1) };
  return {
    ...step,
    problems: [...step.problems, refused("wrong-value", `${where} lacks its closing ]`)],
    isLost: true,
  };
}

function missing(keys: Properties, given: ReadonlyMap<string, string>, where: string): Problem[] {
  return Object.keys(keys)
    .filter((key) => isRequired(keys[key] ?? "") && !given.has(key))
    .sort()
    .map((key) => refused("missing-property", `${where} needs ${key}=...`));
}

/** The text after a value that cannot be parsed; nested brackets are skipped, two deep. */
function skip(text: string): string {
  const [whole = ""] =
    /^(?:"[^"]*"|'[^']*'|\[(?:[^[\]]|\[(?:[^[\]]|\[[^[\]]*\])*\])*\]|[^,[\]])*/.exec(text) ?? [];
  return text.slice(whole.length);
}

/** What people who know QEMU probably mean. */
const meantBool: Readonly<Record<string, string>> = {
  on: "true",
  yes: "true",
  "1": "true",
  off: "false",
  no: "false",
  "0": "false",
};

/** crosvm's --mem counts in MiB, without a unit. */
function meantMemory(where: string, text: string): string | undefined {
  const [, count, unit] = /^([0-9]{1,6})([MG])i?B?$/.exec(text) ?? [];
  if (where !== "size of --mem" || count === undefined) return undefined;
  return String(Number(count) * (unit === "G" ? 1024 : 1));
}
