import { join } from "node:path";
import type { RunnerQuery } from "../../src/command/runner.ts";
import { hasNix, microvmSource, nixpkgsLib, root } from "./available.ts";

/** Runners of the pinned source can be evaluated here. */
export const canEvaluateRunners = hasNix && microvmSource !== undefined && nixpkgsLib !== undefined;

/** Asks for a VM's module at the pinned revision, or at a tree of another one. */
export function runnerQuery(
  module: string,
  { hypervisor, source = microvmSource }: { hypervisor?: string; source?: string | undefined } = {},
): RunnerQuery {
  return {
    lib: nixpkgsLib ?? "",
    source: source ?? "",
    module,
    reads: [root],
    system: "x86_64-linux",
    hypervisor,
  };
}

/** The generated module of a VM of this repository. */
export function moduleOf(vm: string): string {
  return join(root, "nix/microvmConfigurations", vm, "default.nix");
}
