import { writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { KnownError } from "../../errors.ts";
import { evaluateNix } from "../../nix/evaluate.ts";
import { pathExpression } from "../../nix/print.ts";
import { withTemporaryFolder } from "../../temporary.ts";
import { nixFolder } from "../../tool.ts";
import type { ProbedVm, Verdict } from "./measured-support.ts";

/** VMs that one process of Nix evaluates: where one of them stops it, the others are evaluated again. */
const batch = 25;

/** What the VMs are evaluated with. */
export interface RunnerSources {
  /** The folder of microvm.nix. */
  readonly tree: string;
  /** nixpkgs' folder `lib`. */
  readonly lib: string;
}

/**
 * What the runners of a microvm.nix make of each VM, in their order. One that Nix cannot evaluate at all is refused.
 *
 * @param progress Called with the share that is done, from 0 to 1.
 */
export async function evaluateVms(
  vms: readonly ProbedVm[],
  sources: RunnerSources,
  progress: (done: number) => void,
): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  const starts = Array.from({ length: Math.ceil(vms.length / batch) }, (_, index) => index * batch);
  let done = 0;
  const work = (folder: string) => async (_: unknown, worker: number) => {
    for (let start = starts.shift(); start !== undefined; start = starts.shift()) {
      const some = vms.slice(start, start + batch);
      const evaluated = await evaluateBatch(some, sources, join(folder, `probes-${worker}.json`));
      for (const [index, verdict] of evaluated.entries()) verdicts[start + index] = verdict;
      done += some.length;
      progress(done / vms.length);
    }
  };
  const workers = Array.from({ length: Math.min(availableParallelism(), 8) });
  return withTemporaryFolder(async (folder) => {
    await Promise.all(workers.map(work(folder)));
    return verdicts;
  });
}

/** @param file Where the VMs are written, for Nix to read. */
async function evaluateBatch(
  vms: readonly ProbedVm[],
  { tree, lib }: RunnerSources,
  file: string,
): Promise<Verdict[]> {
  writeFileSync(file, JSON.stringify(vms));
  try {
    return (await evaluateNix(
      {
        expression: `import ${pathExpression(join(nixFolder, "hypervisor-support/probe.nix"))} {
          lib = import ${pathExpression(lib)};
          source = ${pathExpression(tree)};
        } (builtins.fromJSON (builtins.readFile ${pathExpression(file)}))`,
        reads: [nixFolder, lib, tree, file],
      },
      "the VM does not evaluate",
    )) as Verdict[];
  } catch (error) {
    if (!(error instanceof KnownError)) throw error;
    if (vms.length === 1) return [{ refused: error.message }];
    // Nix stops at an error that is not one of upstream's own `throw`s, so each half gets a process of its own
    const middle = Math.ceil(vms.length / 2);
    const halves = [vms.slice(0, middle), vms.slice(middle)];
    const verdicts: Verdict[] = [];
    for (const half of halves) verdicts.push(...(await evaluateBatch(half, { tree, lib }, file)));
    return verdicts;
  }
}
