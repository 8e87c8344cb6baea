import { expect, test } from "vitest";
import { errorMessage, tryEvaluateNix } from "../../src/nix/evaluate.ts";
import { hasNix } from "../support/available.ts";

test("the message of an error of Nix 2.8", () => {
  expect(
    errorMessage(`trace: something
error: A definition for option \`microvm.mem' is not of type \`positive integer'. Definition values:
       - In \`/vm.nix': "512"

       at /lib/modules.nix:1:2:

            1| x
(use '--show-trace' to show detailed location information)
`),
  ).toBe(`A definition for option \`microvm.mem' is not of type \`positive integer'. Definition values:
- In \`/vm.nix': "512"`);
});

test("the message of an error of later Nix, below what led to it", () => {
  expect(
    errorMessage(`error:
       … while evaluating the attribute 'command'
         at /runners/crosvm.nix:1:2:
            1| x

       … while calling the 'throw' builtin

       error: crosvm will not change user
`),
  ).toBe("crosvm will not change user");
});

test.skipIf(!hasNix)("what an evaluation traced", async () => {
  expect(await tryEvaluateNix('builtins.trace "a" (builtins.trace "b" 1)')).toEqual({
    ok: true,
    value: 1,
    traces: ["a", "b"],
  });
  expect(await tryEvaluateNix('builtins.trace "a" (throw "no\n way")')).toEqual({
    ok: false,
    error: "no\nway",
    traces: ["a"],
  });
});
