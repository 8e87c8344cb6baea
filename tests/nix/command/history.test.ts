// @module-tag slow
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parseCommandLine } from "../../../src/command/command-line.ts";
import { evaluateRunner, type Runner } from "../../../src/command/runner.ts";
import { microvmGit, root } from "../../support/available.ts";
import { microvmAt } from "../../support/microvm-history.ts";
import { evaluate } from "../../support/nix.ts";
import { canEvaluateRunners, moduleOf, runnerQuery } from "../../support/runner.ts";

/** Revisions after which the runners' interfaces were others, oldest first, with the hypervisors that each has. */
const revisions = [
  ["6fadd31", "the first with options of NixOS"],
  ["bf27027", "hypervisors built independently of the guest"],
  ["2187b302", "microvm.crosvm.extraArgs"],
  ["1789270", "kernel and initrd as options"],
  ["c28a0e0", "modules without the flake's self"],
  ["adbd716", "scripts by writeShellScript"],
  ["1547160", "virtiofsd among the runner's scripts"],
  ["9ad2b03a", "microvm.balloon instead of balloonMem"],
  ["c034812", "packages of the host apart from the guest's"],
  ["27a47cd", "the kernel's target from its package"],
] as const;

describe.skipIf(!canEvaluateRunners || microvmGit === undefined)(
  "the runners of another revision",
  () => {
    test.each(revisions)("%s: %s", { timeout: 60_000 }, async (revision) => {
      const source = microvmAt(revision);
      const { lib } = runnerQuery("");
      const hypervisors = evaluate(
        `(import ${join(root, "nix/runner")} { lib = import ${lib}; source = /. + "${source}"; modules = [ ]; }).hypervisors`,
      ) as string[];
      expect(hypervisors).toContain("crosvm");
      for (const hypervisor of hypervisors.filter((name) => name !== "vfkit")) {
        const query = runnerQuery(moduleOf("memshare-crosvm"), { source, hypervisor });
        const { runner } = await evaluateRunner(query, revision);
        const { program } = parseCommandLine(hypervisor, (runner as Runner).command);
        expect(
          program.some(({ text }) => /\/bin\/[a-z_0-9-]+$/.test(text)),
          hypervisor,
        ).toBe(true);
        // Firecracker reads a file
        expect(JSON.stringify([(runner as Runner).command, (runner as Runner).files])).toContain(
          "2000",
        );
        expect((runner as Runner).scripts).toHaveProperty("microvm-run");
      }
    });
  },
);
