import type { RecordedOrigin } from "../../command/record-origins.ts";
import type { Culprit } from "./culprit.ts";

/**
 * The most specific of the options that a runner's argument comes from: the one for the part of its value in question,
 * if known; of several, the one that the fewest arguments come from.
 *
 * @param origins For each argument of the command line, the options that it comes from.
 */
export function optionOfArgument(
  origins: readonly (readonly RecordedOrigin[])[],
  { index, key }: Culprit,
): RecordedOrigin | undefined {
  const all = origins[index] ?? [];
  const ofPart = all.filter(({ keys }) => key !== undefined && keys?.includes(key));
  const ofWhole = all.filter(({ keys }) => keys === undefined);
  const candidates = [ofPart, ofWhole, all].find((some) => some.length > 0) ?? [];
  const reach = ({ option }: RecordedOrigin) =>
    origins.filter((some) => some.some((other) => other.option === option)).length;
  return candidates.toSorted((one, other) => reach(one) - reach(other))[0];
}
