import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { errorMessage, shortError } from "../../src/nix/error-text.ts";
import { evaluateNix, tryEvaluateNix } from "../../src/nix/evaluate.ts";
import { hasNix, nixpkgsLib } from "../support/available.ts";
import { ghafMicrovm } from "../support/cli.ts";
import { temporaryRepository } from "../support/repository.ts";

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

test("the message of an error of later Nix, above the code where it is", () => {
  expect(
    errorMessage(`error:
       … while calling the 'import' builtin
         at «string»:1:2:
            1| (import /broken.nix).a
             |  ^

       error: undefined variable 'x'
       at /broken.nix:2:7:
            1| {
            2|   a = x + 1;
             |       ^
            3| }
`),
  ).toBe("undefined variable 'x'");
});

test("of a long error, its first lines", () => {
  const lines = Array.from({ length: 5000 }, (_, index) => `       line ${index}`);
  const short = shortError(`error: much is wrong:\n${lines.join("\n")}\n       at /a.nix:1:2:\n`);
  expect(short.split("\n")).toHaveLength(13);
  expect(short).toMatch(/^much is wrong:\n\s*line 0\n/);
  expect(short).toMatch(/\n... and 4989 more lines \(at \/a.nix:1:2\)$/);
  expect(shortError(`error: ${"long ".repeat(1000)}`)).toHaveLength(1204);
});

test("the message of an error of Nix 2.8 with its trace", () => {
  expect(
    errorMessage(`error: undefined variable 'x'

       at /options.nix:2:3:

            1| {

       … while evaluating the attribute 'a'
`),
  ).toBe("undefined variable 'x'");
});

describe.skipIf(!hasNix)("an expression that does not evaluate", () => {
  const broken = join(mkdtempSync(join(tmpdir(), "ghaf-microvm-")), "broken.nix");
  writeFileSync(broken, "{\n  a = undefinedName + 1;\n}\n");
  const nixpkgs = dirname(nixpkgsLib ?? "");
  const bad = `(import ${broken}).a`;

  test("is reported in short: what is wrong, and where", async () => {
    await expect(
      evaluateNix({ expression: bad, reads: [broken] }, "the file does not evaluate"),
    ).rejects.toThrow(
      `the file does not evaluate: undefined variable 'undefinedName' (at ${broken}:2:7)
  fix: \`--show-trace\` shows all that Nix says of it`,
    );
    await expect(
      evaluateNix({ expression: 'throw "no\n way"', reads: [] }, "it does not evaluate"),
    ).rejects.toThrow("it does not evaluate: no\n  way\n  fix: ");
  });

  test.skipIf(!nixpkgsLib)("is reported whole by a command that is asked for it", () => {
    const repository = temporaryRepository();
    repository.write("vms/a.nix", "{\n  microvm.mem = undefinedName;\n}\n");
    const importing = (...args: string[]) =>
      ghafMicrovm(repository.path, "import", "vms/a.nix", "--nixpkgs", nixpkgs, ...args).stderr;
    const short = `error: vms/a.nix does not evaluate: undefined variable 'undefinedName' (at ${repository.path}/vms/a.nix:2:17)\n`;
    expect(importing()).toBe(`${short}  fix: \`--show-trace\` shows all that Nix says of it\n`);
    const whole = importing("--show-trace");
    expect(whole).toMatch(/^error: vms\/a\.nix does not evaluate:\n( {2}warning: .*\n)* {2}error:/);
    expect(whole).toMatch(/while evaluating/);
    // it is all there: no option shows more
    expect(whole.endsWith("\n  fix: correct what the last lines name\n")).toBe(true);
  });
});

test.skipIf(!hasNix)("what an evaluation traced", async () => {
  const traced = (expression: string) => tryEvaluateNix({ expression, reads: [] });
  expect(await traced('builtins.trace "a" (builtins.trace "b" 1)')).toEqual({
    ok: true,
    value: 1,
    traces: ["a", "b"],
  });
  expect(await traced('builtins.trace "a" (throw "no\n way")')).toEqual({
    ok: false,
    error: "no\nway",
    traces: ["a"],
  });
});
