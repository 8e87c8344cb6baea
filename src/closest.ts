/** The candidate that a typing error most likely meant, or undefined when none is near; of two, the first by name. */
export function closest(name: string, candidates: readonly string[]): string | undefined {
  return nearest(name, candidates)[0];
}

/**
 * The option that a name most likely means: nearer than `closest` asks, for an option of a name that is only alike, as
 * `name` to `numa` or `tag` to `dax`, has another meaning. Names may have parts: `shares.*.dax`.
 */
export function closestOption(name: string, candidates: readonly string[]): string | undefined {
  const near = closest(name, candidates);
  if (near === undefined) return undefined;
  const [parts, meant] = [name.split("."), near.split(".")];
  const isSlip = (part: string, index: number) => isSlipOf(part, meant[index] ?? "");
  return parts.length === meant.length && parts.every(isSlip) ? near : undefined;
}

/** Whether one letter (two in longer names) is extra, missing, wrong, or swapped with another. */
function isSlipOf(part: string, meant: string): boolean {
  if (sortedLetters(part) === sortedLetters(meant)) return true;
  const shorter = Math.min(part.length, meant.length);
  // one letter changed in a name as short as `gpu` makes a different name
  if (shorter <= 3 && part.length === meant.length) return false;
  const limit = shorter <= 4 ? 1 : Math.max(2, Math.floor(shorter / 4));
  return editDistance(part, meant, limit) <= limit;
}

/** The nearest candidate that fits, if it is the only one: what may be written instead of the name. */
export function onlyClosest(
  name: string,
  candidates: readonly string[],
  fits: (candidate: string) => boolean = () => true,
): string | undefined {
  const [first, ...others] = nearest(name, candidates).filter(fits);
  return others.length === 0 ? first : undefined;
}

/** The nearest candidates, sorted by name: those that differ only in upper case and dashes come first. */
function nearest(name: string, candidates: readonly string[]): string[] {
  const same = candidates.filter((other) => other !== name && lettersOf(other) === lettersOf(name));
  if (same.length > 0) return [...new Set(same)].sort();
  // part of the name must remain
  let limit = Math.min(Math.max(2, Math.floor(name.length / 4)), name.length - 1);
  let best = new Set<string>();
  for (const candidate of candidates) {
    // two swapped letters are one error
    const swapped = sortedLetters(name) === sortedLetters(candidate) ? 1 : 0;
    const found = editDistance(name, candidate, limit + swapped) - swapped;
    if (found > limit) continue;
    if (found < limit) best = new Set();
    limit = found;
    best.add(candidate);
  }
  return [...best].sort();
}

/** `ignoreIfMissing` is `ignore-if-missing` in another spelling. */
const lettersOf = (name: string) => name.toLowerCase().replace(/[-_]/g, "");

const sortedLetters = (name: string) => [...name].sort().join("");

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
    // no later row falls below the least of this one
    if (Math.min(...next) > limit) return limit + 1;
    row = next;
  }
  return row[to.length] ?? 0;
}
