import { keyedParts } from "../../command/keyed-parts.ts";
import { oncePer } from "../../once-per.ts";
import type { Finding } from "../finding.ts";

/** What a finding comes from: an argument, by the index of its first argument, and the part of its value with this key. */
export interface Culprit {
  readonly index: number;
  readonly key?: string | undefined;
}

/**
 * What is to blame for a finding about an argument that the runner made, found by leaving things out: an extra argument,
 * if the finding disappears without it; else the part of the argument's own value, or another argument of the runner,
 * without which it disappears.
 *
 * @param runners How many of the arguments the runner makes; extra arguments follow them.
 * @param lint Gives the findings of other arguments.
 */
export function culpritOf(
  args: readonly string[],
  finding: Finding,
  runners: number,
  lint: (args: readonly string[]) => readonly Finding[],
): Culprit {
  const { index } = finding;
  if (index >= runners) return { index };
  const known = knownOf(lint(args));
  /** How much other arguments improve: 2 if the finding disappears, 1 if others take its place. */
  const gain = (changed: readonly string[], at = index) => {
    const found = lint(changed);
    if (found.some((other) => other.rule === finding.rule && other.index === at)) return 0;
    return found.every((other) => known.has(keyOf(other))) ? 2 : 1;
  };
  const argument = best(argumentsFrom(args, runners).toReversed(), ({ start, count }) =>
    gain(args.toSpliced(start, count)),
  );
  if (argument !== undefined) return { index: argument.start };
  // one device too many, whatever its keys: of hundreds each would be looked at again
  if (finding.rule === "full-bus") return { index };
  const parts = keyedParts(args[index + 1] ?? "");
  const key = best([...parts.keys()].slice(1), (left) => {
    const rest = [...parts].flatMap(([name, part]) => (name === left ? [] : [part]));
    return gain(args.with(index + 1, rest.join(",")));
  });
  if (key !== undefined || !ofMachine.includes(finding.rule)) return { index, key };
  // a device that the machine has no bus for
  const other = best(argumentsFrom(args, 0), ({ start, count }) =>
    start >= runners || start === index
      ? 0
      : gain(args.toSpliced(start, count), start < index ? index - count : index),
  );
  return { index: other?.start ?? index };
}

/** Rules about things that a machine has no place for. */
const ofMachine: readonly string[] = ["no-bus", "wrong-bus", "wrong-machine"];

/** All findings of a line are asked for again for each of them. */
const knownOf = oncePer((found: readonly Finding[]) => new Set(found.map(keyOf)));

const keyOf = ({ rule, message }: Finding) => `${rule} ${message}`;

/** The first one with the highest gain; undefined if none has any. */
function best<T>(candidates: readonly T[], gain: (candidate: T) => number): T | undefined {
  let found: { candidate: T; gained: number } | undefined;
  for (const candidate of candidates) {
    const gained = gain(candidate);
    if (gained > (found?.gained ?? 0)) found = { candidate, gained };
    if (gained === 2) break;
  }
  return found?.candidate;
}

/** The options from an index on, each with the arguments up to the next one. */
function argumentsFrom(
  args: readonly string[],
  from: number,
): { readonly start: number; readonly count: number }[] {
  const starts = args.flatMap((arg, index) =>
    index >= from && arg.startsWith("-") ? [index] : [],
  );
  return starts.map((start, at) => ({ start, count: (starts[at + 1] ?? args.length) - start }));
}
