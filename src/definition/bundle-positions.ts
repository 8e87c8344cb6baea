import { SourceMap } from "node:module";

/** Finds the user's own file and line in a stack of the bundle. */
export class SourcePositions {
  readonly #map: SourceMap;
  readonly #isOwn: (path: string) => boolean;

  constructor(map: string, isOwn: (path: string) => boolean) {
    this.#map = new SourceMap(JSON.parse(map));
    this.#isOwn = isOwn;
  }

  /** The innermost of the user's files. */
  firstOf(stack: string | undefined): Position | undefined {
    return this.#of(stack ?? "").next().value;
  }

  /** The innermost place in this file, else in another of the user's. */
  callIn(file: string, stack: string | undefined): Position | undefined {
    const places = this.#placesOf(stack ?? "");
    return places.find((place) => place.file === file) ?? places[0];
  }

  /** The user's places in the evaluation of a module, the innermost first. */
  #placesOf(stack: string): Position[] {
    // what lies outside a module's evaluation is its `import`
    const [inside = ""] = stack.split(/\n\s+at (?:async )?__init /);
    return [...this.#of(inside)];
  }

  /** The place of the call in this file, if there is one, and the innermost place, if that is in another file. */
  callsFrom(file: string, stack: string): Position[] {
    const [innermost] = this.#placesOf(stack);
    const call = this.callIn(file, stack);
    if (call === undefined || innermost === undefined) return [];
    return innermost.file === call.file ? [call] : [call, innermost];
  }

  *#of(stack: string): Generator<Position, undefined> {
    for (const [, line, column] of stack.matchAll(/ghaf-microvm-[0-9a-f-]+\.mjs:(\d+):(\d+)/g)) {
      const entry = this.#map.findEntry(Number(line) - 1, Number(column) - 1);
      if (!("originalSource" in entry) || !this.#isOwn(entry.originalSource)) continue;
      yield {
        file: entry.originalSource,
        line: entry.originalLine + 1,
        column: entry.originalColumn + 1,
      };
    }
  }
}

export interface Position {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** What stands in a template, from where its tag does: nix`...`. */
export function placeWithin(
  { file, line, column }: Omit<Position, "column"> & { readonly column?: number },
  within: { readonly lines: number; readonly columns: number | undefined } | undefined,
): Omit<Position, "column"> & { readonly column?: number | undefined } {
  if (within === undefined) return { file, line };
  const { lines, columns } = within;
  const before = lines === 0 ? (column === undefined ? undefined : column + "nix`".length) : 1;
  return {
    file,
    line: line + lines,
    column: before === undefined || columns === undefined ? undefined : before + columns,
  };
}
