/** The candidate that a typing error most likely meant, or undefined when none is near. */
export function closest(word: string, candidates: readonly string[]): string | undefined {
  // something of the word must be left
  const limit = Math.min(Math.max(2, Math.floor(word.length / 4)), word.length - 1);
  let best: { candidate: string; distance: number } | undefined;
  for (const candidate of candidates) {
    // two letters changed about are one error
    const swapped = sortedLetters(word) === sortedLetters(candidate) ? 1 : 0;
    const found = editDistance(word, candidate, limit + swapped) - swapped;
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

/** The least number of letters to add, drop or replace (Levenshtein); more than `limit` is only some number above it. */
function editDistance(from: string, to: string, limit: number): number {
  if (Math.abs(from.length - to.length) > limit) return limit + 1;
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++)
      next[j] = Math.min(
        (row[j] ?? 0) + 1,
        (next[j - 1] ?? 0) + 1,
        (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1),
      );
    // no later row is below the least of this one
    if (Math.min(...next) > limit) return limit + 1;
    row = next;
  }
  return row[to.length] ?? 0;
}
