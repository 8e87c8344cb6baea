import { expect, test } from "vitest";
import { measure } from "./measure.ts";
import { nodeAlone, repositoryOf, toolRun } from "./repositories.ts";

test("codegen with nothing to do takes little more than Node itself", () => {
  const taken = measure(15, {
    "node -e 0": nodeAlone,
    "--version": toolRun(".", "--version"),
    "codegen, 3 VMs": toolRun(repositoryOf(3).path, "codegen"),
    "codegen, 100 VMs": toolRun(repositoryOf(100).path, "codegen"),
  });
  // 0.4 s where Node takes 0.12 s
  expect(taken["codegen, 3 VMs"].least / taken["node -e 0"].least).toBeLessThan(0.4 / 0.12);
  expect(taken["--version"].least / taken["node -e 0"].least).toBeLessThan(2);
});
