import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { defaultConfig } from "../../../src/config.ts";
import { buildBundle } from "../../../src/definition/bundle.ts";
import { cachedBundle } from "../../../src/definition/bundle-cache.ts";
import { temporaryFolder } from "../../support/temporary.ts";

const files = ["src/vms/a.ts"];

/** A repository with a cache of its own, and how many bundles were made in it so far. */
function repository(texts: Readonly<Record<string, string>> = {}) {
  const root = temporaryFolder("bundle");
  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  };
  mkdirSync(join(root, "node_modules"));
  write("src/vms/a.ts", 'import { mem } from "./lib/mem.ts";\nexport default { mem };\n');
  write("src/vms/lib/mem.ts", "export const mem = 512;\n");
  for (const [file, text] of Object.entries(texts)) write(file, text);
  let made = 0;
  const bundle = (names = files) =>
    cachedBundle(root, defaultConfig, names, () => {
      made++;
      return buildBundle(root, defaultConfig, names, (path) => !path.startsWith("node_modules/"));
    });
  return { root, write, bundle, made: () => made };
}

describe("the bundle of a run before", () => {
  it("is used while nothing that it was made from changes", async () => {
    const { bundle, made } = repository();
    const first = await bundle();
    const second = await bundle();
    expect(made()).toBe(1);
    expect(second.code).toBe(first.code);
    expect(second.map).toBe(first.map);
    expect([...second.used].map(([path, bytes]) => [path, Buffer.from(bytes).toString()])).toEqual([
      ["src/vms/a.ts", 'import { mem } from "./lib/mem.ts";\nexport default { mem };\n'],
      ["src/vms/lib/mem.ts", "export const mem = 512;\n"],
    ]);
    expect(second.imports.get("src/vms/a.ts")).toEqual(["src/vms/lib/mem.ts"]);
  });

  it.each<[string, Record<string, string>]>([
    ["a definition", { "src/vms/a.ts": "export default {};\n" }],
    ["a helper", { "src/vms/lib/mem.ts": "export const mem = 1024;\n" }],
    ["a new tsconfig.json", { "tsconfig.json": '{ "compilerOptions": {} }\n' }],
    ["a tsconfig.json beside the helper", { "src/vms/lib/tsconfig.json": "{}\n" }],
    ["package.json", { "package.json": '{ "type": "module" }\n' }],
  ])("is made again after a change of %s", async (_, change) => {
    const { write, bundle, made } = repository();
    await bundle();
    for (const [file, text] of Object.entries(change)) write(file, text);
    await bundle();
    expect(made()).toBe(2);
  });

  it("is made again for another list of files", async () => {
    const { write, bundle, made } = repository({ "src/vms/b.ts": "export default {};\n" });
    await bundle();
    write("src/vms/b.ts", "export default {};\n");
    await bundle([...files, "src/vms/b.ts"]);
    expect(made()).toBe(2);
  });

  it("is made again when the cached text is damaged", async () => {
    const { root, bundle, made } = repository();
    await bundle();
    writeFileSync(join(root, "node_modules/.cache/ghaf-microvm/bundle"), "damaged\n{}");
    await bundle();
    expect(made()).toBe(2);
  });
});

describe("what is never cached, for a change of what it was made from could be missed", () => {
  it.each<[string, Record<string, string>]>([
    [
      "a package",
      {
        "src/vms/a.ts": 'import { mem } from "memory";\nexport default { mem };\n',
        "node_modules/memory/package.json": '{ "main": "index.js" }\n',
        "node_modules/memory/index.js": "export const mem = 512;\n",
      },
    ],
    [
      "an import without its extension",
      { "src/vms/a.ts": 'import { mem } from "./lib/mem";\nexport default { mem };\n' },
    ],
    [
      "an import of a folder",
      {
        "src/vms/a.ts": 'import { mem } from "./lib";\nexport default { mem };\n',
        "src/vms/lib/index.ts": 'export * from "./mem.ts";\n',
      },
    ],
    ["a configuration that extends another", { "tsconfig.json": '{ "extends": "./base.json" }\n' }],
  ])("%s", async (_, texts) => {
    const { bundle, made } = repository(texts);
    await bundle();
    await bundle();
    expect(made()).toBe(2);
  });

  it("a file that is found behind a link alone", async () => {
    const { root, bundle, made } = repository({
      "src/vms/a.ts": 'export { default } from "./linked/b.ts";\n',
      "elsewhere/b.ts": 'import { mem } from "../shared/mem.ts";\nexport default { mem };\n',
      "shared/mem.ts": "export const mem = 512;\n",
    });
    symlinkSync("../../elsewhere", join(root, "src/vms/linked"));
    await bundle();
    await bundle();
    expect(made()).toBe(2);
  });
});
