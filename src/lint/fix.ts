import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { LoadedDefinition } from "../definition/load.ts";
import { findingsOf } from "./definition.ts";
import type { DefinitionWords } from "./definition-words.ts";

/**
 * The text of a definition's file with its first mendable finding mended, or undefined when nothing can be mended
 * safely: only strings are rewritten that stand in the file as they are.
 */
export async function mendOnce(
  root: string,
  definition: LoadedDefinition,
  line: DefinitionWords,
): Promise<string | undefined> {
  const { own } = line;
  const { stringPlaceOf } = await import("../definition/source-position.ts");
  for (const { mended } of findingsOf(definition, line)) {
    if (mended === undefined || mended.index < own.start) continue;
    const placeOf = (index: number) =>
      stringPlaceOf(root, definition, [line.program, "extraArgs", String(index - own.start)]);
    const first = placeOf(mended.index);
    const last = placeOf(mended.index + Math.max(mended.count, 1) - 1);
    if (first === undefined || last === undefined || mended.words.length === 0) continue;
    const text = readFileSync(join(root, definition.file), "utf8");
    const written = mended.words.map((word) => JSON.stringify(word)).join(", ");
    return mended.count === 0
      ? `${text.slice(0, first.start)}${written}, ${text.slice(first.start)}`
      : text.slice(0, first.start) + written + text.slice(last.end);
  }
  return undefined;
}
