/**
 * The longest common sequence of two lists, as pairs of indexes in order. Of several as long, the one that leaves out of
 * the first list as early as it can.
 */
export function commonPairs(
  one: readonly string[],
  other: readonly string[],
): (readonly [number, number])[] {
  const lengths = commonLengths(one, other);
  const pairs: (readonly [number, number])[] = [];
  let [i, j] = [0, 0];
  while (i < one.length && j < other.length) {
    if (one[i] === other[j]) {
      pairs.push([i, j]);
      i += 1;
      j += 1;
    } else if (at(lengths, i + 1, j) >= at(lengths, i, j + 1)) i += 1;
    else j += 1;
  }
  return pairs;
}

/** Lengths of the longest common sequence of what follows each pair of indexes. */
function commonLengths(one: readonly string[], other: readonly string[]): number[][] {
  const lengths = Array.from({ length: one.length + 1 }, () =>
    new Array<number>(other.length + 1).fill(0),
  );
  for (let i = one.length - 1; i >= 0; i--)
    for (let j = other.length - 1; j >= 0; j--)
      (lengths[i] as number[])[j] =
        one[i] === other[j]
          ? at(lengths, i + 1, j + 1) + 1
          : Math.max(at(lengths, i + 1, j), at(lengths, i, j + 1));
  return lengths;
}

const at = (lengths: readonly (readonly number[])[], i: number, j: number) => lengths[i]?.[j] ?? 0;
