import { dirname, join } from "node:path";
import { type BenchOptions, bench, describe } from "vitest";
import { microvmSource, nixpkgsLib, root } from "../tests/support/available.ts";
import { ghafMicrovm } from "../tests/support/cli.ts";
import { nix } from "../tests/support/nix.ts";
import { canEvaluateRunners, moduleOf } from "../tests/support/runner.ts";

const fewTimes: BenchOptions = { iterations: 5, time: 0, warmupIterations: 1, warmupTime: 0 };

// `command` may take 0.5 s more than the bare evaluation, and `--explain` 5 s in all
describe.skipIf(!canEvaluateRunners)("the command line of netvm", () => {
  const expression = `(import ${join(root, "nix/runner")} {
    lib = import ${nixpkgsLib};
    source = ${microvmSource};
    modules = [ ${moduleOf("netvm")} ];
  }).command`;
  bench(
    "bare nix eval",
    () => void succeeded(nix(["eval", "--offline", "--impure", "--raw", "--expr", expression])),
    fewTimes,
  );

  const command = (...args: string[]) =>
    succeeded(
      ghafMicrovm(root, "command", "netvm", "--nixpkgs", dirname(nixpkgsLib ?? ""), ...args),
    );
  bench("command", () => command(), fewTimes);
  bench("command --explain", () => command("--explain"), fewTimes);
  bench("command --hypervisor crosvm", () => command("--hypervisor", "crosvm"), fewTimes);
});

function succeeded({ status, stderr }: { status: number | null; stderr: string }): void {
  if (status !== 0) throw new Error(stderr);
}
