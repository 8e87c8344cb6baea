// @module-tag slow
import { describe, expect, test } from "vitest";
import { evaluateRunner } from "../../../src/command/runner.ts";
import { shellWords } from "../../../src/shell/shell-words.ts";
import { nixpkgsStandin } from "../../support/available.ts";
import { flakeCopy } from "../../support/flake.ts";
import { canEvaluateRunners, moduleOf, runnerQuery } from "../../support/runner.ts";

const vms = ["memshare", "memshare-crosvm", "netvm"];
const hypervisors = ["qemu", "cloud-hypervisor", "firecracker", "crosvm", "kvmtool"];

/** Without hashes and versions, `/nix/store/<...>/bzImage`, for the packages of both are stand-ins. */
const withoutStorePaths = (text: string) => text.replace(/\/nix\/store\/[^/'" ,:\n]+/g, "<store>");

/** What does not depend on the packages: a name without its version is compared by what it names. */
const args = (command: string) => shellWords(withoutStorePaths(command)).map(({ text }) => text);

describe.skipIf(!canEvaluateRunners || nixpkgsStandin === undefined)(
  "what nix/runner evaluates, and the runner package built through the whole flake,",
  () => {
    const flake = flakeCopy();

    /** Nix, the programs of the whole NixOS system on another hypervisor: `{ microvm-run = "..."; ... }`. */
    const scriptsOn = `nixos: hypervisor:
      let
        system = nixos.extendModules {
          modules = [ ({ lib, ... }: { microvm.hypervisor = lib.mkForce hypervisor; }) ];
        };
      in
      system.pkgs.harness.scripts system`;

    /** Throws what the VM is refused with. */
    const whole = (vm: string, hypervisor: string) =>
      flake.evaluate(`nixosConfigurations.${vm}`, `nixos: (${scriptsOn}) nixos "${hypervisor}"`);

    let made: Record<string, Record<string, Record<string, string> | null>> | undefined;
    /** Those of every VM on every hypervisor by one process; null for a VM that is refused. */
    const all = () => {
      made ??= flake.evaluate(
        "nixosConfigurations",
        `builtins.mapAttrs (_: nixos:
          builtins.listToAttrs (map (name: {
            inherit name;
            value =
              let
                scripts = (${scriptsOn}) nixos name;
                attempt = builtins.tryEval (builtins.deepSeq scripts scripts);
              in
              if attempt.success then attempt.value else null;
          }) [ ${hypervisors.map((name) => `"${name}"`).join(" ")} ])
        )`,
      ) as typeof made;
      return made;
    };

    const refusals: string[] = [];
    describe.each(vms)("of %s", (vm) => {
      test.each(hypervisors)("on %s are the same", { timeout: 120_000 }, async (hypervisor) => {
        const { runner } = await evaluateRunner(runnerQuery(moduleOf(vm), { hypervisor }), vm);
        if ("refused" in runner) {
          refusals.push(`${vm} on ${hypervisor}`);
          const message = runner.refused.replace(/\/\S*\//g, "");
          expect(() => whole(vm, hypervisor)).toThrow(message);
          return;
        }
        const scripts = all()?.[vm]?.[hypervisor] ?? {};
        expect(args(runner.command)).toEqual(args(commandIn(scripts["microvm-run"] ?? "")));
        expect(Object.keys(runner.scripts)).toEqual(Object.keys(scripts));
        for (const [name, text] of Object.entries(scripts))
          expect(withoutStorePaths(runner.scripts[name] ?? "").trim()).toBe(
            withoutStorePaths(text).trim(),
          );
      });
    });

    test("where one refuses a VM, so does the other", () => {
      expect(refusals).toEqual(["netvm on firecracker", "netvm on kvmtool"]);
    });
  },
);

/** The line that starts the hypervisor. */
function commandIn(script: string): string {
  const [line] = script.match(/^exec .*$/gm)?.slice(-1) ?? [];
  return (line ?? "").replace(/^exec (-a "[^"]*" )?/, "").replace(/ \$\{runtime_args:-\}$/, "");
}
