import { closest, onlyClosest } from "../../closest.ts";
import type { CrosvmPack, CrosvmStruct, Properties, PropertyType } from "../../packs/format.ts";
import { bareType, isRequired } from "../property-type.ts";
import { type Problem, refused } from "./problem.ts";
import { expectedNumber, expectedText } from "./scalar.ts";

/*
 * Reads `key=value,...` as crosvm's crate serde_keyvalue does (serde_keyvalue/src/key_values.rs), by the types of a
 * pack. nix/lint/crosvm-value.nix has the same in Nix.
 */

/** What a value says. */
export interface Judged {
  /** By key, the text of its value: "true" for a bare one, the number of elements for a list. */
  readonly given: ReadonlyMap<string, string>;
  readonly problems: readonly Problem[];
}

/** A part of the value that has been read, and what is left of it. */
interface Step {
  readonly rest: string;
  readonly problems: readonly Problem[];
  readonly text: string;
  /** What follows cannot be told apart any more. */
  readonly isLost?: boolean;
}

/** Judges the structure or enumeration that a flag's value is. */
export function judgeKeyValues(
  pack: CrosvmPack,
  type: PropertyType,
  value: string,
  where: string,
): Judged {
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
  refused("wrong-value", `${where} has ${JSON.stringify(rest)} behind its end`);

class Reader {
  readonly #pack: CrosvmPack;

  constructor(pack: CrosvmPack) {
    this.#pack = pack;
  }

  map(struct: CrosvmStruct, text: string, where: string): Judged & Step {
    const known: Properties = Object.assign({}, struct.keys, ...(struct.variants ?? []));
    const given = new Map<string, string>();
    const problems: Problem[] = [];
    let rest = text;
    let isFirst = true;
    for (;;) {
      if (rest === "" || rest.startsWith("]")) break;
      const [, identifier = "", after = ""] =
        /^([A-Za-z0-9_][A-Za-z0-9_-]*)?(.?)/s.exec(rest) ?? [];
      const isImplicit =
        isFirst &&
        struct.first !== undefined &&
        (identifier === "" || (after !== "=" && !Object.hasOwn(known, identifier)));
      isFirst = false;
      const name = isImplicit ? (struct.first as string) : identifier;
      const start = rest.length;
      if (name === "" || (!isImplicit && !["=", ",", "]", ""].includes(after)))
        return {
          given,
          problems: [
            ...problems,
            refused("wrong-value", `${where} must have key=value here: ${JSON.stringify(rest)}`),
          ],
          rest,
          text: "",
          isLost: true,
        };
      const hasEqual = isImplicit || after === "=";
      if (!isImplicit) rest = rest.slice(identifier.length + (after === "=" ? 1 : 0));
      const told = Object.hasOwn(known, name) ? (known[name] as string) : undefined;
      const key = told?.startsWith("=") ? told.slice(1) : name;
      const type = told?.startsWith("=") ? known[key] : told;
      let step: Step;
      if (type === undefined) {
        const near = closest(name, Object.keys(known));
        const alone = onlyClosest(name, Object.keys(known));
        const edit =
          alone === undefined ? undefined : { rest: start, length: name.length, text: alone };
        problems.push(
          struct.closed
            ? refused(
                "unknown-property",
                `${where} knows no key ${name}${near === undefined ? "" : `; did you mean ${near}?`}`,
                edit,
              )
            : {
                rule: "unknown-property",
                severity: "silent",
                message: `${where} ignores the key ${name}, which it does not know${near === undefined ? "" : `; did you mean ${near}?`}`,
                edit,
              },
        );
        step = { rest: skip(rest), problems: [], text: "" };
      } else if (given.has(key)) {
        problems.push(refused("repeated-property", `${key} may stand once in ${where}`));
        step = { rest: skip(rest), problems: [], text: "" };
      } else {
        step = this.value(bareType(type), rest, hasEqual, `${key} of ${where}`);
        given.set(key, step.text);
        // without its type, what looks like a number is one
        if (
          struct.variants !== undefined &&
          !Object.hasOwn(struct.keys, key) &&
          /^(str|text:.*)$/.test(bareType(type)) &&
          /^(-?[0-9]+([,\]]|$)|true|false)/.test(rest)
        )
          problems.push(
            refused(
              "wrong-value",
              `${key} of ${where} must not be a number, true or false, but is ${JSON.stringify(step.text)}`,
            ),
          );
      }
      problems.push(...step.problems);
      rest = step.rest;
      if (step.isLost) return { given, problems, rest, text: "", isLost: true };
      if (rest.startsWith(",")) rest = rest.slice(1);
      else if (rest !== "" && !rest.startsWith("]"))
        return {
          given,
          problems: [...problems, strayText(rest, where)],
          rest,
          text: "",
          isLost: true,
        };
    }
    problems.push(...missing(struct.keys, given, where), ...this.#variant(struct, given, where));
    return { given, problems, rest, text: "" };
  }

  /** The keys beside those that all variants have must be those of one. */
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
      return [refused("collision", `${where} takes not all of ${extras.join(", ")} together`)];
    // the one of which something stands there
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
    const piece = /^[^,\]]*/.exec(text)?.[0] ?? "";
    const wrong = (expected: string, meant?: string): Step => ({
      rest: skip(text),
      problems: [
        refused(
          "wrong-value",
          `${where} must be ${expected}, but is ${JSON.stringify(piece)}`,
          meant === undefined
            ? undefined
            : { rest: text.length, length: piece.length, text: meant },
        ),
      ],
      text: piece,
    });
    const right = { rest: text.slice(piece.length), problems: [], text: piece };
    if (type === "bool")
      return piece === "true" || piece === "false"
        ? right
        : wrong("true or false", meantBool[piece]);
    if (type.startsWith("|")) {
      const members = type.slice(1).split("|");
      return members.includes(piece)
        ? right
        : wrong(`one of ${members.join(", ")}`, onlyClosest(piece, members));
    }
    if (!/^u?int/.test(type)) return { ...right, rest: skip(text) };
    const expected = expectedNumber(type, piece, true);
    return expected === undefined ? right : wrong(expected, meantMemory(where, piece));
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
            `${where} must be text, in quotes where it holds , " ' [ or ], but is ${JSON.stringify(piece)}`,
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

  /** Within another value, a structure stands in brackets; one that needs nothing may do without. */
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
          .map((word) => [word, ""]),
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

/** What stands behind a value that cannot be read: brackets within are skipped, two deep. */
function skip(text: string): string {
  const [whole = ""] =
    /^(?:"[^"]*"|'[^']*'|\[(?:[^[\]]|\[(?:[^[\]]|\[[^[\]]*\])*\])*\]|[^,[\]])*/.exec(text) ?? [];
  return text.slice(whole.length);
}

/** What people mean who know QEMU's way to say it. */
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
