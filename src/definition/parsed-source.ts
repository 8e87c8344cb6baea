import { dirname, join, normalize } from "node:path";
import {
  type CallExpression,
  type Expression,
  type Function as NamedFunction,
  type Program,
  parseSync,
  Visitor,
} from "oxc-parser";
import { type LoadedDefinition, sourceText } from "./load.ts";

/** A file as the parser sees it. One that it cannot read, though esbuild could, has no statements. */
export interface Source {
  /** Relative to the repository's root. */
  readonly file: string;
  readonly program: Program;
  /** Its constants and functions, by name; for a name declared twice, the one at the top level. */
  readonly declared: ReadonlyMap<string, Expression | NamedFunction>;
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

/** Keyed by a file's bytes: it may have many VMs, and each many mistakes. */
const parsed = new WeakMap<Uint8Array, Source>();

/** A file that a definition is made from. */
export function parse(definition: LoadedDefinition, file: string): Source {
  const bytes = definition.sources.get(file);
  const source = (bytes && parsed.get(bytes)) ?? parseText(file, sourceText(definition, file));
  if (bytes !== undefined) parsed.set(bytes, source);
  return source;
}

/** The file that an import names, where it is one that the definition is made from. */
export function importedSource(
  definition: LoadedDefinition,
  { file }: Source,
  specifier: string,
): Source | undefined {
  if (!specifier.startsWith(".")) return undefined;
  const path = normalize(join(dirname(file), specifier));
  const found = [
    path,
    path.replace(/\.([cm]?)js$/, ".$1ts"),
    `${path}.ts`,
    `${path}/index.ts`,
  ].find((candidate) => definition.sources.has(candidate));
  return found === undefined ? undefined : parse(definition, found);
}

function parseText(file: string, text: string): Source {
  const { program } = parseSync(file, text);
  const placeOf = placesIn(text);
  const callsAt = new Map<number, PlacedCall[]>();
  const declared = new Map<string, Expression | NamedFunction>();
  const topLevel = new Set<unknown>(program.body.flatMap(declaratorsOf));
  const twice = new Set<string>();
  const declare = (name: string, value: Expression | NamedFunction, declaration: unknown) => {
    if (declared.has(name) && !topLevel.has(declaration)) twice.add(name);
    else declared.set(name, value);
    if (topLevel.has(declaration)) twice.delete(name);
  };
  new Visitor({
    VariableDeclarator(declarator) {
      const { id, init } = declarator;
      if (id.type === "Identifier" && init !== null) declare(id.name, init, declarator);
    },
    FunctionDeclaration(declaration) {
      if (declaration.id !== null) declare(declaration.id.name, declaration, declaration);
    },
    CallExpression(call) {
      if (call.arguments.length === 0) return;
      const place = placeOf(call.callee.start);
      callsAt.set(place.line, [...(callsAt.get(place.line) ?? []), { call, ...place }]);
    },
  }).visit(program);
  for (const name of twice) declared.delete(name);
  return { file, program, declared, placeOf, callsAt };
}

/** The declarators of a statement, or the function that it is. */
function declaratorsOf(statement: Program["body"][number]): unknown[] {
  const declaration =
    statement.type === "ExportNamedDeclaration" || statement.type === "ExportDefaultDeclaration"
      ? statement.declaration
      : statement;
  return declaration?.type === "VariableDeclaration" ? declaration.declarations : [declaration];
}

/** Line ends as TypeScript and V8 see them. */
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
