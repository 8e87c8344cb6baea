import { expect, test } from "vitest";
import { inProcessWithoutNix } from "../support/in-process.ts";
import { temporaryRepository } from "../support/repository.ts";

const vm = (from: string, rest: string) => `import { qemu } from "${from}";
import { defineVm } from "../generated/microvm.ts";

export default defineVm({
  name: "a",
${rest}
  qemu: { extraArgs: qemu.args(qemu.device("edu")) },
});
`;

const x86 = '  systems: ["x86_64-linux"],';

/** What lint says of types, of a definition in a repository whose pin speaks for QEMU 11.1. */
async function said(definition: string): Promise<string[]> {
  const { path } = temporaryRepository({ "a.ts": definition });
  const { stderr } = await inProcessWithoutNix(path, "lint");
  expect(stderr).toContain("note: a: checked against QEMU ");
  const lines = stderr.split("\n");
  const at = lines.findIndex((line) => line.includes("have the types of"));
  return at < 0 ? [] : lines.slice(at, at + 2).filter((line) => /types|^ {2}fix/.test(line));
}

test("the types of a definition's builders are those of the build that checks it", async () => {
  expect(await said(vm("ghaf-microvm", x86))).toEqual([]);
  expect(await said(vm("ghaf-microvm/qemu-7.2", `${x86} pack: "qemu-7.2",`))).toEqual([]);
});

test("where they are not, both are named, and what makes them one", async () => {
  expect(await said(vm("ghaf-microvm", `${x86} pack: "qemu-7.2",`))).toEqual([
    "warning: a: its builders have the types of qemu-11.1, its arguments are checked against qemu-7.2",
    '  fix: write `import { qemu } from "ghaf-microvm/qemu-7.2"`',
  ]);
  expect(await said(vm("ghaf-microvm/qemu-10.0", x86))).toEqual([
    "warning: a: its builders have the types of qemu-10.0, its arguments are checked against qemu-11.1",
    '  fix: write `import { qemu } from "ghaf-microvm/qemu-11.1"`',
  ]);
});

test("the same version for another architecture needs no fix", async () => {
  expect(await said(vm("ghaf-microvm", '  systems: ["aarch64-linux"],'))).toEqual([
    "note: a: its builders have the types of qemu-11.1, its arguments are checked against qemu-11.1-aarch64",
  ]);
});
