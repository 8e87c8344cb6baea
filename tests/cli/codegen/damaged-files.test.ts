import { rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { hasNix, nixpkgsLib } from "../../support/available.ts";
import { inProcess, inProcessWithoutNix } from "../../support/in-process.ts";
import { type TemporaryRepository, temporaryRepository } from "../../support/repository.ts";

const definition = `import { defineVm } from "../generated/microvm.ts";
export default defineVm({
  name: "a",
  mem: 600,
  qemu: { machine: "q35" },
});
`;
const module = "nix/microvmConfigurations/a/default.nix";
const commandFile = "nix/microvmConfigurations/a/command.txt";

const withMarks = (text: string) =>
  `<<<<<<< HEAD\n${text}=======\n${text.replace("600M", "700M")}>>>>>>> other\n`;

const changed = (file: string) =>
  `error: ${file}: was changed since codegen wrote it, and the change would be lost
  fix: make the change in what it is generated from; npm run codegen -- --force replaces the file
`;
const changedAndKept = `error: ${commandFile}: was changed since codegen wrote it, and cannot be made again here
  fix: rm ${commandFile} && npm run codegen: where Nix and what flake.lock pins are, that makes it again
`;
const outOfDate = (count: number, all: number, fix = "npm run codegen") =>
  `error: ${count} of ${all} generated files are not up to date\n  fix: ${fix}\n`;

type Run = (...args: readonly string[]) => ReturnType<typeof inProcess>;

/** What the three commands say; codegen is the last, for it may write. */
async function said(run: Run) {
  const [check, lint, codegen] = [
    await run("codegen", "--check"),
    await run("lint"),
    await run("codegen"),
  ];
  return { check, lint, codegen };
}

describe.skipIf(!hasNix || nixpkgsLib === undefined)(
  "with Nix, a generated file that was",
  { tags: ["nix", "slow"] },
  () => {
    let repository: TemporaryRepository;
    let whole: Record<string, string>;
    const run: Run = (...args) =>
      inProcess(repository.path, ...args, "--nixpkgs", dirname(nixpkgsLib ?? ""));

    beforeAll(async () => {
      repository = temporaryRepository({ "a.ts": definition });
      expect(await run("codegen")).toMatchObject({ status: 0 });
      whole = { [module]: repository.read(module), [commandFile]: repository.read(commandFile) };
      expect(whole[commandFile]).toContain("-m 600M");
    });

    const expectWhole = async () => {
      for (const [file, text] of Object.entries(whole)) expect(repository.read(file)).toBe(text);
      expect((await run("codegen", "--check")).status).toBe(0);
    };

    test("deleted, the record: it is made again", async () => {
      rmSync(join(repository.path, commandFile));
      const { check, lint, codegen } = await said(run);
      expect(check).toMatchObject({ status: 1, stderr: outOfDate(1, 5) });
      expect(check.stdout).toMatch(`--- /dev/null\n+++ ${commandFile}\n`);
      expect(lint).toMatchObject({ status: 0, stdout: "no findings\n" });
      expect(codegen).toEqual({ status: 0, stdout: `wrote ${commandFile}\n`, stderr: "" });
      await expectWhole();
    });

    test.each([
      ["left with the marks of a merge, the record", commandFile, withMarks],
      ["edited, the module", module, (text: string) => text.replace("600", "700")],
    ])("%s: nothing of it is lost without --force", async (_, file, edit) => {
      repository.write(file, edit(whole[file] ?? ""));
      const { check, lint, codegen } = await said(run);
      expect(check).toMatchObject({
        status: 1,
        stderr: changed(file) + outOfDate(1, 5, "npm run codegen, after that"),
      });
      expect(lint).toMatchObject({ status: 0, stdout: "no findings\n" });
      expect(codegen).toEqual({ status: 1, stdout: "", stderr: changed(file) });
      expect(repository.read(file)).toBe(edit(whole[file] ?? ""));
      expect(await run("codegen", "--force")).toMatchObject({ status: 0 });
      await expectWhole();
    });

    test("damaged, the record, on a machine without Nix: it is not taken for one", async () => {
      const withoutNix: Run = (...args) => inProcessWithoutNix(repository.path, ...args);
      repository.write(commandFile, withMarks(whole[commandFile] ?? ""));
      const { check, lint, codegen } = await said(withoutNix);
      expect(check.status).toBe(1);
      expect(check.stderr).toContain(changedAndKept);
      expect(check.stderr).not.toContain("is out of date");
      expect(lint).toMatchObject({ status: 2, stdout: "nothing found in what was checked\n" });
      expect(codegen.status).toBe(1);
      expect(codegen.stderr).toContain(changedAndKept);
      // the fix, as it says: here, and where Nix is
      rmSync(join(repository.path, commandFile));
      expect((await withoutNix("codegen")).status).toBe(0);
      expect((await withoutNix("codegen", "--check")).status).toBe(0);
      expect((await run("codegen")).status).toBe(0);
      await expectWhole();
    });
  },
);
