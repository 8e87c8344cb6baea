import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

/** The candidate that a typing error most likely meant, or undefined when none is near. */
export function closest(word: string, candidates: readonly string[]): string | undefined {
  // only an error needs it: every other run of a command shall not wait for it
  const { distance } = require("fastest-levenshtein") as typeof import("fastest-levenshtein");
  // something of the word must be left
  const limit = Math.min(Math.max(2, Math.floor(word.length / 4)), word.length - 1);
  let best: { candidate: string; distance: number } | undefined;
  for (const candidate of candidates) {
    // two letters changed about are one error
    const swapped = sortedLetters(word) === sortedLetters(candidate) ? 1 : 0;
    const found = distance(word, candidate) - swapped;
    if (found > limit) continue;
    // of two that are as near, the first by name
    if (
      best === undefined ||
      found < best.distance ||
      (found === best.distance && candidate < best.candidate)
    )
      best = { candidate, distance: found };
  }
  return best?.candidate;
}

const sortedLetters = (word: string) => [...word].sort().join("");
