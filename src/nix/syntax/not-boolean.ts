import { type NixNode, NixSyntaxError } from "./node.ts";
import { parseNix } from "./parse.ts";

/** The kind of a piece of Nix code whose text shows that it is neither true nor false; undefined if it may be. */
export function notBoolean(text: string): string | undefined {
  try {
    return kindOf(parseNix(text));
  } catch (error) {
    if (error instanceof NixSyntaxError) return undefined;
    throw error;
  }
}

const arithmetic: readonly string[] = ["+", "-", "*", "/"];

function kindOf(node: NixNode): string | undefined {
  switch (node.kind) {
    case "string":
    case "indented":
      return "a string";
    case "list":
      return "a list";
    case "attributes":
      return "an attribute set";
    case "function":
      return "a function";
    case "path":
      return "a path";
    case "literal":
      return "a number or a path";
    case "variable":
      return node.name === "null" ? "null" : undefined;
    case "operation":
      if (node.operator === "++") return "a list";
      if (node.operator === "//") return "an attribute set";
      return arithmetic.includes(node.operator) ? "no comparison" : undefined;
    case "let":
    case "with":
    case "assert":
      return node.body && kindOf(node.body);
    default:
      return undefined;
  }
}
