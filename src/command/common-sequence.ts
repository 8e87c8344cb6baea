import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

/** A longest common sequence of two lists, as pairs of indexes in order. */
export function commonPairs(
  one: readonly string[],
  other: readonly string[],
): (readonly [number, number])[] {
  // loaded only when lists are compared: it takes a quarter as long as Node's own start
  const { diffArrays }: typeof import("diff") = require("diff");
  const pairs: (readonly [number, number])[] = [];
  let [i, j] = [0, 0];
  for (const { count, added, removed } of diffArrays([...one], [...other])) {
    if (!added && !removed)
      for (let step = 0; step < count; step++) pairs.push([i + step, j + step]);
    if (!added) i += count;
    if (!removed) j += count;
  }
  return pairs;
}
