import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { hasNix } from "../support/available.ts";
import { hostile, workflowCommand } from "../support/hostile.ts";
import { inProcess } from "../support/in-process.ts";
import { evaluate } from "../support/nix.ts";
import { temporaryRepository } from "../support/repository.ts";

const attack = "a\n::error file=x::\u001b[2J\u0007\u202e##[error]\u200b";
/** The same where no NUL and no slash may be: a file's name. */
const name = attack;
const shown = "a\\n::error file=x::\\u001b[2J\\u0007\\u202e##\\u005berror]\\u200b";

/** Runs it, and requires that nothing of what it prints is a command or a control. */
async function harmless(folder: string, own: number, ...args: readonly string[]) {
  const outcome = await inProcess(folder, ...args);
  for (const text of [outcome.stdout, outcome.stderr]) expect(text).not.toMatch(hostile);
  const lines = `${outcome.stdout}${outcome.stderr}`.split("\n");
  expect(lines.filter((line) => workflowCommand.test(line))).toHaveLength(own);
  return outcome;
}

describe("a name that is a command for GitHub and a terminal", () => {
  test("as a setting", async () => {
    const repository = temporaryRepository();
    repository.write("ghaf-microvm.json", JSON.stringify({ [attack]: "x" }));
    const { status, stderr } = await harmless(
      repository.path,
      0,
      ...["lock", "check", "--format", "github"],
    );
    expect(status).toBe(2);
    expect(stderr).toContain(`ghaf-microvm.json:1: has no setting \`${shown}\``);
  });

  test("as the file name of the record", async () => {
    const repository = temporaryRepository();
    repository.write("ghaf-microvm.json", JSON.stringify({ record: name.replaceAll("/", "") }));
    writeFileSync(join(repository.path, name), "no JSON");
    const { status, stderr } = await harmless(
      repository.path,
      0,
      ...["lock", "check", "--format", "github"],
    );
    expect(status).toBe(2);
    expect(stderr).toContain(shown);
  });

  test.each(["text", "json", "sarif", "github"])(
    "as a lock's file name: --format %s",
    async (format) => {
      const repository = temporaryRepository();
      writeFileSync(join(repository.path, name), "no JSON");
      const own = format === "github" ? 1 : 0;
      const args = ["lock", "check", name, "--format", format];
      const { status, stdout } = await harmless(repository.path, own, ...args);
      expect(status).toBe(2);
      expect(stdout).toMatch(/malformed|lock%2Fmalformed/);
      if (format === "json") expect(JSON.parse(stdout).results[0].path).toBe(name);
    },
  );

  test("as files given to lock diff", async () => {
    const repository = temporaryRepository();
    for (const args of [[name], ["flake.lock", name], [`${name}:flake.lock`]])
      expect((await harmless(repository.path, 0, "lock", "diff", ...args)).status).toBe(2);
    writeFileSync(join(repository.path, name), repository.read("flake.lock"));
    for (const format of ["text", "json"])
      expect(
        (await harmless(repository.path, 0, "lock", "diff", name, "--format", format)).status,
      ).toBe(0);
  });

  test("as nodes and inputs of a lock", async () => {
    const repository = temporaryRepository();
    const lock = repository.read("flake.lock");
    const { nodes, ...rest } = JSON.parse(lock);
    const { microvm, root, ...others } = nodes;
    Object.assign(microvm.locked, { rev: attack, narHash: attack });
    const inputs = { ...root.inputs, microvm: attack };
    repository.write(
      "flake.lock",
      JSON.stringify({ ...rest, nodes: { ...others, [attack]: microvm, root: { inputs } } }),
    );
    for (const format of ["text", "json", "sarif", "github"])
      await harmless(
        repository.path,
        format === "github" ? 1 : 0,
        ...["lock", "check", "--format", format],
      );
  });

  test.each(["text", "json", "sarif", "github"])(
    "as arguments in a script, and its file name: --format %s",
    async (format) => {
      const repository = temporaryRepository();
      const script = `#!/bin/sh\nexec qemu-system-x86_64 -M q35 -device '${attack},id=1' '-${attack}' -object "memory-backend-${attack}"\n`;
      mkdirSync(join(repository.path, "x"));
      writeFileSync(join(repository.path, "x", name), script);
      const args = ["lint", `x/${name}`, "--format", format];
      const text = await inProcess(repository.path, ...args.slice(0, 2), "--format", "json");
      const found = JSON.parse(text.stdout).findings.length;
      expect(found).toBeGreaterThan(1);
      await harmless(repository.path, format === "github" ? found : 0, ...args);
    },
  );

  test.each([
    ["options", attack],
    ["options", "show", attack],
    ["options", "history", attack],
    ["options", "diff", attack, "main"],
    ["command", attack],
    ["lint", attack],
    ["new", attack],
    ["import", attack],
    ["lock", "check", "--require", attack],
    ["lock", "check", "--source", attack],
    [attack],
    ["lint", "--format", attack],
    ["pack", "qemu", attack],
    ["pack", "crosvm", attack],
    ["pack", "types", attack],
  ])("as an argument: %j %j", async (...args) => {
    const repository = temporaryRepository();
    expect((await harmless(repository.path, 0, ...args)).status).toBe(2);
  });
});

describe("text of others in generated files", () => {
  const definition = `import { defineVm } from "../generated/microvm.ts";
export default defineVm({
  name: "a",
  interfaces: [{ type: "tap", id: "tap-a", mac: "02:00:00:00:00:01" }],
  volumes: [{ image: ${JSON.stringify(`/v/${attack}`)}, mountPoint: "/v", size: 1 }],
  kernelParams: [${JSON.stringify(attack)}],
});
`;

  test("a module has none of it raw", async () => {
    const repository = temporaryRepository({ "a.ts": definition });
    const { status, stderr } = await harmless(repository.path, 0, "codegen");
    expect([status, stderr]).toEqual([0, ""]);
    const module = repository.read("nix/microvmConfigurations/a/default.nix");
    expect(module).not.toMatch(hostile);
  });

  test.skipIf(!hasNix)("to Nix, a value of it is the text itself", { tags: ["nix"] }, async () => {
    const repository = temporaryRepository({ "a.ts": definition });
    await harmless(repository.path, 0, "codegen");
    const module = join(repository.path, "nix/microvmConfigurations/a/default.nix");
    expect(evaluate(`(import ${module}).microvm.kernelParams`)).toEqual([attack]);
  });

  test("a file name and a header that would be code", async () => {
    const file = `b\u202e\u2066;\u000b.ts`;
    const repository = temporaryRepository({ [file]: definition });
    repository.write("ghaf-microvm.json", JSON.stringify({ header: ["x\u202e\u0085y"] }));
    await harmless(repository.path, 0, "codegen");
    for (const path of ["nix/microvmConfigurations/a/default.nix", "nix/generated.json"])
      expect(repository.read(path)).not.toMatch(hostile);
    const { stdout } = await harmless(repository.path, 0, "codegen", "--check");
    expect(stdout).toMatch(/up to date/);
    expect(Object.keys(JSON.parse(repository.read("nix/generated.json")).sources)).toContain(
      `src/vms/${file}`,
    );
  });
});
