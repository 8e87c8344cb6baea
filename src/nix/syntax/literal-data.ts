import type { NixNode } from "./node.ts";

/** The value of a literal as data; undefined for all else. */
export function dataOf(node: NixNode): string | number | boolean | null | undefined {
  switch (node.kind) {
    case "literal":
      return numberOf(node.text);
    case "variable":
      return { true: true, false: false, null: null }[node.name];
    case "string":
    case "indented": {
      const { parts } = node;
      if (!parts.every((part) => typeof part === "string")) return undefined;
      return node.kind === "string" ? unescaped(parts.join("")) : unindented(parts.join(""));
    }
    case "operation": {
      const [only, ...more] = node.operands;
      const data = only && dataOf(only);
      return node.operator === "-" && more.length === 0 && typeof data === "number"
        ? -data
        : undefined;
    }
    default:
      return undefined;
  }
}

/** Whole numbers that JavaScript represents exactly, and plain floats; Nix prints a float as JSON does. */
function numberOf(text: string): number | undefined {
  if (/^\d{1,15}$/.test(text)) return Number(text);
  return /^\d{1,6}\.\d{1,6}$/.test(text) && !Number.isInteger(Number(text))
    ? Number(text)
    : undefined;
}

const escapes: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t" };

const unescaped = (text: string) =>
  text.replace(/\\([\s\S])/g, (_, letter: string) => escapes[letter] ?? letter);

/** An indented string: without its first line if that is blank, and what all lines are indented by. */
function unindented(text: string): string {
  const lines = text.replace(/^ *\n/, "").split("\n");
  const filled = lines.filter((line) => /[^ ]/.test(line));
  const indent = Math.min(...filled.map((line) => /^ */.exec(line)?.[0].length ?? 0));
  const kept = lines.map((line) => line.replace(/^ */, (blanks) => blanks.slice(indent)));
  if (/^ *$/.test(lines.at(-1) ?? "")) kept[kept.length - 1] = "";
  return kept
    .join("\n")
    .replace(/''(\$|'|\\([\s\S]))/g, (_, what: string, letter: string | undefined) =>
      letter === undefined ? (what === "'" ? "''" : what) : (escapes[letter] ?? letter),
    );
}
