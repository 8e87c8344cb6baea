import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { inProcess } from "../../support/in-process.ts";
import { type TemporaryRepository, temporaryRepository } from "../../support/repository.ts";

const vm = (name: string, mem = 512) => `import { defineVm } from "../generated/microvm.ts";
export default defineVm({ name: ${JSON.stringify(name)}, mem: ${mem} });
`;
const moduleOf = (name: string) => `nix/microvmConfigurations/${name}/default.nix`;
const record = "nix/generated.json";

async function generated(...names: readonly string[]): Promise<TemporaryRepository> {
  const repository = temporaryRepository(
    Object.fromEntries(names.map((name) => [`${name}.ts`, vm(name)])),
  );
  expect(await inProcess(repository.path, "codegen")).toMatchObject({ status: 0, stderr: "" });
  return repository;
}

/** It is refused with this error, and nothing is written; with --force it is done. */
async function expectRefused(repository: TemporaryRepository, error: string): Promise<void> {
  const before = repository.snapshot();
  const { status, stderr } = await inProcess(repository.path, "codegen");
  expect({ status, stderr }).toEqual({ status: 1, stderr: error });
  expect(repository.snapshot()).toEqual(before);
  expect(await inProcess(repository.path, "codegen", "--force")).toMatchObject({ status: 0 });
  expect((await inProcess(repository.path, "codegen", "--check")).stdout).toMatch(
    /^all \d+ generated/,
  );
}

describe("codegen replaces what it wrote, and nothing else", () => {
  it("a module, when somebody changed it", async () => {
    const repository = await generated("a");
    const file = moduleOf("a");
    repository.write(file, `${repository.read(file)}\n# mine`);
    await expectRefused(
      repository,
      `error: ${file}: was changed since codegen wrote it, and the change would be lost
  fix: make the change in what it is generated from; npm run codegen -- --force replaces the file
`,
    );
    expect(repository.read(file)).not.toContain("mine");
  });

  it("a hand-written module, when its definition is deleted", async () => {
    const repository = await generated("a", "b");
    rmSync(join(repository.path, "src/vms/b.ts"));
    repository.write(moduleOf("b"), "{ }\n");
    await expectRefused(
      repository,
      `error: ${moduleOf("b")}: is of a VM that is no longer defined, and not as codegen wrote it: it is not deleted
  fix: to keep it, leave its line out of ${record}; npm run codegen -- --force deletes it
`,
    );
    expect(existsSync(join(repository.path, moduleOf("b")))).toBe(false);
  });

  it("a hand-written module stays, once its line is out of the record", async () => {
    const repository = await generated("a", "b");
    rmSync(join(repository.path, "src/vms/b.ts"));
    repository.write(moduleOf("b"), "{ }\n");
    const said = JSON.parse(repository.read(record));
    delete said.files[moduleOf("b")];
    repository.write(record, JSON.stringify(said));
    expect(await inProcess(repository.path, "codegen")).toMatchObject({ status: 0, stderr: "" });
    expect(repository.read(moduleOf("b"))).toBe("{ }\n");
  });

  it("without a record: files that are as they would be written, and no others", async () => {
    const repository = await generated("a");
    rmSync(join(repository.path, record));
    expect((await inProcess(repository.path, "codegen")).stdout).toBe(`wrote ${record}\n`);
    rmSync(join(repository.path, record));
    repository.write("src/vms/a.ts", vm("a", 1024));
    await expectRefused(
      repository,
      `error: ${moduleOf("a")}: was not written by codegen, and would be overwritten
  fix: move it away, or name the VM differently; npm run codegen -- --force replaces it
`,
    );
  });

  it("with --check: the same, in words", async () => {
    const repository = await generated("a");
    repository.write(moduleOf("a"), "{ }\n");
    const { status, stderr } = await inProcess(repository.path, "codegen", "--check");
    expect(status).toBe(1);
    expect(stderr).toContain(`error: ${moduleOf("a")}: was changed since codegen wrote it`);
    expect((await inProcess(repository.path, "codegen", "--check", "--force")).status).toBe(2);
  });
});

describe("a folder that an option names", () => {
  it.each(["--source", "--nixpkgs"])(
    "%s is checked, whether or not it is needed",
    async (option) => {
      const repository = await generated("a");
      for (const folder of ["/nonexistent", "flake.lock", "src"])
        for (const command of ["codegen", "codegen --check", "lint", "command a"]) {
          const args = [...command.split(" "), option, folder];
          const { status, stderr } = await inProcess(repository.path, ...args);
          expect({ args, status }).toEqual({ args, status: 2 });
          expect(stderr).toMatch(
            /^error: --(?:source|nixpkgs) \S+: that is not a .*\n {2}fix: name a /,
          );
        }
    },
  );
});
