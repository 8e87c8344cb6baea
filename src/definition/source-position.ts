import type { CallExpression } from "oxc-parser";
import type { LoadedDefinition } from "./load.ts";
import { parse, type Source } from "./parsed-source.ts";
import { type Node, SourceValues, type Value } from "./source-value.ts";

export interface SourcePosition {
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
}

/**
 * The line of a definition's value, found in its sources: `["qemu", "machine"]` → the line of `machine:`.
 *
 * Follows literals, spreads, constants, functions and imports; where the value comes from elsewhere, the nearest line
 * around it that the sources show.
 *
 * @param part Which is meant, where a function has the name and its caller gives the value.
 */
export function positionOf(
  definition: LoadedDefinition,
  path: readonly string[],
  part: "name" | "value" = "value",
): SourcePosition {
  return placesOf(definition, path, part).at(-1) as SourcePosition;
}

/** The same, preceded by the lines of everything around it: the definition's call is the first. */
export function placesOf(
  of: LoadedDefinition,
  at: readonly string[],
  part: "name" | "value" = "value",
): SourcePosition[] {
  const { definition, path } = writtenAt(of, at);
  const { file, source, call } = callOf(definition);
  const { shown, given } = follow(definition, source, call, path);
  const all = part === "value" && given !== undefined ? [...shown, given] : shown;
  return [
    { file, line: definition.line },
    ...all.map(({ in: { file: within, placeOf }, node }) => ({
      file: within,
      line: placeOf(node.start).line,
    })),
  ];
}

/**
 * The VM that a place belongs to, as the end of a message: nothing within the call that defines it, where it is obvious.
 * A helper is shared by many.
 */
export function vmNote(definition: LoadedDefinition, place: SourcePosition): string {
  if (isWithin(definition, place)) return "";
  const { kind, file, helper, line, vm } = definition;
  return ` (the ${kind === "vm" ? "VM" : kind} ${vm.name}, ${helper === undefined ? `${file}:${line}` : file})`;
}

/** Whether a place is within the call that defines a VM, in the definition's file. */
export function isWithin(definition: LoadedDefinition, { file, line }: SourcePosition): boolean {
  const { source, call } = callOf(definition);
  const last = call === undefined ? definition.line : source.placeOf(call.end).line;
  return file === definition.file && line >= definition.line && line <= last;
}

/**
 * Where a value of an alternative is written: in which definition, and where in that. For a merged value, such as a
 * list with several definitions, the place of the first.
 */
function writtenAt(
  definition: LoadedDefinition,
  path: readonly string[],
): { readonly definition: LoadedDefinition; readonly path: readonly string[] } {
  for (let length = path.length; length > 0; length--) {
    const origin = definition.origins?.get(JSON.stringify(path.slice(0, length)));
    if (origin !== undefined)
      return { definition: origin.source, path: [...origin.path, ...path.slice(length)] };
  }
  return { definition, path };
}

/** Where a definition writes a string, for callers that want to replace it. */
export interface StringPlace {
  /** From the opening quote to behind the closing one, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
}

/** The place of the string literal at exactly this path; undefined where the value is not a literal of the file. */
export function stringPlaceOf(
  of: LoadedDefinition,
  at: readonly string[],
): StringPlace | undefined {
  const { definition, path } = writtenAt(of, at);
  // a fix applies only to the file in question
  if (definition.file !== of.file) return undefined;
  // a helper may have made other VMs, too
  if (definition.helper !== undefined) return undefined;
  const { source, call } = callOf(definition);
  const { shown } = follow(definition, source, call, path);
  const last = shown.at(-1);
  if (last === undefined || shown.length < path.length) return undefined;
  if (last.isShared || !isString(last.node)) return undefined;
  return { start: last.node.start, end: last.node.end };
}

/** The call that defines a VM, in the file that calls. */
function callOf(definition: LoadedDefinition) {
  const file = definition.helper ?? definition.file;
  const source = parse(definition, file);
  return { file, source, call: findCall(source, definition) };
}

/** The call that starts at the definition's line, the nearest to its column when there are several. */
function findCall(source: Source, { line, column }: LoadedDefinition): CallExpression | undefined {
  const distance = (placed: { column: number }) => Math.abs(placed.column - column);
  return source.callsAt.get(line)?.toSorted((one, other) => distance(one) - distance(other))[0]
    ?.call;
}

interface Shown {
  readonly node: Node;
  readonly in: Source;
  /** It is in a function or in another file, so what is there may be shared. */
  readonly isShared: boolean;
}

interface Followed {
  /** What shows each part of the path, as far as the sources show it. */
  readonly shown: readonly Shown[];
  /** What a function's caller gave for the whole value. */
  readonly given: Shown | undefined;
}

function follow(
  definition: LoadedDefinition,
  source: Source,
  call: CallExpression | undefined,
  path: readonly string[],
): Followed {
  const shown: Shown[] = [];
  if (call === undefined) return { shown, given: undefined };
  const values = new SourceValues(definition);
  let value: Value = { source, node: call, names: new Map() };
  for (const name of path) {
    const member = values.memberOf(value, name);
    if (member === undefined) {
      const spread = values.unreadSpreadOf(value);
      if (spread !== undefined) shown.push({ ...spread, isShared: true });
      return { shown, given: undefined };
    }
    value = member.value;
    const isShared = value.source !== source || value.names.size > 0;
    shown.push({ node: member.shown, in: value.source, isShared });
  }
  const given = values.givenFor(value);
  return { shown, given: given && { node: given.node, in: given.source, isShared: true } };
}

/** A string as it is written: in quotes, or a template without holes. */
const isString = (node: Node): boolean => {
  const { type, value, expressions } = node as Node & { value?: unknown; expressions?: unknown[] };
  return type === "Literal"
    ? typeof value === "string"
    : type === "TemplateLiteral" && expressions?.length === 0;
};
