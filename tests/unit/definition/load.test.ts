import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { inProcess } from "../../support/in-process.ts";
import { temporaryRepository } from "../../support/repository.ts";

const head = 'import { defineVm } from "../generated/microvm.ts";\n';

describe("a VM that a helper defines", () => {
  const helper = `import { defineVm } from "../../generated/microvm.ts";
export const make = (name: string, mem: number) => {
  return defineVm({ name, mem });
};
export const shared = defineVm({
  name: "shared",
  mem: 0,
});
`;

  it("is reported at the definition's call of the helper", async () => {
    const { stderr } = await inProcess(
      temporaryRepository({
        "lib/make.ts": helper,
        "a.ts": 'import { make } from "./lib/make.ts";\n\nexport default make("a", 0);\n',
      }).path,
      "codegen",
    );
    expect(stderr).toMatch(/^error: src\/vms\/a\.ts:3: microvm\.mem must be /);
  });

  it("is reported at the helper's line, with the VM, where the helper is wrong", async () => {
    const { stderr } = await inProcess(
      temporaryRepository({
        "lib/small.ts": "export const small = () => ({\n  mem: 0,\n});\n",
        "a.ts": `${head}import { small } from "./lib/small.ts";\n\nexport default defineVm({\n  name: "a",\n  ...small(),\n});\n`,
      }).path,
      "codegen",
    );
    expect(stderr).toMatch(
      /^error: src\/vms\/lib\/small\.ts:2: microvm\.mem must be .* \(the VM a, src\/vms\/a\.ts:4\)$/m,
    );
  });

  it("is reported in the helper's own file when the definition calls nothing", async () => {
    const repository = temporaryRepository({
      "lib/make.ts": helper,
      "a.ts": '// a\n\nexport { shared as default } from "./lib/make.ts";\n',
    });
    expect((await inProcess(repository.path, "codegen")).stderr).toMatch(
      /^error: src\/vms\/lib\/make\.ts:7: microvm\.mem must be /,
    );
    repository.write("src/vms/lib/make.ts", helper.replace("mem: 0", "mem: 1"));
    expect((await inProcess(repository.path, "codegen")).stderr).toBe("");
    expect(repository.read("nix/microvmConfigurations/shared/default.nix")).toContain(
      '  _file = "src/vms/lib/make.ts:5";\n',
    );
  });
});

describe("the definitions' folder", () => {
  it("may have dotfiles, folders and dangling links beside definitions", async () => {
    const repository = temporaryRepository({
      "a.ts": `${head}export default defineVm({ name: "a" });`,
      ".#b.ts": "no definition",
      "lib.ts/helper.ts": "no definition",
      "shared/c.ts":
        'import { defineVm } from "ghaf-microvm";\nexport default defineVm({ name: "c" });',
    });
    const folder = join(repository.path, "src/vms");
    symlinkSync("user@host.1234", join(folder, "gone.ts"));
    symlinkSync("shared/c.ts", join(folder, "c.ts"));
    mkdirSync(join(folder, "empty.ts"));
    expect(await inProcess(repository.path, "codegen")).toMatchObject({
      status: 0,
      stderr: "",
      stdout: expect.stringContaining("microvmConfigurations/c/default.nix"),
    });
  });

  it.each(["a.ts", "helper.ts"])("has a file that is not UTF-8: %s", async (file) => {
    const repository = temporaryRepository({
      "a.ts": `${head}import "./lib/helper.ts";\nexport default defineVm({ name: "a" });`,
      "lib/helper.ts": "export {};",
    });
    const path = file === "a.ts" ? "src/vms/a.ts" : "src/vms/lib/helper.ts";
    const text = Buffer.from(`${repository.read(path)}\n// für\n`, "latin1");
    writeFileSync(join(repository.path, path), text);
    const line = text.toString("latin1").split("\n").length - 1;
    expect(await inProcess(repository.path, "codegen")).toMatchObject({
      status: 2,
      stderr: `error: ${path}:${line}: is not UTF-8, which TypeScript is written in\n  fix: correct it there: the definitions do not build\n`,
    });
  });
});

it("import.meta is of each file itself", async () => {
  const repository = temporaryRepository({
    "a.ts": `${head}import { where } from "./lib/where.ts";
export default defineVm({ name: "a", kernelParams: [import.meta.url, import.meta.dirname, "import.meta.url", where] });`,
    "lib/where.ts": "export const where = import.meta.filename; // the last line",
  });
  expect((await inProcess(repository.path, "codegen")).stderr).toBe("");
  const folder = join(repository.path, "src/vms");
  expect(repository.read("nix/microvmConfigurations/a/default.nix")).toContain(
    `  microvm.kernelParams = [
    "${pathToFileURL(folder)}/a.ts"
    "${folder}"
    "import.meta.url"
    "${folder}/lib/where.ts"
  ];
`,
  );
});
