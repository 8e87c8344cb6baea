import type { PlacedProblem } from "../../definition/check/placed.ts";
import type { LoadedDefinition } from "../../definition/load.ts";
import { KnownError, type Problem } from "../../errors.ts";
import { readPack } from "../../packs/read.ts";

/** Definitions that name a pack which is not one, or another hypervisor's, each at its line. */
export async function packProblems(
  definitions: readonly LoadedDefinition[],
): Promise<(PlacedProblem & { readonly vm: string })[]> {
  const problems: (PlacedProblem & { readonly vm: string })[] = [];
  for (const definition of definitions) {
    const problem = problemOf(definition);
    if (problem === undefined) continue;
    const { positionOf, vmNote } = await import("../../definition/source-position.ts");
    const place = positionOf(definition, ["pack"]);
    const message = problem.message + vmNote(definition, place);
    problems.push({ ...place, message, fix: problem.fix, vm: definition.vm.name });
  }
  return problems;
}

function problemOf({ vm, kind }: LoadedDefinition) {
  const { pack: name, hypervisor = kind === "vm" ? "qemu" : undefined } = vm;
  if (typeof name !== "string") return undefined;
  try {
    const { program } = readPack(name);
    if (program === hypervisor || typeof hypervisor !== "string") return undefined;
    return {
      message: `the pack ${name} is of ${program}, and the VM runs on ${hypervisor}`,
      fix: `leave pack out, or name one of ${hypervisor}`,
    };
  } catch (error) {
    if (!(error instanceof KnownError)) throw error;
    const [problem] = error.problems;
    const { file, message, fix }: Problem = problem ?? { message: "" };
    return { message: file === undefined ? message : `${file} ${message}`, fix };
  }
}
