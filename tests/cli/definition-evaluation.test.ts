import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "../support/available.ts";
import { ghafMicrovm, outcomeOf, withoutNotes } from "../support/cli.ts";
import { temporaryRepository } from "../support/repository.ts";

const head = 'import { defineVm } from "../generated/microvm.ts";\n';
const vm = 'export default defineVm({ name: "a" });\n';

/** Runs codegen on the one definition file. */
function codegen(text: string) {
  const { status, stdout, stderr } = ghafMicrovm(
    temporaryRepository({ "a.ts": `${head}${text}` }).path,
    "codegen",
  );
  return { status, stdout, stderr };
}

describe("a definition that reaches for the process", () => {
  it.each([
    ["ends it with 0", `process.exit(0);\n${vm}`],
    ["ends it and catches what that throws", `try { process.exit(0); } catch {}\n${vm}`],
    [
      "ends it a little later",
      `${vm}await new Promise((done) => setTimeout(done, 5, process.exit(0)));`,
    ],
  ])("%s: refused", (_, text) => {
    expect(codegen(text)).toEqual({
      status: 2,
      stdout: "",
      stderr:
        "error: src/vms/a.ts: the definition calls process.exit, which would end the tool with nothing done\n  fix: throw an Error that says what is wrong, or leave the call out\n",
    });
  });

  it("ends it after it was loaded: refused, too", () => {
    const { status, stderr } = codegen(
      `${vm.replace("}", ", mem: 0 }")}setTimeout(() => process.exit(0), 1);`,
    );
    expect(status).not.toBe(0);
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  it("sets the exit code: the tool has its own", () => {
    expect(codegen(`process.exitCode = 5;\n${vm}`)).toMatchObject({ status: 0, stderr: "" });
  });

  it("leaves a timer running: the tool ends all the same", () => {
    expect(codegen(`setInterval(() => {}, 1000);\n${vm}`)).toMatchObject({ status: 0, stderr: "" });
    expect(codegen(`setInterval(() => {}, 1000);\n${vm.replace("}", ", mem: 0 }")}`).status).toBe(
      1,
    );
  });
});

describe("a definition that throws", () => {
  it.each([
    ["a bigint", "throw 1n;", "src/vms/a.ts: the definition throws 1n"],
    [
      "an object that contains itself",
      "const a: any = {}; a.a = a; throw a;",
      "src/vms/a.ts: the definition throws <ref *1> { a: [Circular *1] }",
    ],
    [
      "what throws when looked at",
      'throw Object.defineProperty(new Error(), "message", { get() { throw 1; } });',
      "src/vms/a.ts: the definition throws a value that cannot be shown",
    ],
    [
      "in a promise that nobody awaits",
      `void Promise.reject(new Error("late"));\n${vm}`,
      "src/vms/a.ts:2: the definition throws Error: late",
    ],
    [
      "in a timer, and waits for it",
      `${vm}setTimeout(() => {\n  throw new Error("late");\n});\nawait new Promise(() => {});`,
      "src/vms/a.ts:4: the definition throws Error: late",
    ],
  ])("%s", (_, text, error) => {
    expect(codegen(text)).toEqual({
      status: 2,
      stdout: "",
      stderr: `error: ${error}\n  fix: correct what is thrown there\n`,
    });
  });
});

describe("codegen | head -1", () => {
  it("ends quietly, and has written everything", () => {
    const repository = temporaryRepository(
      Object.fromEntries(
        ["a", "b", "c"].map((name) => [`${name}.ts`, `${head}${vm.replace('"a"', `"${name}"`)}`]),
      ),
    );
    const outcome = spawnSync(
      "bash",
      [
        "-c",
        // head has left before the first line comes
        `"$0" "$1" codegen | true; echo "\${PIPESTATUS[0]}"`,
        process.execPath,
        join(root, "dist/cli.js"),
      ],
      { cwd: repository.path, encoding: "utf8" },
    );
    expect(withoutNotes(outcomeOf(outcome))).toEqual({ status: 0, stdout: "0\n", stderr: "" });
    expect(ghafMicrovm(repository.path, "codegen", "--check").status).toBe(0);
  });
});
