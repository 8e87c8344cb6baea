import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { inProcess } from "../../support/in-process.ts";
import { temporaryRepository } from "../../support/repository.ts";

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

/** A definition whose evaluation saves other files, as an editor may do while codegen runs. */
const overwriting = (saved: Readonly<Record<string, string>>) => `
import { writeFileSync } from "node:fs";
import { defineVm } from "../generated/microvm.ts";
import limits from "./limits.json";
import { memory } from "./helpers/memory.ts";
for (const [file, text] of Object.entries(${JSON.stringify(saved)})) writeFileSync(file, text);
export default defineVm({ name: "a", mem: memory, vcpu: limits.vcpu });
`;

const before = {
  "src/vms/helpers/memory.ts": "export const memory = 512;\n",
  "src/vms/limits.json": '{ "vcpu": 1 }\n',
};
const after = {
  "src/vms/helpers/memory.ts": "export const memory = 1024;\n",
  "src/vms/limits.json": '{ "vcpu": 2 }\n',
};

describe("what is saved while codegen runs", () => {
  it("is recorded as it was evaluated: a definition, its helpers, its JSON", async () => {
    const saved = { ...after, "src/vms/a.ts": "// another text\n" };
    const definition = overwriting(saved);
    const repository = temporaryRepository({
      "a.ts": definition,
      "helpers/memory.ts": before["src/vms/helpers/memory.ts"],
      "limits.json": before["src/vms/limits.json"],
    });
    expect(await inProcess(repository.path, "codegen")).toMatchObject({ status: 0, stderr: "" });
    expect(repository.read("src/vms/a.ts")).toBe("// another text\n");
    const module = repository.read("nix/microvmConfigurations/a/default.nix");
    expect(module).toContain("mem = 512;");
    expect(module).toContain("vcpu = 1;");
    const { sources } = JSON.parse(repository.read("nix/generated.json"));
    expect(sources).toMatchObject({
      "src/vms/a.ts": sha256(definition),
      "src/vms/helpers/memory.ts": sha256(before["src/vms/helpers/memory.ts"]),
      "src/vms/limits.json": sha256(before["src/vms/limits.json"]),
    });
  });

  it("is recorded as it was used: the config and the measured support", async () => {
    const config = '{ "header": ["First"] }\n';
    const repository = temporaryRepository({
      "a.ts": overwriting({ "ghaf-microvm.json": '{ "header": ["Second"] }\n' }),
      "helpers/memory.ts": before["src/vms/helpers/memory.ts"],
      "limits.json": before["src/vms/limits.json"],
    });
    repository.write("ghaf-microvm.json", config);
    expect(await inProcess(repository.path, "codegen")).toMatchObject({ status: 0, stderr: "" });
    expect(repository.read("nix/microvmConfigurations/a/default.nix")).toContain("# First\n");
    const { sources } = JSON.parse(repository.read("nix/generated.json"));
    expect(sources["ghaf-microvm.json"]).toBe(sha256(config));
  });

  it("does not move the line of a mistake, nor allow it", async () => {
    const text = `import { writeFileSync } from "node:fs";
import { defineVm } from "../generated/microvm.ts";
writeFileSync("src/vms/a.ts", "\\n\\n\\nexport default defineVm({ name: 'a', mem: 1 });\\n");
export default defineVm({
  name: "a",
  mem: 0,
});
`;
    const { status, stderr } = await inProcess(
      temporaryRepository({ "a.ts": text }).path,
      "codegen",
    );
    expect(status).toBe(1);
    expect(stderr).toContain("error: src/vms/a.ts:6: microvm.mem must be a whole number");
  });

  it("is not overwritten by `lint --fix`", async () => {
    const saved = "// saved meanwhile\n";
    const text = `import { writeFileSync } from "node:fs";
import { defineVm } from "../generated/microvm.ts";
writeFileSync("src/vms/a.ts", ${JSON.stringify(saved)});
export default defineVm({ name: "a", qemu: { extraArgs: ["-device virtio-rng-pci"] } });
`;
    const repository = temporaryRepository({ "a.ts": text });
    await inProcess(repository.path, "lint", "--fix");
    expect(repository.read("src/vms/a.ts")).toBe(saved);
  });
});

describe("every file that a definition is made from is recorded", () => {
  it.each([
    ["a query", '"./x.json?fresh"', "x.json", '{ "vcpu": 3 }'],
    ["a type", '"./x.json" with { type: "json" }', "x.json", '{ "vcpu": 3 }'],
    ["no type: JavaScript", '"./x.js"', "x.js", "export default { vcpu: 3 };"],
  ])("imported with %s", async (_, from, file, text) => {
    const repository = temporaryRepository({
      "a.ts": `import { defineVm } from "../generated/microvm.ts";
import x from ${from};
export default defineVm({ name: "a", vcpu: x.vcpu });
`,
      [file]: text,
    });
    expect(await inProcess(repository.path, "codegen")).toMatchObject({ status: 0, stderr: "" });
    const { sources } = JSON.parse(repository.read("nix/generated.json"));
    expect(sources[`src/vms/${file}`]).toBe(sha256(text));
  });

  it("as text", async () => {
    const repository = temporaryRepository({
      "a.ts": `import { defineVm } from "../generated/microvm.ts";
import script from "./start.txt";
export default defineVm({ name: "a", preStart: script });
`,
      "start.txt": "echo start\n",
    });
    expect(await inProcess(repository.path, "codegen")).toMatchObject({ status: 0, stderr: "" });
    const { sources } = JSON.parse(repository.read("nix/generated.json"));
    expect(sources["src/vms/start.txt"]).toBe(sha256("echo start\n"));
  });
});
