import { lstatSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { inProcess } from "../../support/in-process.ts";
import { temporaryRepository } from "../../support/repository.ts";

const vms = {
  "a.ts": `import { defineVm } from "../generated/microvm.ts";
import { memory } from "./helpers/memory.ts";
export default defineVm({ name: "a", mem: memory });
`,
  "helpers/memory.ts": "export const memory = 512;\n",
};

const recorded = ["nix/option-schema.json", "nix/option-support.json"];

describe("definitions behind a symbolic link", () => {
  it.each(["vms", "elsewhere/deep/vms"])("to the folder %s: with their helpers", async (folder) => {
    const repository = temporaryRepository(vms);
    mkdirSync(join(repository.path, folder, ".."), { recursive: true });
    renameSync(join(repository.path, "src/vms"), join(repository.path, folder));
    symlinkSync(join(repository.path, folder), join(repository.path, "src/vms"));
    expect(await inProcess(repository.path, "codegen")).toMatchObject({ status: 0, stderr: "" });
    const { sources, vms: made } = JSON.parse(repository.read("nix/generated.json"));
    expect(Object.keys(sources)).toEqual([
      ...recorded,
      "src/vms/a.ts",
      "src/vms/helpers/memory.ts",
    ]);
    expect(made.a.definition).toBe("src/vms/a.ts");
    // a mistake is at the name that the user knows
    repository.write("src/vms/helpers/memory.ts", "export const memory = 0;\n");
    expect((await inProcess(repository.path, "codegen")).stderr).toContain(
      "src/vms/a.ts:3: microvm.mem",
    );
  });

  it("to the file alone: its helpers may be beside the file", async () => {
    const repository = temporaryRepository({});
    repository.write("shared/a.ts", vms["a.ts"]);
    repository.write("shared/helpers/memory.ts", vms["helpers/memory.ts"]);
    symlinkSync("../../shared/a.ts", join(repository.path, "src/vms/a.ts"));
    expect(await inProcess(repository.path, "codegen")).toMatchObject({ status: 0, stderr: "" });
    const { sources } = JSON.parse(repository.read("nix/generated.json"));
    expect(Object.keys(sources)).toEqual([...recorded, "shared/helpers/memory.ts", "src/vms/a.ts"]);
  });

  it("to a package, as pnpm installs it: it finds the packages beside its own place", async () => {
    const repository = temporaryRepository({
      "a.ts": `import { defineVm } from "../generated/microvm.ts";
import { memory } from "sizes";
export default defineVm({ name: "a", mem: memory });
`,
    });
    const store = "node_modules/.pnpm/sizes@1/node_modules";
    repository.write(`${store}/sizes/package.json`, '{ "name": "sizes", "main": "index.js" }');
    repository.write(`${store}/sizes/index.js`, 'export { memory } from "numbers";');
    repository.write(`${store}/numbers/package.json`, '{ "name": "numbers", "main": "n.js" }');
    repository.write(`${store}/numbers/n.js`, "export const memory = 768;");
    symlinkSync(".pnpm/sizes@1/node_modules/sizes", join(repository.path, "node_modules/sizes"));
    expect(await inProcess(repository.path, "codegen")).toMatchObject({ status: 0, stderr: "" });
    expect(repository.read("nix/microvmConfigurations/a/default.nix")).toContain("mem = 768;");
  });
});

describe("a generated file that is a symbolic link", () => {
  it("stays one: its target is replaced", async () => {
    const repository = temporaryRepository(vms);
    await inProcess(repository.path, "codegen");
    const module = join(repository.path, "nix/microvmConfigurations/a/default.nix");
    mkdirSync(join(repository.path, "kept"));
    renameSync(module, join(repository.path, "kept/a.nix"));
    symlinkSync("../../../kept/a.nix", module);
    repository.write("src/vms/helpers/memory.ts", "export const memory = 1024;\n");
    expect(await inProcess(repository.path, "codegen")).toMatchObject({ status: 0, stderr: "" });
    expect(lstatSync(module).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(repository.path, "kept/a.nix"), "utf8")).toContain("mem = 1024;");
  });

  it("is not deleted when its definition is gone", async () => {
    const repository = temporaryRepository(vms);
    await inProcess(repository.path, "codegen");
    const module = join(repository.path, "nix/microvmConfigurations/a/default.nix");
    renameSync(module, join(repository.path, "a.nix"));
    symlinkSync("../../../a.nix", module);
    rmSync(join(repository.path, "src/vms/a.ts"));
    repository.write("src/vms/b.ts", vms["a.ts"].replace('"a"', '"b"'));
    const { status, stderr } = await inProcess(repository.path, "codegen");
    expect(status).toBe(1);
    expect(stderr).toContain("a symbolic link leads to it: it is not deleted");
    expect(lstatSync(module).isSymbolicLink()).toBe(true);
  });
});

describe("a link that leads nowhere", () => {
  it("in the place of the cache: there is no cache, and all else is done", async () => {
    const repository = temporaryRepository(vms);
    const cache = join(repository.path, "node_modules/.cache/ghaf-microvm");
    rmSync(cache);
    symlinkSync("../nowhere/deep", cache);
    expect(await inProcess(repository.path, "codegen")).toMatchObject({ status: 0, stderr: "" });
    expect(await inProcess(repository.path, "lint")).toMatchObject({ stderr: "" });
    expect(await inProcess(repository.path, "codegen", "--check")).toMatchObject({ status: 0 });
  });

  it("in the place of a folder for generated files: an error that names it", async () => {
    const repository = temporaryRepository(vms);
    symlinkSync("nowhere/deep", join(repository.path, "nix/microvmConfigurations"));
    expect(await inProcess(repository.path, "codegen")).toEqual({
      status: 2,
      stdout: "",
      stderr:
        "error: nix/microvmConfigurations/a/default.nix: cannot be written: a link on the way to it leads nowhere\n  fix: see: ls -l on the folders above it\n",
    });
  });
});
