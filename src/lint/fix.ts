import { type LoadedDefinition, sourceText } from "../definition/load.ts";
import type { StringPlace } from "../definition/source-position.ts";
import { type DefinitionArguments, ownPlace } from "./definitions/arguments.ts";
import type { Finding, Fix } from "./finding.ts";

/**
 * The text of a definition's file with a finding fixed, or undefined when it cannot be fixed safely: only strings that
 * are literally in the file are rewritten.
 */
export async function fixedText(
  definition: LoadedDefinition,
  line: DefinitionArguments,
  { fix }: Finding,
): Promise<string | undefined> {
  if (fix === undefined || ownPlace(line, fix.index) === undefined) return undefined;
  const { stringPlaceOf } = await import("../definition/source-position.ts");
  const places = Array.from({ length: Math.max(fix.count, 1) }, (_, offset) =>
    stringPlaceOf(definition, [
      line.program,
      "extraArgs",
      String(ownPlace(line, fix.index + offset)),
    ]),
  );
  return replaced(sourceText(definition, definition.file), places, fix);
}

/** The text with other strings in these places; undefined if more would have to change. */
function replaced(
  text: string,
  places: readonly (StringPlace | undefined)[],
  { count, args }: Fix,
): string | undefined {
  const known = places.filter((place) => place !== undefined);
  const [first] = known;
  const last = known.at(-1);
  if (first === undefined || last === undefined || known.length < places.length) return undefined;
  if (args.length === 0) return undefined;
  const written = args.map((arg) => JSON.stringify(arg));
  if (count === 0)
    return `${text.slice(0, first.start)}${written.join(", ")}, ${text.slice(first.start)}`;
  // one for one, whatever is between them: comments, and spread lists
  if (args.length === count)
    return [...known.entries()]
      .sort(([, one], [, other]) => other.start - one.start)
      .reduce(
        (all, [index, { start, end }]) =>
          all.slice(0, start) + (written[index] ?? "") + all.slice(end),
        text,
      );
  const between = known.slice(1).map(({ start }, index) => text.slice(known[index]?.end, start));
  return between.every((gap) => /^[\s,]*$/.test(gap))
    ? text.slice(0, first.start) + written.join(", ") + text.slice(last.end)
    : undefined;
}
