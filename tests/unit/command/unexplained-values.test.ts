import { expect, test } from "vitest";
import { unexplainedValues } from "../../../src/command/unexplained-values.ts";

test("values in a configuration that nothing explains are said to be so", () => {
  const files = { "/nix/store/e-firecracker-a.json": "{}", "/nix/store/e-start": "exec a" };
  expect(unexplainedValues(files, "with Nix, `command --explain`")).toEqual([
    "not verified: what the values in /nix/store/e-firecracker-a.json come from; with Nix, `command --explain` shows it",
  ]);
  expect(unexplainedValues({}, "")).toEqual([]);
});
