import { keyedParts } from "../command/keyed-parts.ts";
import type { Finding } from "./finding.ts";

/** What a finding comes from: an argument, by the index of its first word, and the part of its value with this key. */
export interface Culprit {
  readonly index: number;
  readonly key?: string | undefined;
}

/**
 * What is to blame for a finding about a word that the runner made, found by leaving out: an extra argument, when
 * without it the finding is gone; else the part of the word's own value without which it is.
 *
 * @param runners How many of the words are the runner's: the others are extra arguments, behind them.
 * @param lint Gives the findings of other words.
 */
export function culpritOf(
  words: readonly string[],
  finding: Finding,
  runners: number,
  lint: (words: readonly string[]) => readonly Finding[],
): Culprit {
  const { index } = finding;
  if (index >= runners) return { index };
  const known = new Set(lint(words).map(keyOf));
  /** How much is gained by other words: 2 when the finding alone is gone, 1 when others come for it. */
  const gain = (changed: readonly string[]) => {
    const found = lint(changed);
    if (found.some((other) => other.rule === finding.rule && other.index === index)) return 0;
    return found.every((other) => known.has(keyOf(other))) ? 2 : 1;
  };
  const argument = best(argumentsFrom(words, runners).toReversed(), ({ start, count }) =>
    gain(words.toSpliced(start, count)),
  );
  if (argument !== undefined) return { index: argument.start };
  const parts = keyedParts(words[index + 1] ?? "");
  const key = best([...parts.keys()].slice(1), (left) => {
    const rest = [...parts].flatMap(([name, part]) => (name === left ? [] : [part]));
    return gain(words.with(index + 1, rest.join(",")));
  });
  return { index, key };
}

const keyOf = ({ rule, message }: Finding) => `${rule} ${message}`;

/** The first of those with the highest gain; undefined where none has any. */
function best<T>(candidates: readonly T[], gain: (candidate: T) => number): T | undefined {
  let found: { candidate: T; gained: number } | undefined;
  for (const candidate of candidates) {
    const gained = gain(candidate);
    if (gained > (found?.gained ?? 0)) found = { candidate, gained };
  }
  return found?.candidate;
}

/** The options from an index on, each with the words up to the next one. */
function argumentsFrom(
  words: readonly string[],
  from: number,
): { readonly start: number; readonly count: number }[] {
  const starts = words.flatMap((word, index) =>
    index >= from && word.startsWith("-") ? [index] : [],
  );
  return starts.map((start, at) => ({ start, count: (starts[at + 1] ?? words.length) - start }));
}
