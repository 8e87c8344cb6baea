import { describe, expect, test } from "vitest";
import { inProcessWithoutNix } from "../../support/in-process.ts";
import { temporaryRepository } from "../../support/repository.ts";

const head = 'import { defineVm } from "../generated/microvm.ts";\n';
const vm = (name: string) => `defineVm({ name: "${name}", mem: 512 })`;
const good = { "good.ts": `${head}export default ${vm("good")};\n` };

const codegen = async (files: Record<string, string>) => {
  const { status, stderr } = await inProcessWithoutNix(temporaryRepository(files).path, "codegen");
  const errors = stderr.split("\n").filter((line) => !line.startsWith("not verified"));
  return [status, errors.join("\n")];
};

describe("a VM that is defined and would be skipped is an error", () => {
  test.each([
    ["t.mts", "definitions are files *.ts", "rename it to src/vms/t.ts"],
    ["t.js", "definitions are files *.ts", "rename it to src/vms/t.ts"],
    ["t.tsx", "definitions are files *.ts", "rename it to src/vms/t.ts"],
    ["t.TS", "definitions are files *.ts", "rename it to src/vms/t.ts"],
  ])("in %s", async (file, message, fix) => {
    const text = `${head}export default ${vm("t")};\n`;
    for (const others of [good, {}])
      expect(await codegen({ ...others, [file]: text })).toEqual([
        2,
        `error: src/vms/${file}: defines a VM, but ${message}\n  fix: ${fix}\n`,
      ]);
  });

  test("in a folder below", async () => {
    const text = `${head.replace("../", "../../")}const t = ${vm("t")};\nexport default t;\n`;
    expect(await codegen({ ...good, "below/t.ts": text })).toEqual([
      2,
      "error: src/vms/below/t.ts: defines a VM in a folder below src/vms, where nothing imports it\n  fix: move it to src/vms/t.ts, or export its VM from a file there\n",
    ]);
  });

  test("beside one that is exported", async () => {
    expect(
      await codegen({ "a.ts": `${head}const b = ${vm("b")};\nexport default ${vm("a")};\n` }),
    ).toEqual([
      2,
      'error: src/vms/a.ts:2: the VM "b" is defined and not exported: nothing is generated for it\n  fix: write `export` before it, or leave it out\n',
    ]);
  });
});

describe("nothing is skipped by", () => {
  test.each<[string, Record<string, string>]>([
    [
      "a definition that another is made from",
      {
        "a.ts": `${head}const base = ${vm("base")};\nexport default defineVm({ ...base, name: "a" });\n`,
      },
    ],
    [
      "several in one file, in lists too",
      { "a.ts": `${head}export const a = ${vm("a")};\nexport default [${vm("b")}, ${vm("c")}];\n` },
    ],
    [
      "a helper that makes VMs, used or not",
      {
        ...good,
        "lib/make.ts": `${head.replace("../", "../../")}export const make = (name: string) => defineVm({ name });\n`,
        "lib/more.mts": "export const more = 1;\n",
      },
    ],
    ["a test", { ...good, "good.test.ts": `${head}export default ${vm("t")};\n` }],
    ["what an editor leaves", { ...good, ".#good.ts": `${head}export default ${vm("t")};\n` }],
    ["a comment", { ...good, "notes.js": `// export default defineVm({});\n` }],
  ])("%s", async (_, files) => {
    expect(await codegen(files)).toEqual([0, ""]);
  });
});
