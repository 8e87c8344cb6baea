import {
  type ArrayExpression,
  type CallExpression,
  type Expression,
  type Program,
  type PropertyKey,
  parseSync,
  Visitor,
} from "oxc-parser";
import { type LoadedDefinition, sourceText } from "./load.ts";

export interface SourcePosition {
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
}

/**
 * The line of a definition's value, found in its source: `["qemu", "machine"]` → the line of `machine:`.
 *
 * Follows literals, spreads and constants of the same file; where the value comes from elsewhere, the nearest line
 * around it that stands in the file.
 */
export function positionOf(definition: LoadedDefinition, path: readonly string[]): SourcePosition {
  const file = definition.helper ?? definition.file;
  const source = parse(definition, file);
  const node = nodeAt(source, definition, path)?.node;
  return { file, line: node === undefined ? definition.line : source.placeOf(node.start).line };
}

/** Where a definition writes a string, for who wants to write another there. */
export interface StringPlace {
  /** From the opening quote to behind the closing one, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
}

/** The place of the string literal at exactly this path; undefined where the value is no literal of the file. */
export function stringPlaceOf(
  definition: LoadedDefinition,
  path: readonly string[],
): StringPlace | undefined {
  // a helper may have made other VMs, too
  if (definition.helper !== undefined) return undefined;
  const found = nodeAt(parse(definition, definition.file), definition, path);
  if (found === undefined || !found.isWhole || !isString(found.node)) return undefined;
  return { start: found.node.start, end: found.node.end };
}

/** A file as the parser sees it. One that it cannot read, though esbuild could, has no statements. */
interface Source {
  readonly program: Program;
  /** The calls with arguments that start in a line. */
  readonly callsAt: ReadonlyMap<number, readonly PlacedCall[]>;
  /** Line and column of an offset, counted from 1. */
  placeOf(offset: number): Place;
}

interface Place {
  readonly line: number;
  readonly column: number;
}

interface PlacedCall extends Place {
  readonly call: CallExpression;
}

/** By the bytes of a file: it may have many VMs, and each many mistakes. */
const parsed = new WeakMap<Uint8Array, Source>();

function parse(definition: LoadedDefinition, file: string): Source {
  const bytes = definition.sources.get(file);
  const source = (bytes && parsed.get(bytes)) ?? parseText(file, sourceText(definition, file));
  if (bytes !== undefined) parsed.set(bytes, source);
  return source;
}

function parseText(file: string, text: string): Source {
  const { program } = parseSync(file, text);
  const placeOf = placesIn(text);
  const callsAt = new Map<number, PlacedCall[]>();
  new Visitor({
    CallExpression(call) {
      if (call.arguments.length === 0) return;
      const place = placeOf(call.callee.start);
      callsAt.set(place.line, [...(callsAt.get(place.line) ?? []), { call, ...place }]);
    },
  }).visit(program);
  return { program, placeOf, callsAt };
}

/** Lines end where TypeScript and V8 see them end. */
function placesIn(text: string): Source["placeOf"] {
  const ends = [...text.matchAll(/\r\n|[\n\r\u2028\u2029]/g)].map(
    ({ 0: end, index }) => index + end.length,
  );
  return (offset) => {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle] ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return { line: low + 1, column: offset - (ends[low - 1] ?? 0) + 1 };
  };
}

/** Anything with a place in the text. */
interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

interface Found {
  readonly node: Node;
  readonly isWhole: boolean;
}

/** The node at the path, or the deepest around it; `isWhole` when it is the value itself. */
function nodeAt(
  source: Source,
  definition: LoadedDefinition,
  path: readonly string[],
): Found | undefined {
  const argument = findCall(source, definition)?.arguments[0];
  return argument === undefined || argument.type === "SpreadElement"
    ? undefined
    : follow(source.program, argument, path);
}

/** The call that starts at the definition's line, the nearest to its column when there are several. */
function findCall(source: Source, { line, column }: LoadedDefinition): CallExpression | undefined {
  const distance = (placed: Place) => Math.abs(placed.column - column);
  return source.callsAt.get(line)?.toSorted((one, other) => distance(one) - distance(other))[0]
    ?.call;
}

/** The node of the value at `path`, or of the deepest part of it that the file shows. Undefined for none. */
function follow(program: Program, start: Expression, path: readonly string[]): Found | undefined {
  let shown: Node | undefined;
  let value: Expression | undefined = start;
  let found = 0;
  for (const name of path) {
    const member: Member | undefined = value && findMember(program, resolve(program, value), name);
    if (member === undefined) break;
    shown = member.node;
    value = member.value;
    found++;
  }
  return shown && { node: shown, isWhole: found === path.length };
}

interface Member {
  readonly node: Node;
  readonly value: Expression;
}

function findMember(program: Program, value: Expression, name: string): Member | undefined {
  if (value.type === "ArrayExpression") {
    const element = elementsOf(program, value)?.[Number(name)];
    return element && { node: element, value: element };
  }
  if (value.type !== "ObjectExpression") return undefined;
  for (const property of value.properties.toReversed()) {
    if (property.type === "SpreadElement") {
      const member = findMember(program, resolve(program, property.argument), name);
      if (member !== undefined) return member;
    } else if (
      property.kind === "init" &&
      !property.computed &&
      !property.method &&
      nameOf(property.key) === name
    )
      return { node: property, value: property.value };
  }
  return undefined;
}

/** A list's elements with those of the lists spread in it; undefined when one of these is made elsewhere. */
function elementsOf(
  program: Program,
  list: ArrayExpression,
): (Expression | undefined)[] | undefined {
  const elements: (Expression | undefined)[] = [];
  for (const element of list.elements) {
    if (element?.type !== "SpreadElement") {
      elements.push(element ?? undefined);
      continue;
    }
    const inner = resolve(program, element.argument);
    const spread = inner.type === "ArrayExpression" ? elementsOf(program, inner) : undefined;
    if (spread === undefined) return undefined;
    elements.push(...spread);
  }
  return elements;
}

function nameOf(key: PropertyKey): string | undefined {
  if (key.type === "Identifier") return key.name;
  return key.type === "Literal" ? String(key.value) : undefined;
}

/** A string as it is written: in quotes, or a template without holes. */
const isString = (node: Node): boolean => {
  const { type, value, expressions } = node as Node & { value?: unknown; expressions?: unknown[] };
  return type === "Literal"
    ? typeof value === "string"
    : type === "TemplateLiteral" && expressions?.length === 0;
};

/** The literal behind parentheses, `as`, `satisfies` and constants of this file. */
function resolve(program: Program, expression: Expression, depth = 0): Expression {
  if (depth > 20) return expression;
  if (
    expression.type === "ParenthesizedExpression" ||
    expression.type === "TSAsExpression" ||
    expression.type === "TSSatisfiesExpression"
  )
    return resolve(program, expression.expression, depth + 1);
  if (expression.type !== "Identifier") return expression;
  for (const statement of program.body) {
    const declared =
      statement.type === "ExportNamedDeclaration" ? statement.declaration : statement;
    if (declared?.type !== "VariableDeclaration") continue;
    for (const { id, init } of declared.declarations)
      if (id.type === "Identifier" && id.name === expression.name && init !== null)
        return resolve(program, init, depth + 1);
  }
  return expression;
}
