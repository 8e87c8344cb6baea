import type { StructRule } from "../../packs/format.ts";
import { type Problem, refused } from "./problem.ts";
import { toNumber } from "./scalar.ts";

/** What keys of one value ask of each other, where they do not get it. */
export function checkStructRules(
  rules: readonly StructRule[],
  given: ReadonlyMap<string, string>,
  where: string,
): Problem[] {
  return rules.flatMap((rule) => {
    const message = broken(rule, given, where);
    return message === undefined ? [] : [refused("collision", message)];
  });
}

const pageSize = 4096;

function broken(
  [kind, ...names]: StructRule,
  given: ReadonlyMap<string, string>,
  where: string,
): string | undefined {
  const [a = "", b = "", c = "", ...more] = names;
  const has = (key: string) => given.has(key) && given.get(key) !== "false";
  const number = (key: string) => toNumber(given.get(key) ?? "");
  switch (kind) {
    case "not":
      return has(a) && has(b) ? `${where} takes not both of ${a} and ${b}` : undefined;
    case "both":
      return has(a) !== has(b) ? `${where} needs both of ${a} and ${b}, or none` : undefined;
    case "one":
      return has(a) === has(b) ? `${where} needs one of ${a} and ${b}` : undefined;
    case "only": {
      const values = [c, ...more];
      return has(a) && !values.includes(given.get(b) ?? "")
        ? `${where} takes ${a} with ${b}=${c} alone`
        : undefined;
    }
    case "most":
      return (number(a) ?? 0) > Number(b) && more.includes(given.get(c) ?? "")
        ? `${a} of ${where} must be ${b} or less with ${c}=${more[0]}`
        : undefined;
    case "pages": {
      const odd = [a, b].find((key) => (number(key) ?? 0) % pageSize !== 0);
      return odd !== undefined && !has(c)
        ? `${odd} of ${where} must be a multiple of ${pageSize}, or stand with ${c}`
        : undefined;
    }
    case "power": {
      const value = number(a);
      return value !== undefined && (value === 0 || !Number.isInteger(Math.log2(value)))
        ? `${a} of ${where} must be a power of two`
        : undefined;
    }
    case "count":
      return (number(a) ?? 0) > (number(b) ?? Number(c))
        ? `${where} has ${given.get(a)} ${a}, which is more than ${b}`
        : undefined;
  }
}
