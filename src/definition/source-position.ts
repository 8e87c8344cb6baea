import { ts } from "ts-morph";
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
  return { file, line: node === undefined ? definition.line : lineOf(source, node) };
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
  const source = parse(definition, definition.file);
  const found = nodeAt(source, definition, path);
  if (found === undefined || !found.isWhole || !ts.isStringLiteralLike(found.node))
    return undefined;
  return { start: found.node.getStart(source), end: found.node.getEnd() };
}

function parse(definition: LoadedDefinition, file: string): ts.SourceFile {
  return ts.createSourceFile(file, sourceText(definition, file), ts.ScriptTarget.Latest, true);
}

/** The node at the path, or the deepest around it; `isWhole` when it is the value itself. */
function nodeAt(
  source: ts.SourceFile,
  definition: LoadedDefinition,
  path: readonly string[],
): { readonly node: ts.Node; readonly isWhole: boolean } | undefined {
  const argument = findCall(source, definition)?.arguments[0];
  return argument === undefined ? undefined : follow(source, argument, path);
}

function lineOf(source: ts.SourceFile, node: ts.Node): number {
  return source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
}

/** The call that starts at the definition's line, the nearest to its column when there are several. */
function findCall(
  source: ts.SourceFile,
  { line, column }: LoadedDefinition,
): ts.CallExpression | undefined {
  let best: { call: ts.CallExpression; distance: number } | undefined;
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && node.arguments.length > 0) {
      const start = source.getLineAndCharacterOfPosition(node.expression.getStart(source));
      const distance = Math.abs(start.character + 1 - column);
      if (start.line + 1 === line && (best === undefined || distance < best.distance))
        best = { call: node, distance };
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return best?.call;
}

/** The node of the value at `path`, or of the deepest part of it that the file shows. Undefined for none. */
function follow(
  source: ts.SourceFile,
  start: ts.Expression,
  path: readonly string[],
): { readonly node: ts.Node; readonly isWhole: boolean } | undefined {
  let shown: ts.Node | undefined;
  let value: ts.Expression | undefined = start;
  let found = 0;
  for (const name of path) {
    const member: Member | undefined = value && findMember(source, resolve(source, value), name);
    if (member === undefined) break;
    shown = member.node;
    value = member.value;
    found++;
  }
  return shown && { node: shown, isWhole: found === path.length };
}

interface Member {
  readonly node: ts.Node;
  readonly value: ts.Expression;
}

function findMember(source: ts.SourceFile, value: ts.Expression, name: string): Member | undefined {
  if (ts.isArrayLiteralExpression(value)) {
    const element = elementsOf(source, value)?.[Number(name)];
    return element === undefined ? undefined : { node: element, value: element };
  }
  if (!ts.isObjectLiteralExpression(value)) return undefined;
  for (const property of value.properties.toReversed()) {
    if (ts.isPropertyAssignment(property) && propertyName(property.name) === name)
      return { node: property, value: property.initializer };
    if (ts.isShorthandPropertyAssignment(property) && property.name.text === name)
      return { node: property, value: property.name };
    if (ts.isSpreadAssignment(property)) {
      const member = findMember(source, resolve(source, property.expression), name);
      if (member !== undefined) return member;
    }
  }
  return undefined;
}

/** A list's elements with those of the lists spread in it; undefined when one of these is made elsewhere. */
function elementsOf(
  source: ts.SourceFile,
  list: ts.ArrayLiteralExpression,
): ts.Expression[] | undefined {
  const elements: ts.Expression[] = [];
  for (const element of list.elements) {
    if (!ts.isSpreadElement(element)) {
      elements.push(element);
      continue;
    }
    const inner = resolve(source, element.expression);
    const spread = ts.isArrayLiteralExpression(inner) ? elementsOf(source, inner) : undefined;
    if (spread === undefined) return undefined;
    elements.push(...spread);
  }
  return elements;
}

function propertyName(name: ts.PropertyName): string | undefined {
  return ts.isIdentifier(name) || ts.isStringLiteralLike(name) || ts.isNumericLiteral(name)
    ? name.text
    : undefined;
}

/** The literal behind parentheses, `as`, `satisfies` and constants of this file. */
function resolve(source: ts.SourceFile, expression: ts.Expression, depth = 0): ts.Expression {
  if (depth > 20) return expression;
  if (
    ts.isParenthesizedExpression(expression) ||
    ts.isAsExpression(expression) ||
    ts.isSatisfiesExpression(expression)
  )
    return resolve(source, expression.expression, depth + 1);
  if (!ts.isIdentifier(expression)) return expression;
  for (const statement of source.statements) {
    if (!ts.isVariableStatement(statement)) continue;
    for (const { name, initializer } of statement.declarationList.declarations)
      if (ts.isIdentifier(name) && name.text === expression.text && initializer !== undefined)
        return resolve(source, initializer, depth + 1);
  }
  return expression;
}
