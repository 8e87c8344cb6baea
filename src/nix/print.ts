import { isPrintable, printableLine, replaceUnprintable } from "../output/printable.ts";
import { keywords } from "./syntax/keywords.ts";
import { isNixExpression, type NixValue } from "./value.ts";

/**
 * Prints a value as nixfmt (RFC 166) lays it out, without the indentation of its first line.
 *
 * @param indent Spaces before the line on which the value stands.
 * @throws RangeError for what no Nix value can be: NUL, a lone surrogate, a number that is not finite or not exact.
 */
export function print(value: NixValue, indent = 0): string {
  return printElement(value, indent);
}

/** Prints a value on one line, for use inside an expression. */
export function printInline(value: NixValue): string {
  if (isList(value)) {
    const items = value.map((item) => asListItem(item, printInline(item)));
    return items.length === 0 ? "[ ]" : `[ ${items.join(" ")} ]`;
  }
  if (isAttrs(value)) {
    const bindings = entriesOf(value).map(
      ([name, inner]) => `${printAttrName(name)} = ${printInline(inner)};`,
    );
    return bindings.length === 0 ? "{ }" : `{ ${bindings.join(" ")} }`;
  }
  return typeof value === "string" ? quoted(value) : printAtom(value, 0);
}

/** The bindings of an attribute set, one a line or more, without the braces around them. */
export function printBindings(attrs: NixAttrs, indent: number): string[] {
  return entriesOf(attrs).map(([name, value]) => printBinding(name, value, indent));
}

type NixAttrs = { readonly [name: string]: NixValue | undefined };
type NixAtom = Exclude<NixValue, readonly NixValue[] | NixAttrs>;

/** nixfmt's width, in code points, indentation apart. */
const width = 100;

const step = 2;

const spaces = (count: number) => " ".repeat(count);

const fits = (text: string) => !text.includes("\n") && [...text].length <= width;

function isList(value: NixValue): value is readonly NixValue[] {
  return Array.isArray(value);
}

function isAttrs(value: NixValue): value is NixAttrs {
  return typeof value === "object" && value !== null && !isList(value) && !isNixExpression(value);
}

/** Absent values (`mem: undefined`) are no bindings. */
function entriesOf(attrs: NixAttrs): [string, NixValue][] {
  return Object.entries(attrs).filter(
    (entry): entry is [string, NixValue] => entry[1] !== undefined,
  );
}

/** `a.b.c = 1`, as a person writes it, instead of sets with one binding each. */
function dotted(name: string, value: NixValue): { names: string[]; value: NixValue } {
  const names = [name];
  let inner = value;
  while (isAttrs(inner)) {
    const [only, ...more] = entriesOf(inner);
    if (only === undefined || more.length > 0) break;
    names.push(only[0]);
    inner = only[1];
  }
  return { names, value: inner };
}

function printBinding(name: string, nested: NixValue, indent: number): string {
  const { names, value } = dotted(name, nested);
  const start = spaces(indent);
  const inherited = inheritance(names, value);
  if (inherited !== undefined) return start + inherited;
  const path = names.map(printAttrName);
  const head = `${path.join(".")} =`;
  const inline =
    isAttrs(value) && entriesOf(value).length > 0 ? undefined : inlineText(value, indent);
  if (inline !== undefined && fits(`${head} ${inline};`)) return `${start}${head} ${inline};`;
  // a long string goes below its name when that is long or quoted itself; else it stays beside it
  const moves =
    typeof value === "string"
      ? path.length > 4 || path.some((part) => part.startsWith('"'))
      : isOneTokenExpression(value);
  if (moves && inline !== undefined) return `${start}${head}\n${spaces(indent + step)}${inline};`;
  return `${start}${head} ${printExpanded(value, indent)};`;
}

/** `inherit (pkgs) htop;`, which statix asks for where the name is the attribute's own. */
function inheritance(names: readonly string[], value: NixValue): string | undefined {
  if (names.length !== 1 || !isNixExpression(value)) return undefined;
  const [, scope, name] = /^([A-Za-z_][\w'-]*)\.([A-Za-z_][\w'-]*)$/.exec(value.text) ?? [];
  return name !== undefined && name === names[0] ? `inherit (${scope}) ${name};` : undefined;
}

/** A value as an element of a list, where a set with one binding may stay on its line. */
function printElement(value: NixValue, indent: number): string {
  const inline = inlineText(value, indent);
  return inline !== undefined && fits(inline) ? inline : printExpanded(value, indent);
}

/** The value on one line, if nixfmt leaves it there: at most one element or binding in each list or set. */
function inlineText(value: NixValue, indent: number): string | undefined {
  if (isList(value)) {
    const [only, ...more] = value;
    if (only === undefined) return "[ ]";
    const text = more.length > 0 ? undefined : inlineText(only, indent);
    return text === undefined ? undefined : `[ ${asListItem(only, text)} ]`;
  }
  if (isAttrs(value)) {
    const [only, ...more] = entriesOf(value);
    if (only === undefined) return "{ }";
    if (more.length > 0) return undefined;
    const inner = dotted(...only);
    const inherited = inheritance(inner.names, inner.value);
    if (inherited !== undefined) return `{ ${inherited} }`;
    const text =
      isAttrs(inner.value) && entriesOf(inner.value).length > 0
        ? undefined
        : inlineText(inner.value, indent);
    return text === undefined
      ? undefined
      : `{ ${inner.names.map(printAttrName).join(".")} = ${text}; }`;
  }
  const text = printAtom(value, indent);
  return text.includes("\n") ? undefined : text;
}

function printExpanded(value: NixValue, indent: number): string {
  if (isList(value)) {
    if (value.length === 0) return "[ ]";
    const lines = value.map(
      (item) => spaces(indent + step) + asListItem(item, printElement(item, indent + step)),
    );
    return `[\n${lines.join("\n")}\n${spaces(indent)}]`;
  }
  if (isAttrs(value)) {
    const bindings = printBindings(value, indent + step);
    return bindings.length === 0 ? "{ }" : `{\n${bindings.join("\n")}\n${spaces(indent)}}`;
  }
  return printAtom(value, indent);
}

/** In a list, what is not one token needs parentheses: `(-1)`, `(f x)`. */
function asListItem(item: NixValue, text: string): string {
  if (isNixExpression(item)) return isOneToken(text) ? text : `(${text})`;
  return typeof item === "number" && text.startsWith("-") ? `(${text})` : text;
}

const isOneTokenExpression = (value: NixValue) => isNixExpression(value) && isOneToken(value.text);

/** An attribute path, a path literal or a string: what a list takes without parentheses. */
const isOneToken = (text: string) =>
  /^[A-Za-z_][A-Za-z0-9_'.-]*$/.test(text) ||
  /^\.{1,2}\/[A-Za-z0-9._+/-]+$/.test(text) ||
  /^"(?:[^"\\$]|\\.|\$\{[^{}"]*\})*"$/.test(text);

function printAtom(atom: NixAtom, indent: number): string {
  if (atom === null) return "null";
  if (typeof atom === "boolean") return String(atom);
  if (typeof atom === "number") return printNumber(atom);
  if (typeof atom === "string") return printString(atom, indent);
  return atom.text;
}

function printNumber(number: number): string {
  if (!Number.isFinite(number)) throw new RangeError(`Nix has no number ${number}`);
  if (Number.isInteger(number)) {
    if (!Number.isSafeInteger(number))
      throw new RangeError(`${number} is beyond the whole numbers that JavaScript keeps exactly`);
    return Object.is(number, -0) ? "0" : String(number);
  }
  if (Math.abs(number) < smallestFloat)
    throw new RangeError(`${number} is too small for Nix, which reads no subnormal numbers`);
  // Nix wants a point before the exponent: 1.0e-7
  const [mantissa = "", exponent] = String(number).split("e");
  const point = mantissa.includes(".") ? mantissa : `${mantissa}.0`;
  return exponent === undefined ? point : `${point}e${exponent}`;
}

const smallestFloat = 2 ** -1022;

/** An attribute's name, in quotes where the grammar needs them. */
function printAttrName(name: string): string {
  return /^[A-Za-z_][A-Za-z0-9_'-]*$/.test(name) && !keywords.has(name) ? name : quoted(name);
}

/** A string in quotes, or between '' where it has lines and reads better so. */
function printString(text: string, indent: number): string {
  return isIndentable(text) ? indented(text, indent) : quoted(text);
}

/** An absolute path, whatever characters it has. */
export function pathExpression(path: string): string {
  return `(/. + ${quoted(path)})`;
}

/** A string in double quotes, as an attribute's name and inside an expression. */
export function quoted(text: string): string {
  if (text.includes("\0")) throw new RangeError("Nix strings cannot contain the character NUL");
  if (!text.isWellFormed())
    throw new RangeError("the string contains half a character (a lone UTF-16 surrogate)");
  const escaped = text
    .replace(/[\\"]/g, "\\$&")
    .replace(/\$(?=\{)/g, "\\$")
    .replace(/\n/g, "\\n")
    .replace(/\r/g, "\\r")
    .replace(/\t/g, "\\t");
  // a `$` before `${` would make that text
  return `"${replaceUnprintable(escaped, fromJson).replaceAll("$${", () => "\\$${")}"`;
}

/** Nix has no escape for most characters, but reads those of JSON. */
const fromJson = (character: string) =>
  `\${builtins.fromJSON "\\"${printableLine(character).replaceAll("\\", "\\\\")}\\""}`;

/**
 * Whether '' '' gives back exactly this text. Nix strips the indentation that all lines share and the blanks of the
 * last line, so the text must have a line without indentation, and no line of blanks only.
 */
function isIndentable(text: string): boolean {
  if (!/\n./s.test(text) && !(text.endsWith("\n") && text.length > 1)) return false;
  if (!isPrintable(text.replaceAll("\n", ""))) return false;
  // beside the quotes that end or escape, a quote of the text would be read as part of them
  if (/'\$|'''|'$/.test(text)) return false;
  const lines = text.split("\n");
  if (lines[0] === "" || lines.some((line) => /^ +$/.test(line))) return false;
  return lines.some((line) => line !== "" && !line.startsWith(" "));
}

function indented(text: string, indent: number): string {
  const lines = text.split("\n").map((line) => {
    const escaped = line.replace(/''/g, "'''").replace(/\$(?=\{)/g, "''$");
    return escaped === "" ? "" : spaces(indent + step) + escaped;
  });
  // the last line ends before '' : a text without a final newline has it on the same line
  const last = lines.at(-1) === "" ? lines.with(-1, spaces(indent)) : lines;
  return `''\n${last.join("\n")}''`;
}
