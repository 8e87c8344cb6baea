import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { KnownError } from "../../errors.ts";
import { evaluateNix } from "../../nix/evaluate.ts";

import { pathExpression } from "../../nix/print.ts";
import { withTemporaryFolder } from "../../temporary.ts";

import { nixFolder } from "../../tool.ts";
import type { ProbedVm, Verdict } from "./measure.ts";

/** VMs that one process of Nix evaluates. */
const batch = 100;

/**
 * What the runners of a microvm.nix source make of each VM. One that Nix cannot evaluate at all is refused.
 *
 * @param source A folder with the source's tree.
 * @param nixpkgs A folder with nixpkgs' `lib`.
 */
export async function judgeVms(
  vms: readonly ProbedVm[],
  source: string,
  nixpkgs: string,
  progress: (done: number) => void,
): Promise<Verdict[]> {
  return withTemporaryFolder((folder) =>
    judgeBatches(vms, source, nixpkgs, join(folder, "probes.json"), progress),
  );
}

/** @param file Where each batch is written, for Nix to read. */
async function judgeBatches(
  vms: readonly ProbedVm[],
  source: string,
  nixpkgs: string,
  file: string,
  progress: (done: number) => void,
): Promise<Verdict[]> {
  const lib = join(nixpkgs, "lib");
  const judge = async (some: readonly ProbedVm[]): Promise<Verdict[]> => {
    writeFileSync(file, JSON.stringify(some));
    try {
      return (await evaluateNix(
        {
          expression: `import ${pathExpression(join(nixFolder, "hypervisor-support/probe.nix"))} {
            lib = import ${pathExpression(lib)};
            source = ${pathExpression(source)};
          } (builtins.fromJSON (builtins.readFile ${pathExpression(file)}))`,
          reads: [nixFolder, lib, source, file],
        },
        "the VM does not evaluate",
      )) as Verdict[];
    } catch (error) {
      if (!(error instanceof KnownError)) throw error;
      if (some.length === 1) return [{ refused: error.message }];
      // Nix stops at an error that is none of upstream's own `throw`s, so each half gets a process of its own
      const middle = Math.ceil(some.length / 2);
      return [...(await judge(some.slice(0, middle))), ...(await judge(some.slice(middle)))];
    }
  };
  const verdicts: Verdict[] = [];
  for (let start = 0; start < vms.length; start += batch) {
    verdicts.push(...(await judge(vms.slice(start, start + batch))));
    progress(verdicts.length);
  }
  return verdicts;
}
