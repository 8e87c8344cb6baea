import { type NixNode, NixSyntaxError } from "./node.ts";
import { parseNix } from "./parse.ts";

/** The parts of a condition: equal atoms show what it has in common with other conditions. */
export type Formula =
  | { readonly kind: "constant"; readonly value: boolean }
  /** A piece of Nix code that only Nix decides: its text. */
  | { readonly kind: "atom"; readonly text: string }
  /** Whether the VM's hypervisor is this one. */
  | { readonly kind: "hypervisor"; readonly name: string }
  | { readonly kind: "not"; readonly of: Formula }
  | { readonly kind: "and" | "or"; readonly of: readonly [Formula, Formula] };

/** The parts of a condition by its text: negations, `&&`, `||`, `->`, and what is compared with the hypervisor. */
export function formulaOf(text: string): Formula {
  try {
    return visit(parseNix(text), text);
  } catch (error) {
    if (error instanceof NixSyntaxError) return { kind: "atom", text };
    throw error;
  }
}

const not = (of: Formula): Formula => (of.kind === "not" ? of.of : { kind: "not", of });

function visit(node: NixNode, text: string): Formula {
  if (node.kind === "variable" && (node.name === "true" || node.name === "false"))
    return { kind: "constant", value: node.name === "true" };
  if (node.kind === "operation") {
    const [one, other] = node.operands.map((operand) => () => visit(operand, text));
    if (node.operator === "!" && one !== undefined) return not(one());
    if (one !== undefined && other !== undefined)
      switch (node.operator) {
        case "&&":
          return { kind: "and", of: [one(), other()] };
        case "||":
          return { kind: "or", of: [one(), other()] };
        case "->":
          return { kind: "or", of: [not(one()), other()] };
        case "==":
        case "!=": {
          const compared = comparison(node.operands, text);
          return node.operator === "==" ? compared : not(compared);
        }
      }
  }
  return elementOf(node, text) ?? { kind: "atom", text: textOf(node, text) };
}

/** `lib.elem x [ "a" "b" ]`, as `x == "a" || x == "b"`. */
function elementOf(node: NixNode, text: string): Formula | undefined {
  if (node.kind !== "call" || node.called.kind !== "call") return undefined;
  const { called, argument: subject } = node.called;
  const list = node.argument;
  if (!/^(?:(?:lib|builtins)\.)?elem$/.test(textOf(called, text)) || list.kind !== "list")
    return undefined;
  const [first, ...more] = list.elements.map((element) => comparison([subject, element], text));
  return more.reduce<Formula | undefined>(
    (one, other) => one && { kind: "or", of: [one, other] },
    first,
  );
}

/** `a == b`, however it is written; for the hypervisor, which one. */
function comparison(operands: readonly NixNode[], text: string): Formula {
  const [one = "", other = ""] = operands.map((operand) => textOf(operand, text));
  for (const [name, value] of [
    [one, other],
    [other, one],
  ] as const) {
    const [, hypervisor] = /^"([a-z-]+)"$/.exec(value) ?? [];
    if (name === "config.microvm.hypervisor" && hypervisor !== undefined)
      return { kind: "hypervisor", name: hypervisor };
  }
  return { kind: "atom", text: `${one} == ${other}` };
}

/** The code of a node, on one line. */
function textOf(node: NixNode, text: string): string {
  return text.slice(node.start, node.end).replace(/\s+/g, " ").trim();
}

/** Whether it holds, given by `isTrue` which atoms do. */
export function holds(
  formula: Formula,
  hypervisor: string | undefined,
  isTrue: (atom: string) => boolean,
): boolean {
  switch (formula.kind) {
    case "constant":
      return formula.value;
    case "atom":
      return isTrue(formula.text);
    case "hypervisor":
      return formula.name === hypervisor;
    case "not":
      return !holds(formula.of, hypervisor, isTrue);
    case "and":
      return formula.of.every((part) => holds(part, hypervisor, isTrue));
    case "or":
      return formula.of.some((part) => holds(part, hypervisor, isTrue));
  }
}

/** The atoms, and the hypervisors that it names. */
export function* partsOf(
  formula: Formula,
): Generator<Extract<Formula, { kind: "atom" | "hypervisor" }>> {
  switch (formula.kind) {
    case "constant":
      return;
    case "atom":
    case "hypervisor":
      yield formula;
      return;
    case "not":
      yield* partsOf(formula.of);
      return;
    default:
      for (const part of formula.of) yield* partsOf(part);
  }
}
