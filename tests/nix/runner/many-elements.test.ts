import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { microvmSource, nixpkgsLib, root } from "../../support/available.ts";
import { canEvaluateRunners } from "../../support/runner.ts";

// in calls of Nix functions, which no other process disturbs
describe.skipIf(!canEvaluateRunners)("the explanation of many volumes", () => {
  test("takes at most four times as long for four times as many", () => {
    expect(callsToExplain(40)).toBeLessThan(4 * callsToExplain(10));
  });
});

function callsToExplain(volumes: number): number {
  const { status, stderr } = spawnSync("nix-instantiate", ["--eval", "--strict", "--json", "-"], {
    input: `
      let lib = import ${nixpkgsLib}; in
      (import ${join(root, "nix/runner")} {
        inherit lib;
        source = ${microvmSource};
        modules = [
          {
            networking.hostName = "many";
            microvm.hypervisor = "qemu";
            microvm.volumes = lib.genList (index: {
              image = "\${toString index}.img";
              mountPoint = "/\${toString index}";
              size = 64;
            }) ${volumes};
          }
        ];
      }).explanation`,
    encoding: "utf8",
    env: { ...process.env, NIX_SHOW_STATS: "1" },
    maxBuffer: 1 << 28,
  });
  const calls = /"nrFunctionCalls": (\d+)/.exec(stderr)?.[1];
  if (status !== 0 || calls === undefined) throw new Error(stderr);
  return Number(calls);
}
