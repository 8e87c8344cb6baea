import { expect, test } from "vitest";
import { errorContext } from "../../../src/nix/error-context.ts";

test("Nix 2.8 has what led to an error after it, the nearest first", () => {
  expect(
    errorContext(`error: attribute 'self' missing

       at /lib/modules.nix:729:13:

       … while evaluating the module argument \`self' in "/host/configuration.nix":

       … while evaluating definitions from \`/other.nix':

       … while evaluating the option \`microvm.vms.a.flake':

       … while evaluating the option \`environment.etc':
`),
  ).toBe("in /host/configuration.nix, for microvm.vms.a.flake");
});

test("later Nix has it before the error, the nearest last", () => {
  expect(
    errorContext(`error:
       … while evaluating the option \`environment.etc':

       … while evaluating the option \`microvm.mem':

       … while evaluating definitions from \`/vm.nix':

       error: infinite recursion encountered
`),
  ).toBe("in /vm.nix, for microvm.mem");
});

test.each([
  "error: undefined variable 'x'",
  "",
  "error:\n       … while evaluating definitions from `<unknown-file>':\n       error: x",
])("%j is of no module", (trace) => {
  expect(errorContext(trace)).toBeUndefined();
});
