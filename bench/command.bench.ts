import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { microvmSource, nixpkgsLib, root } from "../tests/support/available.ts";
import { canEvaluateRunners, moduleOf } from "../tests/support/runner.ts";
import { measure } from "./measure.ts";
import { toolRun } from "./repositories.ts";

test.skipIf(!canEvaluateRunners)("the command line of a VM takes little more than Nix", () => {
  const expression = `(import ${join(root, "nix/runner")} {
    lib = import ${nixpkgsLib};
    source = ${microvmSource};
    modules = [ ${moduleOf("netvm")} ];
  }).command`;
  const command = (...args: string[]) =>
    toolRun(root, "command", "netvm", "--nixpkgs", dirname(nixpkgsLib ?? ""), ...args);
  const taken = measure(10, {
    "nix-instantiate": {
      folder: root,
      command: ["nix-instantiate", "--eval", "--strict", "--json", "--expr", expression],
    },
    command: command(),
    "command --explain": command("--explain"),
    "command --hypervisor crosvm": command("--hypervisor", "crosvm"),
  });
  expect(taken.command.least - taken["nix-instantiate"].least).toBeLessThan(0.8);
  expect(taken["command --explain"].least).toBeLessThan(5);
  expect(taken["command --hypervisor crosvm"].least).toBeLessThan(5);
});
