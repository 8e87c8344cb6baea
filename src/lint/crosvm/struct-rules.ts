import type { StructRule } from "../../packs/format.ts";
import { brokenBy } from "../rows/engine.ts";
import type { Row } from "../rows/row.ts";
import { nothingAround, type Subject } from "../rows/subject.ts";
import { type Problem, refused } from "./problem.ts";
import { toNumber } from "./scalar.ts";

/** Violated dependencies between the keys of one value. */
export function checkStructRules(
  rules: readonly StructRule[],
  given: ReadonlyMap<string, string>,
  where: string,
): Problem[] {
  const subject = subjectOf(given, where);
  return rules.flatMap((rule) =>
    [...brokenBy(rowOf(rule, given), subject, nothingAround)].map(({ message }) =>
      refused("collision", message),
    ),
  );
}

function subjectOf(given: ReadonlyMap<string, string>, owner: string): Subject {
  return {
    owner,
    text: "",
    values: (key) => [given.get(key)].flatMap((value) => value ?? []),
    isGiven: (key) => given.has(key) && given.get(key) !== "false",
    isBare: () => false,
    show: (key) => key,
    ask: (key) => `${key}=...`,
    number: toNumber,
  };
}

const pageSize = 4096;

/** A rule of the pack, as a row for the engine. */
function rowOf([kind, ...names]: StructRule, given: ReadonlyMap<string, string>): Row {
  const [a = "", b = "", c = "", ...more] = names;
  const option = "";
  switch (kind) {
    case "not":
      return { option, exclude: [a, b] };
    case "both":
      return { option, together: [a, b] };
    case "one":
      return { option, exactlyOne: [a, b] };
    case "only":
      return { option, key: a, only: { [b]: [c, ...more] } };
    case "most":
      return {
        option,
        when: { keys: { [c]: more.map((value) => (value === "" ? null : value)) } },
        key: a,
        bounds: [0, Number(b)],
        note: `${c} is ${more[0]}`,
      };
    case "pages":
      return {
        option,
        unless: { keys: { [c]: /^(?!false$)/ } },
        key: [a, b],
        multipleOf: pageSize,
        note: `${c} lifts this`,
      };
    case "power":
      return { option, key: a, powerOfTwo: {} };
    case "count":
      return { option, key: a, bounds: [0, toNumber(given.get(b) ?? "") ?? Number(c)] };
  }
}
