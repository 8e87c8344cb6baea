import { isProperty } from "../property.ts";
import { isNixExpression, type NixValue } from "../value.ts";
import { dataOf } from "./literal-data.ts";
import { type NixNode, NixSyntaxError } from "./node.ts";
import { parseNix } from "./parse.ts";

/** The value of a piece of Nix code, given only the values of some names; undefined if they do not determine it. */
export function knownValue(
  text: string,
  given: Readonly<Record<string, unknown>>,
): NixValue | undefined {
  try {
    return visit(parseNix(text), given);
  } catch (error) {
    if (error instanceof NixSyntaxError) return undefined;
    throw error;
  }
}

type Given = Readonly<Record<string, unknown>>;

function visit(node: NixNode, given: Given): NixValue | undefined {
  if (node.kind === "variable" && Object.hasOwn(given, node.name)) return plain(given[node.name]);
  const data = dataOf(node);
  if (data !== undefined) return data;
  if (node.kind === "select") {
    const found = member(visit(node.subject, given), node.path);
    return found === "missing" ? node.otherwise && visit(node.otherwise, given) : found?.value;
  }
  if (node.kind === "has") {
    const found = member(visit(node.subject, given), node.path);
    return found === undefined ? undefined : found !== "missing";
  }
  if (node.kind !== "operation" || (node.operator !== "==" && node.operator !== "!="))
    return undefined;
  const [one, other] = node.operands.map((operand) => visit(operand, given));
  if (!isAtom(one) || !isAtom(other)) return undefined;
  return (one === other) === (node.operator === "==");
}

const isAtom = (value: unknown) =>
  value === null || ["boolean", "number", "string"].includes(typeof value);

/** Undefined where it cannot be known. */
function member(
  value: NixValue | undefined,
  path: readonly (string | NixNode)[],
): { readonly value: NixValue | undefined } | "missing" | undefined {
  let inner: unknown = value;
  for (const name of path) {
    if (typeof name !== "string" || inner === undefined) return undefined;
    if (typeof inner !== "object" || inner === null || Array.isArray(inner)) return "missing";
    if (!Object.hasOwn(inner, name)) return "missing";
    inner = plain((inner as Given)[name]);
  }
  return { value: inner as NixValue | undefined };
}

/** What Nix decides is not known. */
const plain = (value: unknown) =>
  isNixExpression(value) || isProperty(value) ? undefined : (value as NixValue | undefined);
