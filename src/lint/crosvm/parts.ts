import { closest } from "../../closest.ts";
import type { CrosvmPack, CrosvmStruct, PropertyType } from "../../packs/format.ts";
import { isRequired } from "../property-type.ts";
import { type Problem, refused } from "./problem.ts";
import { expectedNumber, expectedText } from "./scalar.ts";
import { type Judged, judgeKeyValues } from "./value.ts";

/** Judges a value in parts, as `--shared-dir SOURCE:TAG:key=value` is: without quotes, and numbers are decimal. */
export function judgeParts(
  pack: CrosvmPack,
  struct: CrosvmStruct,
  value: string,
  where: string,
): Judged {
  const { separator = ":", positional = [], by } = struct.parts ?? {};
  const parts = value.split(separator);
  const given = new Map<string, string>();
  const problems: Problem[] = [];
  for (const [index, name] of positional.entries()) {
    const part = parts[index];
    if (part !== undefined) given.set(name, part);
    else if (isRequired(struct.keys[name] ?? ""))
      problems.push(
        refused(
          "missing-property",
          `${where} needs ${positional.map((it) => it.toUpperCase()).join(separator)}`,
        ),
      );
  }
  const options = parts.slice(positional.length).map((part): [string, string | undefined] => {
    const at = part.indexOf("=");
    return at < 0 ? [part, undefined] : [part.slice(0, at), part.slice(at + 1)];
  });
  const chosen = by && (options.findLast(([key]) => key === by.key)?.[1] ?? by.default);
  const further = pack.structs[by?.structs[chosen ?? ""] ?? ""];
  for (const [key, text] of options) {
    const type = Object.hasOwn(struct.keys, key) ? struct.keys[key] : undefined;
    if (text === undefined)
      problems.push(
        refused("wrong-value", `${where} must have key=value here: ${JSON.stringify(key)}`),
      );
    else if (type !== undefined && !positional.includes(key)) {
      given.set(key, text);
      const expected = expectedPlain(type, text, pack);
      if (expected !== undefined) problems.push(wrong(key, where, expected, text));
    } else if (further !== undefined && further.parts === undefined)
      problems.push(
        ...judgeKeyValues(pack, `struct:${by?.structs[chosen ?? ""]}`, `${key}=${text}`, where)
          .problems,
      );
    else {
      const own =
        further !== undefined && Object.hasOwn(further.keys, key) ? further.keys[key] : undefined;
      const near = closest(key, [
        ...Object.keys(struct.keys).filter((it) => !positional.includes(it)),
        ...Object.keys(further?.keys ?? {}),
      ]);
      const expected = own === undefined ? undefined : expectedPlain(own, text, pack);
      if (own === undefined)
        problems.push(
          refused(
            "unknown-property",
            `${where} knows no key ${key}${chosen === undefined ? "" : ` with ${by?.key}=${chosen}`}${near === undefined ? "" : `; did you mean ${near}?`}`,
          ),
        );
      else if (expected !== undefined) problems.push(wrong(key, where, expected, text));
    }
  }
  return { given, problems };
}

const wrong = (key: string, where: string, expected: string, text: string) =>
  refused("wrong-value", `${key} of ${where} must be ${expected}, but is ${JSON.stringify(text)}`);

/** What a value must be that Rust's own `FromStr` reads, when it is none. */
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
