import { type LoadedDefinition, sourceText } from "./load.ts";
import type { SourcePosition } from "./source-position.ts";

/**
 * Whether a comment `ghaf-microvm: allow <rule>` marks it as intended: on the line of the last place or the one before
 * it, or, where that is in a helper, on the line of the definition that leads to it.
 *
 * @param places Of a value and what is around it: see `placesOf`.
 */
export function isAllowed(
  definition: LoadedDefinition,
  places: readonly SourcePosition[],
  rule: string,
): boolean {
  const own = places.findLast(({ file }) => file === definition.file);
  return [places.at(-1), own].some((place) => place && hasComment(definition, place, rule));
}

function hasComment(
  definition: LoadedDefinition,
  { file, line }: SourcePosition,
  rule: string,
): boolean {
  const lines = sourceText(definition, file)
    .split("\n")
    .slice(Math.max(0, line - 2), line);
  return lines.some((text) =>
    new RegExp(`//.*ghaf-microvm: allow .*\\b${rule}(?![\\w-])`).test(text),
  );
}
