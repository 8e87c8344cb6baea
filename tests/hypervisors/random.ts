/** A whole number from 0 up to, and not with, `below`. */
export type Random = (below: number) => number;

/** A small generator of its own, so that the corpus is the same on every machine. */
export function seeded(seed: number): Random {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

export const pick = <T>(items: readonly T[], random: Random): T | undefined =>
  items[random(items.length)];
