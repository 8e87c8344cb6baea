import { join } from "node:path";
import { expect, test } from "vitest";
import { hasNix, nixpkgsLib, root } from "../support/available.ts";
import { evaluate } from "../support/nix.ts";

test.skipIf(!hasNix || nixpkgsLib === undefined).each([
  ["1", [1]],
  ["{ a = 1; }", [{ a: 1 }]],
  ["lib.mkMerge [ 1 (lib.mkIf true 2) (lib.mkIf false 3) ]", [1, 2]],
  ["lib.mkForce (lib.mkMerge [ (lib.mkDefault 1) (lib.mkBefore 2) ])", [1, 2]],
])("of %s, what is behind its conditions", (value, expected) => {
  expect(
    evaluate(`let lib = import ${nixpkgsLib}; in
      import ${join(root, "nix/unwrapped-values.nix")} { inherit lib; } (${value})`),
  ).toEqual(expected);
});
