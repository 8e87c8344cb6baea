import { isPrintable, printableLine, replaceUnprintable } from "../output/printable.ts";
import { functionOf, isProperty } from "./property.ts";
import { keywords } from "./syntax/keywords.ts";
import {
  type Condition,
  isNixExpression,
  type NixExpression,
  type NixProperty,
  type NixValue,
} from "./value.ts";

/**
 * Prints a value as nixfmt (RFC 166) lays it out, without the indentation of its first line.
 *
 * @param indent Spaces before the line on which the value stands.
 * @throws RangeError for what Nix cannot represent: NUL, a lone surrogate, a number that is not finite or not exact.
 */
export function print(value: NixValue, indent = 0): string {
  return printElement(value, indent);
}

/** Prints a value on one line, for use inside an expression. */
export function printInline(value: NixValue): string {
  if (isProperty(value)) return printCallInline(callOf(value));
  if (isConcatenated(value))
    return partsOf(value)
      .map((part) => (isCall(part) ? printCallInline(part) : asOperand(part, printInline(part))))
      .join(" ++ ");
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
type NixAtom = string | number | boolean | null | NixExpression;

/** nixfmt's width, in code points, without indentation. */
const width = 100;

const step = 2;

const spaces = (count: number) => " ".repeat(count);

const fits = (text: string) => !text.includes("\n") && [...text].length <= width;

function isList(value: NixValue): value is readonly NixValue[] {
  return Array.isArray(value);
}

function isAttrs(value: NixValue): value is NixAttrs {
  return (
    typeof value === "object" &&
    value !== null &&
    !isList(value) &&
    !isNixExpression(value) &&
    !isProperty(value)
  );
}

/** Absent values (`mem: undefined`) are not bindings. */
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
  if (isConcatenated(value) && !beginsWithList(value))
    return `${start}${head}\n${spaces(indent + step)}${printExpanded(value, indent + step)};`;
  return `${start}${head} ${printExpanded(value, indent, head.length + 1)};`;
}

/** `inherit (pkgs) htop;`, which statix requires if the name is that of the attribute. */
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

/** The value on one line, if nixfmt keeps it there: at most one element or binding in each list or set. */
function inlineText(value: NixValue, indent: number): string | undefined {
  if (isProperty(value)) return inlineCall(callOf(value), indent);
  if (isConcatenated(value)) {
    const parts = partsOf(value).map((part) =>
      isCall(part) ? inlineCall(part, indent) : inlineOperand(part, indent),
    );
    return parts.includes(undefined) ? undefined : parts.join(" ++ ");
  }
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

/** @param before How much of the width is used by what comes before it on the line. */
function printExpanded(value: NixValue, indent: number, before = 0): string {
  if (isProperty(value)) return printCall(callOf(value), indent, before);
  if (isConcatenated(value))
    return partsOf(value)
      .map((part) =>
        isCall(part)
          ? (fitting(inlineCall(part, indent)) ?? printCall(part, indent, "++ ".length))
          : asOperand(part, printElement(part, indent)),
      )
      .join(`\n${spaces(indent)}++ `);
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

/** In a list, anything but a single token needs parentheses: `(-1)`, `(f x)`. */
function asListItem(item: NixValue, text: string): string {
  if (isProperty(item) || isConcatenated(item)) return `(${text})`;
  if (isNixExpression(item)) return isOneToken(text) ? text : `(${text})`;
  return typeof item === "number" && text.startsWith("-") ? `(${text})` : text;
}

/** A function of `lib` with all but its last argument, and that. */
interface Call {
  readonly call: string;
  readonly condition?: Condition | undefined;
  readonly argument: NixValue;
}

const isCall = (part: NixValue | Call): part is Call =>
  typeof part === "object" && part !== null && "call" in part && "argument" in part;

function callOf(property: NixProperty): Call {
  const argument = property._type === "merge" ? asDefinitions(property) : property.content;
  switch (property._type) {
    case "merge":
      return { call: "lib.mkMerge", argument };
    case "if":
      return { call: "lib.mkIf", condition: property.condition, argument };
    case "attrs":
      return { call: "lib.optionalAttrs", condition: property.condition, argument };
    case "items":
      return { call: "lib.optionals", condition: property.condition, argument };
    default:
      return { call: `lib.${functionOf(property._type, property.priority)}`, argument };
  }
}

/** Lists whose items are definitions: a property among them is one itself. */
const definitions = new WeakSet<readonly NixValue[]>();

function asDefinitions({ contents }: NixProperty & { _type: "merge" }): readonly NixValue[] {
  const list = [...contents];
  definitions.add(list);
  return list;
}

/** Whether a list is joined with `++`, since Nix decides about some of its items. */
function isConcatenated(value: NixValue): value is readonly NixValue[] {
  return isList(value) && !definitions.has(value) && value.some(isProperty);
}

/** The operands that a list is joined from: lists, calls that give lists, expressions for lists. */
function partsOf(list: readonly NixValue[]): (NixValue | Call)[] {
  const parts: (NixValue | Call)[] = [];
  let items: NixValue[] = [];
  const endItems = () => {
    if (items.length > 0) parts.push(items);
    items = [];
  };
  for (const item of list) {
    if (!isProperty(item)) items.push(item);
    else {
      endItems();
      parts.push(partOf(item));
    }
  }
  endItems();
  return parts;
}

function partOf(item: NixProperty): NixValue | Call {
  if (item._type === "if")
    return { call: "lib.optional", condition: item.condition, argument: item.content };
  // all items of another list
  return item._type === "items" && item.condition === true ? item.content : callOf(item);
}

function beginsWithList(value: readonly NixValue[]): boolean {
  const [first] = partsOf(value);
  return first !== undefined && !isCall(first) && isList(first) && !isConcatenated(first);
}

const fitting = (text: string | undefined) => (text !== undefined && fits(text) ? text : undefined);

/** `lib.mkIf (a == b)`, on one line unless the condition has more. */
const headOf = ({ call, condition }: Call) =>
  condition === undefined ? call : `${call} ${conditionText(condition)}`;

function conditionText(condition: Condition): string {
  if (!isNixExpression(condition)) return String(condition);
  return isOneToken(condition.text) ? condition.text : `(${condition.text})`;
}

const printCallInline = (call: Call) =>
  `${headOf(call)} ${asArgument(call.argument, printInline(call.argument))}`;

function inlineCall(call: Call, indent: number): string | undefined {
  const { argument } = call;
  const isSet = isAttrs(argument) && entriesOf(argument).length > 0;
  const text = isSet ? undefined : inlineText(argument, indent);
  const head = headOf(call);
  return text === undefined || head.includes("\n")
    ? undefined
    : `${head} ${asArgument(argument, text)}`;
}

const inlineOperand = (value: NixValue, indent: number) => {
  const text = inlineText(value, indent);
  return text === undefined ? undefined : asOperand(value, text);
};

function printCall(call: Call, indent: number, before: number): string {
  const { argument } = call;
  const text = printArgument(argument, indent);
  const head = headOf(call);
  const [first = ""] = text.split("\n");
  if (call.condition === undefined || isOneToken(conditionText(call.condition)))
    return `${head} ${text}`;
  if (!head.includes("\n") && before + head.length + 1 + first.length < width)
    return `${head} ${text}`;
  // the way nixfmt breaks parentheses around something too long
  const condition = conditionText(call.condition).slice(1, -1).trim();
  return `${call.call} (\n${spaces(indent + step)}${condition}\n${spaces(indent)}) ${text}`;
}

/** The last argument of a function: a list or a set begins on the line of the function. */
function printArgument(value: NixValue, indent: number): string {
  if (isProperty(value) || isConcatenated(value)) {
    const inline = fitting(inlineText(value, indent));
    return inline === undefined
      ? `(\n${spaces(indent + step)}${printExpanded(value, indent + step)}\n${spaces(indent)})`
      : `(${inline})`;
  }
  if (isAttrs(value)) return printExpanded(value, indent);
  return asArgument(value, printElement(value, indent));
}

/** An argument of a function, in parentheses if necessary. */
function asArgument(value: NixValue, text: string): string {
  return isList(value) && !isConcatenated(value) ? text : asListItem(value, text);
}

/** An operand of `++`, with an expression in parentheses, since its precedence is not known. */
const asOperand = (value: NixValue, text: string) =>
  isNixExpression(value) && !isOneToken(text) ? `(${text})` : text;

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
  // Nix requires a point before the exponent: 1.0e-7
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
 * Whether '' '' yields exactly this text. Nix strips the indentation that all lines share and the blanks of the
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
