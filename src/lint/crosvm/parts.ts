import { closest } from "../../closest.ts";
import type { CrosvmPack, CrosvmStruct, PropertyType } from "../../packs/format.ts";
import { isRequired } from "../property-type.ts";
import { type Problem, refused } from "./problem.ts";
import { expectedNumber, expectedText } from "./scalar.ts";
import { checkKeyValues, type ReadValue } from "./value.ts";

/** Checks a value with parts, such as `--shared-dir SOURCE:TAG:key=value`: no quotes, decimal numbers. */
export function checkParts(
  pack: CrosvmPack,
  struct: CrosvmStruct,
  value: string,
  where: string,
): ReadValue {
  const { separator = ":", positional = [] } = struct.parts ?? {};
  const parts = value.split(separator);
  const options = parts.slice(positional.length).map((part): Option => {
    const at = part.indexOf("=");
    return at < 0 ? [part, undefined] : [part.slice(0, at), part.slice(at + 1)];
  });
  const further = furtherKeys(pack, struct, options);
  const given = new Map<string, string>();
  for (const [index, name] of positional.entries()) {
    const part = parts[index];
    if (part !== undefined) given.set(name, part);
  }
  const isOwn = (key: string) => Object.hasOwn(struct.keys, key) && !positional.includes(key);
  for (const [key, text] of options) if (text !== undefined && isOwn(key)) given.set(key, text);
  return {
    given,
    problems: [
      ...missingPositions(struct, parts, where),
      ...options.flatMap(([key, text]) => {
        if (text === undefined)
          return refused(
            "wrong-value",
            `${where} must have key=value here: ${JSON.stringify(key)}`,
          );
        if (isOwn(key)) return wrongText(struct.keys[key] ?? "", key, text, where, pack);
        return checkFurtherKey(further, key, text, where, pack);
      }),
    ],
  };
}

/** A key and its value; a part without `=` has none. */
type Option = readonly [key: string, value: string | undefined];

/** Further keys that a value takes, depending on one of its own: `type=fs`. */
interface FurtherKeys {
  readonly type: string;
  readonly struct: CrosvmStruct | undefined;
  /** `with type=fs` */
  readonly chosenBy: string;
  /** Keys without a fixed position, for suggestions. */
  readonly own: readonly string[];
}

function furtherKeys(
  pack: CrosvmPack,
  { keys, parts }: CrosvmStruct,
  options: readonly Option[],
): FurtherKeys {
  const { positional = [], by } = parts ?? {};
  const chosen = by && (options.findLast(([key]) => key === by.key)?.[1] ?? by.default);
  const name = by?.structs[chosen ?? ""];
  return {
    type: `struct:${name}`,
    struct: pack.structs[name ?? ""],
    chosenBy: chosen === undefined ? "" : ` with ${by?.key}=${chosen}`,
    own: Object.keys(keys).filter((key) => !positional.includes(key)),
  };
}

function checkFurtherKey(
  { type, struct, chosenBy, own }: FurtherKeys,
  key: string,
  text: string,
  where: string,
  pack: CrosvmPack,
): readonly Problem[] {
  if (struct !== undefined && struct.parts === undefined)
    return checkKeyValues(pack, type, `${key}=${text}`, where).problems;
  if (struct !== undefined && Object.hasOwn(struct.keys, key))
    return wrongText(struct.keys[key] ?? "", key, text, where, pack);
  const near = closest(key, [...own, ...Object.keys(struct?.keys ?? {})]);
  const hint = near === undefined ? "" : `; did you mean ${near}?`;
  return [refused("unknown-property", `${where} has no key ${key}${chosenBy}${hint}`)];
}

function missingPositions(
  { keys, parts }: CrosvmStruct,
  given: readonly string[],
  where: string,
): Problem[] {
  const { separator = ":", positional = [] } = parts ?? {};
  const form = positional.map((name) => name.toUpperCase()).join(separator);
  return positional
    .filter((name, index) => given[index] === undefined && isRequired(keys[name] ?? ""))
    .map(() => refused("missing-property", `${where} needs ${form}`));
}

function wrongText(
  type: PropertyType,
  key: string,
  text: string,
  where: string,
  pack: CrosvmPack,
): Problem[] {
  const expected = expectedPlain(type, text, pack);
  if (expected === undefined) return [];
  const message = `${key} of ${where} must be ${expected}, but is ${JSON.stringify(text)}`;
  return [refused("wrong-value", message)];
}

/** What a value that Rust's `FromStr` cannot read must be. */
export function expectedPlain(
  type: PropertyType,
  text: string,
  pack: CrosvmPack,
): string | undefined {
  const bare = type.replace(/!$/, "");
  if (bare === "bool") return text === "true" || text === "false" ? undefined : "true or false";
  if (bare.startsWith("|")) {
    const members = bare.slice(1).split("|");
    return members.includes(text) ? undefined : `one of ${members.join(", ")}`;
  }
  if (/^u?int/.test(bare)) return expectedNumber(bare, text, false);
  if (bare === "cpuset" || bare === "affinity" || bare.startsWith("text:"))
    return expectedText(bare, text, pack);
  return undefined;
}
