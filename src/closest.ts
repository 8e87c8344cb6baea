import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

/** The candidate that a typing error most likely meant, or undefined when none is near. */
export function closest(word: string, candidates: readonly string[]): string | undefined {
  // only an error needs it: every other run of a command shall not wait for it
  const { distance } = require("fastest-levenshtein") as typeof import("fastest-levenshtein");
  const limit = Math.max(2, Math.floor(word.length / 4));
  let best: { candidate: string; distance: number } | undefined;
  for (const candidate of candidates) {
    // two letters changed about are one error
    const swapped = sortedLetters(word) === sortedLetters(candidate) ? 1 : 0;
    const found = distance(word, candidate) - swapped;
    if (found <= limit && (best === undefined || found < best.distance))
      best = { candidate, distance: found };
  }
  return best?.candidate;
}

const sortedLetters = (word: string) => [...word].sort().join("");
