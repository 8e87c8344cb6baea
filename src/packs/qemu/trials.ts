import { type RunQemu, refusalOf } from "./run-program.ts";

/** Arguments to try after those that all trials share. The last two identify the trial: `-device virtio-rng-pci`. */
export type Trial = readonly string[];

/**
 * How QEMU refuses each trial; undefined if it starts with it.
 *
 * One process tries many: what QEMU accepts together, it accepts alone. A trial that a refusal names is tried again
 * alone, because it may be refused only together with another one. If a refusal names none, each half is tried again.
 *
 * @param context The arguments that all trials share.
 * @param isConclusive Whether the refusal would be the same for the trial alone.
 * @param together How many to try in one process.
 * @param known How a running QEMU refused each: a conclusive refusal is final, and a trial with another refusal is
 *   tried alone right away.
 */
export async function refusalsOf(
  run: RunQemu,
  context: readonly string[],
  trials: readonly Trial[],
  isConclusive: (refusal: string) => boolean = () => false,
  together = 16,
  known: readonly (string | undefined)[] = [],
): Promise<(string | undefined)[]> {
  const refusals = trials.map((_, index) => {
    const refusal = known[index];
    return refusal !== undefined && isConclusive(refusal) ? refusal : undefined;
  });
  const trialOf = (index: number) => trials[index] ?? [];
  const decide = async (indices: readonly number[]): Promise<void> => {
    let open = indices;
    while (open.length > 0) {
      const refusal = await refusalOf(run, [...context, ...open.flatMap(trialOf)]);
      if (refusal === undefined) return;
      const [first = 0] = open;
      const culprit = open.length === 1 ? first : culpritIn(refusal, open, trialOf);
      if (culprit === undefined) {
        const half = Math.ceil(open.length / 2);
        await Promise.all([decide(open.slice(0, half)), decide(open.slice(half))]);
        return;
      }
      // no other trial comes before the first
      if (culprit === first || isConclusive(refusal)) refusals[culprit] = refusal;
      else await decide([culprit]);
      open = open.filter((index) => index !== culprit);
    }
  };
  const unknown = [...trials.keys()].filter((index) => refusals[index] === undefined);
  const doubtful = unknown.filter((index) => known[index] !== undefined);
  const likely = unknown.filter((index) => known[index] === undefined);
  const chunks = Array.from({ length: Math.ceil(likely.length / together) }, (_, chunk) =>
    likely.slice(chunk * together, (chunk + 1) * together),
  );
  await Promise.all([...chunks, ...doubtful.map((index) => [index])].map(decide));
  return refusals;
}

/** The trial that a refusal names last: warnings about others come before it. */
function culpritIn(
  refusal: string,
  open: readonly number[],
  trialOf: (index: number) => Trial,
): number | undefined {
  const places = open
    .map((index) => ({ index, at: refusal.lastIndexOf(`${trialOf(index).slice(-2).join(" ")}: `) }))
    .filter(({ at }) => at >= 0)
    .sort((one, other) => other.at - one.at);
  return places[0]?.index;
}
