import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CrosvmArgs } from "../../src/arguments/crosvm.ts";
import { crosvm } from "../../src/index.ts";
import { readCrosvmPack, readQemuPack } from "../../src/packs/read.ts";
import { fromManuals, knownMistakes, mutated, randomBackends } from "../hypervisors/corpus.ts";
import { seeded } from "../hypervisors/random.ts";
import { newNodes, root } from "../support/available.ts";
import { crosvmValues, type TypedValue } from "../support/crosvm-values.ts";
import { inProcess } from "../support/in-process.ts";
import { temporaryFolder } from "../support/temporary.ts";

const folder = temporaryFolder("from-source");

/** A script with many command lines: what starts each is the first argument. */
function scriptOf(name: string, lines: readonly (readonly string[])[]): string {
  const quoted = (arg: string) => `'${arg.replaceAll("'", "'\\''")}'`;
  const file = join(folder, name);
  writeFileSync(file, `${lines.map((args) => args.map(quoted).join(" ")).join("\n")}\n`);
  return file;
}

function qemuLines(): string[][] {
  const { devices, objects } = readQemuPack("qemu-10.0");
  const pools = { drivers: Object.keys(devices), objects: Object.keys(objects) };
  return [
    ...mutated(pools, 1, seeded(20261127)),
    ...fromManuals(),
    ...knownMistakes().filter((_, index) => index % 3 === 0),
    ...randomBackends(100, seeded(20261127)),
  ].map(({ args }) => ["qemu-system-x86_64", ...args]);
}

function crosvmLines(): string[][] {
  const pack = readCrosvmPack("crosvm");
  const builders = crosvm as unknown as Record<string, (value: TypedValue) => never> & CrosvmArgs;
  const flags = Object.entries(pack.flags).filter(([, { values }]) => values === 1);
  const one = fc.constantFrom(...flags).chain(([flag, { value = "any" }]) =>
    crosvmValues(pack, value).map((typed) => {
      const name = flag.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
      return crosvm.args(builders[name]?.(typed) as never);
    }),
  );
  return fc
    .sample(fc.array(one, { minLength: 1, maxLength: 4 }), { numRuns: 300, seed: 20261127 })
    .map((args) => ["crosvm", "run", ...args.flat(), "vmlinux"]);
}

describe.skipIf(newNodes.length === 0)("the rules as a program from source", () => {
  const run = (node: string, ...args: readonly string[]) => {
    const { status, stdout, stderr } = spawnSync(node, [join(root, "src/lint/main.ts"), ...args], {
      cwd: folder,
      encoding: "utf8",
      maxBuffer: 1 << 28,
    });
    return { status, stdout, stderr };
  };
  const [anyNode = ""] = newNodes;

  test.each([
    ["QEMU's", qemuLines, 1000],
    ["crosvm's", crosvmLines, 50],
  ])("say of %s corpus what the command line says", async (name, lines, atLeast) => {
    const script = scriptOf(`${name[0]}-corpus`, lines());
    const { status, stdout } = await inProcess(folder, "lint", script);
    expect(status).toBe(1);
    expect(stdout.split("\n").length).toBeGreaterThan(atLeast);
    for (const node of newNodes) expect(run(node, script)).toMatchObject({ status, stdout });
  });

  test("find nothing in what is right", () => {
    const script = scriptOf("right", [["qemu-system-x86_64", "-M", "q35"]]);
    expect(run(anyNode, script)).toEqual({
      status: 0,
      stdout: "no findings\n",
      stderr: `note: ${script}: checked against QEMU 10.0.13 (Debian 1:10.0.13+ds-0+deb13u1), the pack qemu-10.0: the version of the program is not known\n`,
    });
  });

  test("leave out what is allowed, and take another pack", () => {
    const script = scriptOf("old", [["qemu-system-x86_64", "-runas", "user", "-qqqqqqq"]]);
    expect(run(anyNode, script, "--pack", "qemu-7.2")).toMatchObject({
      status: 1,
      stdout: `${script}:1: refused: QEMU 7.2.22 has no option -qqqqqqq [unknown-option]\n  "-qqqqqqq"\n1 that the hypervisor refuses\n`,
    });
    expect(run(anyNode, script, "--allow", "unknown-option")).toMatchObject({ status: 0 });
  });

  test.each([
    [[], "error: name one script: the bin/microvm-run of a runner\n"],
    [["a", "b"], "error: name one script: the bin/microvm-run of a runner\n"],
    [["--alow", "a"], "error: Unknown option '--alow'"],
    [["a", "--allow", "two-word"], 'error: there is no rule "two-word"\n'],
    [["nosuch"], "error: nosuch: cannot be read: ENOENT"],
    [["right", "--pack", "qemu-10"], 'error: there is no pack "qemu-10"\n'],
    [["right", "--pack", "crosvm"], "error: the pack crosvm "],
    [["right", "--places", "right"], "error: right: is not JSON: "],
  ])("cannot check, with status 2: %j", (args, message) => {
    scriptOf("right", [["qemu-system-x86_64", "-M", "q35"]]);
    const { status, stdout, stderr } = run(anyNode, ...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toContain(message);
  });
});
