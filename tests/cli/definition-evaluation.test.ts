import { spawn, spawnSync } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it, vi } from "vitest";
import { root } from "../support/available.ts";
import { ghafMicrovm, outcomeOf, withoutNotes } from "../support/cli.ts";
import { type TemporaryRepository, temporaryRepository } from "../support/repository.ts";

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
        "error: src/vms/a.ts: the definition calls process.exit, which would end the tool before it does anything\n  fix: throw an Error that says what is wrong, or leave the call out\n",
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

it.each(["codegen", "lint"])("%s: a definition that throws hides no other's mistake", (command) => {
  const { path } = temporaryRepository({
    "a.ts": `${head}throw new Error("boom");`,
    "b.ts": `${head}${vm.replace("}", ", mem: -3 }")}`,
  });
  expect(ghafMicrovm(path, command)).toMatchObject({
    status: 2,
    stderr: `error: src/vms/a.ts:2: the definition throws Error: boom
  fix: correct what is thrown there
error: src/vms/b.ts:2: microvm.mem must be a whole number, 1 or more, but is -3
  fix: write 1 or more
`,
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

const endless = `${head}for (;;);\n${vm}`;
const tooLate =
  "error: src/vms/a.ts: the definition is not done after 60 s\n  fix: find the `await` that waits forever, or the loop that never ends\n";

describe("a definition that never ends", { concurrent: true }, () => {
  it.each(["codegen", "lint"])("ends %s with an error after its limit", async (command) => {
    const repository = temporaryRepository({ "a.ts": endless, "b.ts": `${head}${vm}` });
    const run = started(repository, command);
    expect(await run.ended).toBe(2);
    expect(run.output()).toBe(tooLate);
  });

  it("leaves --watch to go on with the next change", async () => {
    const repository = temporaryRepository({ "a.ts": endless });
    const run = started(repository, "codegen", "--watch");
    try {
      await vi.waitFor(() => expect(run.output()).toBe(tooLate), { timeout: 30_000 });
      // its run has ended, and what it read is watched
      await new Promise((resolve) => setTimeout(resolve, 500));
      repository.write("src/vms/a.ts", `${head}${vm}`);
      await vi.waitFor(() => expect(run.output()).toContain("wrote nix/generated.json"), {
        timeout: 30_000,
      });
    } finally {
      run.end();
    }
  });
});

/** Starts a command as a user does, but with a short minute; `output` is what it has said so far, but for notes. */
function started({ path }: TemporaryRepository, ...args: readonly string[]) {
  const { href } = pathToFileURL(join(root, "tests/support/short-minute.mjs"));
  const child = spawn(process.execPath, [join(root, "dist/cli.js"), ...args], {
    cwd: path,
    // --watch starts a process of its own
    env: { ...process.env, NO_COLOR: "1", NODE_OPTIONS: `--import=${href}` },
  });
  let text = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (more) => {
      text += more;
    });
  return {
    output: () => withoutNotes({ status: null, stdout: "", stderr: text }).stderr,
    ended: new Promise<number | null>((resolve) => {
      child.on("close", resolve);
    }),
    end: () => child.kill(),
  };
}
