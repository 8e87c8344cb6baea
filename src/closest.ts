/** The candidate that a typing error most likely meant, or undefined when none is near; of two, the first by name. */
export function closest(word: string, candidates: readonly string[]): string | undefined {
  return nearest(word, candidates)[0];
}

/** The one of the nearest candidates that fits: what may be written in the word's place. */
export function onlyClosest(
  word: string,
  candidates: readonly string[],
  fits: (candidate: string) => boolean = () => true,
): string | undefined {
  const [first, ...others] = nearest(word, candidates).filter(fits);
  return others.length === 0 ? first : undefined;
}

/** Those that are nearest, sorted by name. */
function nearest(word: string, candidates: readonly string[]): string[] {
  // something of the word must be left
  let limit = Math.min(Math.max(2, Math.floor(word.length / 4)), word.length - 1);
  let best = new Set<string>();
  for (const candidate of candidates) {
    // two letters changed about are one error
    const swapped = sortedLetters(word) === sortedLetters(candidate) ? 1 : 0;
    const found = editDistance(word, candidate, limit + swapped) - swapped;
    if (found > limit) continue;
    if (found < limit) best = new Set();
    limit = found;
    best.add(candidate);
  }
  return [...best].sort();
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
