import { printableLine } from "../output/printable.ts";
import type { OrderedValue } from "./imported-file.ts";

/** biome's and prettier's width, here with the indentation. */
const width = 100;

/**
 * Prints data as TypeScript, as biome lays it out: on one line where it fits, else an element or member a line.
 *
 * @param indent Spaces before the line on which the value stands.
 * @param before Characters already on that line, indentation included; one more for the comma follows.
 */
function printTypeScript(value: OrderedValue, indent: number, before: number): string {
  const inline = printInline(value);
  // biome keeps an object open that is written open: those of definitions are short enough to be read on a line
  if (before + inline.length + 1 <= width || isAtom(value)) return inline;
  const inner = " ".repeat(indent + 2);
  if (isList(value)) {
    const lines = value.map((item) => `${inner}${printTypeScript(item, indent + 2, indent + 2)},`);
    return `[\n${lines.join("\n")}\n${" ".repeat(indent)}]`;
  }
  return `{\n${printMembers(value, indent + 2).join("\n")}\n${" ".repeat(indent)}}`;
}

/** The members of an object, each from its indentation to its comma. */
export function printMembers(
  { attrs }: { readonly attrs: readonly (readonly [string, OrderedValue])[] },
  indent: number,
): string[] {
  return attrs.map(([name, value]) => {
    const head = `${" ".repeat(indent)}${printKey(name)}: `;
    return `${head}${printTypeScript(value, indent, head.length)},`;
  });
}

function isAtom(value: OrderedValue): value is string | number | boolean | null {
  return typeof value !== "object" || value === null;
}

function isList(value: OrderedValue): value is readonly OrderedValue[] {
  return Array.isArray(value);
}

function printInline(value: OrderedValue): string {
  if (isAtom(value)) return printableLine(JSON.stringify(value));
  if (isList(value)) return `[${value.map(printInline).join(", ")}]`;
  const members = value.attrs.map(([name, inner]) => `${printKey(name)}: ${printInline(inner)}`);
  return members.length === 0 ? "{}" : `{ ${members.join(", ")} }`;
}

// the bare name would set the prototype
export const printKey = (name: string) =>
  name === "__proto__"
    ? `["${name}"]`
    : /^[A-Za-z_$][\w$]*$/.test(name)
      ? name
      : printableLine(JSON.stringify(name));
