import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { cachedVerdict } from "../../../src/codegen/verdict-cache.ts";
import type { CommandRecords } from "../../../src/command/record.ts";
import { defaultConfig } from "../../../src/config.ts";
import { loadDefinitions } from "../../../src/definition/load.ts";
import { readPin } from "../../../src/microvm/pin.ts";
import { readPinData } from "../../../src/microvm/pin-data.ts";
import { temporaryRepository } from "../../support/repository.ts";

const head = 'import { defineVm } from "../generated/microvm.ts";\n';
const noRecords: CommandRecords = { files: new Map(), notMade: new Map(), failed: new Map() };
const nothingWrong = { problems: [], notRunnable: [], findings: [] };
const problem = { file: "src/vms/a.ts", line: 1, message: "wrong" };

/** A repository, and how often its definitions were verified. */
function repository() {
  const files = temporaryRepository({
    "a.ts": `${head}export default defineVm({ name: "a", pack: "./own.json", imports: ["./a.nix"], mem: Number(process.env.A_MEM ?? 512) });\n`,
  });
  // a cache of its own
  rmSync(join(files.path, "node_modules"), { recursive: true });
  mkdirSync(join(files.path, "node_modules"));
  files.write("src/vms/a.nix", "{ }");
  files.write("own.json", "{ }");
  let verified = 0;
  const run = async ({ records = noRecords, problems = [] as (typeof problem)[] } = {}) => {
    const data = readPinData(files.path, defaultConfig, readPin(files.path, defaultConfig));
    const definitions = await loadDefinitions(files.path, defaultConfig);
    const recordsOf = () => Promise.resolve(records);
    return cachedVerdict(files.path, defaultConfig, definitions, data, recordsOf, async (of) => {
      verified++;
      const notVerified = [{ what: "its sound", vms: ["a"], why: "nobody listens" }];
      return { ...nothingWrong, problems, notVerified, records: await of(definitions) };
    });
  };
  return { ...files, run, verified: () => verified };
}

describe("that nothing is wrong", () => {
  it("is remembered, with what was not verified", async () => {
    const { run, verified } = repository();
    const first = await run();
    const second = await run();
    expect(verified()).toBe(1);
    expect(second).toEqual(first);
    expect(second.notVerified).toEqual([{ what: "its sound", vms: ["a"], why: "nobody listens" }]);
  });

  it.each<[string, Record<string, string>]>([
    ["a definition", { "src/vms/a.ts": `${head}export default defineVm({ name: "a" });\n` }],
    [
      "a comment of a definition, which may allow something",
      {
        "src/vms/a.ts": `${head}export default defineVm({ name: "a", pack: "./own.json", imports: ["./a.nix"], mem: Number(process.env.A_MEM ?? 512) }); // allow\n`,
      },
    ],
    ["a module that it imports", { "src/vms/a.nix": "{" }],
    ["a pack that it names", { "own.json": "{" }],
  ])("is found out again after a change of %s", async (_, change) => {
    const { run, write, verified } = repository();
    await run();
    for (const [file, text] of Object.entries(change)) write(file, text);
    await run();
    expect(verified()).toBe(2);
  });

  it("is found out again for other values of the same definition", async () => {
    const { run, verified } = repository();
    await run();
    process.env.A_MEM = "0";
    await run().finally(() => delete process.env.A_MEM);
    expect(verified()).toBe(2);
  });

  it("is found out again for other command lines", async () => {
    const { run, verified } = repository();
    await run();
    await run({ records: { ...noRecords, files: new Map([["command.txt", "qemu"]]) } });
    await run({ records: { ...noRecords, notMade: new Map([["command.txt", "no Nix"]]) } });
    expect(verified()).toBe(3);
  });

  it("is not remembered where something is", async () => {
    const { run, verified } = repository();
    await run({ problems: [problem] });
    await run({ problems: [problem] });
    expect(verified()).toBe(2);
  });

  it("is not remembered of values that are not plain data", async () => {
    const { run, write, verified } = repository();
    write(
      "src/vms/a.ts",
      `${head}const vm = { name: "a", self: {} };\nvm.self = vm;\nexport default defineVm(vm as never);\n`,
    );
    await run();
    await run();
    expect(verified()).toBe(2);
  });
});
