import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { CleanDefinitions } from "../../../src/codegen/clean-definitions.ts";
import { defaultConfig } from "../../../src/config.ts";
import { loadDefinitions } from "../../../src/definition/load.ts";
import { definitionArguments } from "../../../src/lint/definitions/arguments.ts";
import { readPin } from "../../../src/microvm/pin.ts";
import { readPinData } from "../../../src/microvm/pin-data.ts";
import { temporaryRepository } from "../../support/repository.ts";

const text = (name: string, rest = "") =>
  `import { defineVm } from "../generated/microvm.ts";\nexport default defineVm({ name: "${name}", ${rest}});\n`;

/** A repository with the VMs a and b; a run says in which of the chosen ones something was looked for. */
function repository() {
  const files = temporaryRepository({
    "a.ts": text("a", `pack: "./own.json", imports: ["./a.nix"]`),
    "b.ts": text("b"),
  });
  // a cache of its own
  rmSync(join(files.path, "node_modules"), { recursive: true });
  mkdirSync(join(files.path, "node_modules"));
  files.write("src/vms/a.nix", "{ }");
  files.write("own.json", "{ }");
  const run = async ({ chosen = ["a", "b"], found = [] as string[], day = "2026-01-01" } = {}) => {
    const data = readPinData(files.path, defaultConfig, readPin(files.path, defaultConfig));
    const definitions = await loadDefinitions(files.path, defaultConfig);
    const clean = new CleanDefinitions(files.path, defaultConfig, data);
    const lookedAt: string[] = [];
    const findings: string[] = [];
    for (const definition of definitions.filter(({ vm }) => chosen.includes(vm.name))) {
      const line = definitionArguments(definition, undefined);
      const find = async () => {
        lookedAt.push(definition.vm.name);
        return found.filter((name) => name === definition.vm.name);
      };
      findings.push(
        ...(await clean.findings(definition, line && { ...line, pinnedDay: day }, find)),
      );
    }
    clean.write();
    return { lookedAt, findings };
  };
  return { ...files, run };
}

describe("a definition in which nothing was found", () => {
  it("is not looked at again", async () => {
    const { run } = repository();
    expect(await run()).toEqual({ lookedAt: ["a", "b"], findings: [] });
    expect(await run()).toEqual({ lookedAt: [], findings: [] });
  });

  it.each<[string, string, string]>([
    ["its values", "src/vms/a.ts", text("a", `pack: "./own.json", imports: ["./a.nix"], mem: 1`)],
    [
      "its comments",
      "src/vms/a.ts",
      text("a", `pack: "./own.json", imports: ["./a.nix"]/* ghaf-microvm: allow collision */`),
    ],
    ["a module that it imports", "src/vms/a.nix", "{"],
    ["the pack that it names", "own.json", "{"],
  ])("is looked at again after a change of %s, and no other is", async (_, file, changed) => {
    const { run, write } = repository();
    await run();
    write(file, changed);
    expect((await run()).lookedAt).toEqual(["a"]);
    expect((await run()).lookedAt).toEqual([]);
  });

  it("is looked at again for another command line", async () => {
    const { run } = repository();
    await run();
    expect((await run({ day: "2026-02-02" })).lookedAt).toEqual(["a", "b"]);
  });

  it("stays known when only another one is chosen", async () => {
    const { run, write } = repository();
    await run();
    write("src/vms/a.ts", text("a"));
    expect((await run({ chosen: ["a"] })).lookedAt).toEqual(["a"]);
    expect((await run()).lookedAt).toEqual([]);
  });
});

it("a definition in which something was found is looked at each time", async () => {
  const { run } = repository();
  const outcome = { lookedAt: ["b"], findings: ["b"] };
  expect((await run({ found: ["b"] })).findings).toEqual(["b"]);
  expect(await run({ found: ["b"] })).toEqual(outcome);
  expect(await run({ found: ["b"] })).toEqual(outcome);
});
