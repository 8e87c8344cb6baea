import { contentsOf, isProperty } from "../../nix/property.ts";
import { formulaOf, holds, partsOf } from "../../nix/syntax/condition.ts";
import { type Condition, isNixExpression } from "../../nix/value.ts";
import type { LoadedDefinition } from "../load.ts";
import { optionsOf } from "../modules-of.ts";
import type { Finding } from "./finding.ts";

/** With more parts than this, there are more combinations than are looked at. */
const mostParts = 10;

/**
 * Values under conditions that can each hold, but never all together: one for crosvm within one for qemu. They would be
 * generated, but never take effect.
 */
export function* findNeverHolding(definition: LoadedDefinition): Generator<Finding> {
  const { merge } = definition.vm;
  const found = (path: readonly string[], conditions: readonly string[]): Finding => ({
    definition,
    path,
    message: `this never takes effect: its conditions cannot all hold: ${conditions.join(", and ")}`,
    fix: "write it beside the other condition, not inside of it, or leave it out",
  });
  const values: [string[], unknown][] = [
    ...Object.entries(optionsOf(definition.vm)).map(([name, value]): [string[], unknown] => [
      [name],
      value,
    ]),
    [["merge"], merge],
  ];
  for (const [path, value] of values) yield* within(value, path, [], found);
}

type Found = (path: readonly string[], conditions: readonly string[]) => Finding;

function* within(
  value: unknown,
  path: readonly string[],
  around: readonly string[],
  found: Found,
): Generator<Finding> {
  if (typeof value !== "object" || value === null || isNixExpression(value)) return;
  if (!isProperty(value)) {
    for (const [name, inner] of Object.entries(value))
      yield* within(inner, [...path, name], around, found);
    return;
  }
  const conditions = [...around, ...("condition" in value ? textOf(value.condition) : [])];
  if (conditions.length > around.length && around.length > 0 && isNever(conditions)) {
    // a condition that never holds by itself is intended
    if (!conditions.some((one) => isNever([one]))) yield found(path, conditions);
    return;
  }
  const isMerge = value._type === "merge";
  for (const [index, content] of contentsOf(value).entries())
    yield* within(content, isMerge ? [...path, String(index)] : path, conditions, found);
}

const textOf = (condition: Condition) => (isNixExpression(condition) ? [condition.text] : []);

function isNever(conditions: readonly string[]): boolean {
  const formulas = conditions.map(formulaOf);
  const parts = formulas.flatMap((formula) => [...partsOf(formula)]);
  const atoms = [...new Set(parts.flatMap((part) => (part.kind === "atom" ? [part.text] : [])))];
  const named = parts.flatMap((part) => (part.kind === "hypervisor" ? [part.name] : []));
  if (atoms.length > mostParts) return false;
  for (const hypervisor of [...named, undefined])
    for (let bits = 0; bits < 2 ** atoms.length; bits++) {
      const isTrue = (atom: string) => ((bits >> atoms.indexOf(atom)) & 1) === 1;
      if (formulas.every((formula) => holds(formula, hypervisor, isTrue))) return false;
    }
  return true;
}
