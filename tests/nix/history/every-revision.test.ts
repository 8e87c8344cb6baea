// @module-tag slow
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterAll, describe, expect, test } from "vitest";
import { typescriptModule } from "../../../src/codegen/types/typescript.ts";
import { extractSources } from "../../../src/microvm/history/extract-sources.ts";
import { GitObjects } from "../../../src/microvm/history/git-objects.ts";
import { writeTree } from "../../../src/microvm/history/write-tree.ts";
import { vmJsonSchema } from "../../../src/microvm/schema/json-schema.ts";
import type { OptionSchema } from "../../../src/microvm/schema/option-schema.ts";
import { hasNix, microvmGit, nixpkgsLib, root } from "../../support/available.ts";

/** All sources take two minutes: EVERY_REVISION=1 asks for them. */
const step = process.env.EVERY_REVISION === undefined ? 25 : 1;

describe.skipIf(!hasNix || !microvmGit || !nixpkgsLib)("the main branch of microvm.nix", () => {
  const folder = mkdtempSync(join(tmpdir(), "ghaf-microvm-revisions-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }), 120_000);

  test("gives a schema and types that compile, at every revision that evaluates", async () => {
    const objects = new GitObjects(microvmGit as string);
    const { all, main } = objects.commits();
    const trees = new Map(all.map(({ rev, tree }) => [rev, tree]));
    objects.load([...new Set(main.map((rev) => trees.get(rev) as string))]);
    // commits that share lib/ and nixos-modules/ have the same options
    const revisions = new Map<string, string[]>();
    for (const rev of main) {
      const tree = trees.get(rev) as string;
      const entries = objects.tree(tree).filter(({ name }) => /^(lib|nixos-modules)$/.test(name));
      if (!entries.some(({ name }) => name === "nixos-modules")) continue;
      const key = entries.map(({ id }) => id).join();
      revisions.set(key, [...(revisions.get(key) ?? []), rev]);
    }
    const some = [...revisions.values()].filter((_, index) => index % step === 0);
    const started = performance.now();
    const folders = some.map(([rev = ""]) => {
      writeTree(objects, trees.get(rev) as string, join(folder, "sources", rev));
      return join(folder, "sources", rev);
    });
    const extracted = await extractSources(
      folders,
      (nixpkgsLib as string).replace(/\/lib$/, ""),
      () => {},
    );
    const seconds = { extracted: (performance.now() - started) / 1000, all: 0 };

    mkdirSync(join(folder, "types"));
    const ajv = new Ajv2020({ strict: false });
    let generated = 0;
    const broken: string[] = [];
    for (const [index, options] of extracted.entries()) {
      const [rev = ""] = some[index] ?? [];
      if ("error" in options) {
        broken.push(...(some[index] ?? []));
        continue;
      }
      const schema: OptionSchema = {
        $comment: "",
        formatVersion: 1,
        sha256: "",
        source: {
          ...{ type: "github", owner: "microvm-nix", repo: "microvm.nix" },
          ...{ rev, narHash: "", lastModified: 0 },
        },
        ...options,
      };
      ajv.compile(vmJsonSchema(schema));
      const text = await typescriptModule(
        schema,
        "option-schema.json",
        () => ({}),
        undefined,
        "qemu-11.1",
      );
      writeFileSync(
        join(folder, "types", `${rev}.ts`),
        `${text}\nexport const vm = defineVm({ name: "a" });\n`,
      );
      generated += 1;
    }
    expect(compile(folder)).toBe("");
    seconds.all = (performance.now() - started) / 1000;

    const count = some.flat().length;
    console.log(
      `${count} of ${main.length} revisions, ${some.length} sources: ${count - broken.length} revisions (${generated} sources) extracted, generated and compiled; ` +
        `${broken.length} do not evaluate: ${broken.map((rev) => rev.slice(0, 8)).join(" ")}; ` +
        `${seconds.extracted.toFixed(0)} s to extract, ${seconds.all.toFixed(0)} s in all`,
    );
    // syntax errors of upstream's own
    expect(broken.length).toBeLessThanOrEqual(4);
    expect(generated).toBeGreaterThan(10);
  }, 1_800_000);
});

function compile(folder: string): string {
  const { compilerOptions } = JSON.parse(readFileSync(join(root, "tsconfig.json"), "utf8"));
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  writeFileSync(
    join(folder, "tsconfig.json"),
    JSON.stringify({
      compilerOptions: {
        ...compilerOptions,
        typeRoots: [join(root, "node_modules/@types")],
        paths: { "ghaf-microvm": [join(root, "src/index.ts")] },
      },
      include: ["types"],
    }),
  );
  return spawnSync(
    process.execPath,
    [join(root, "node_modules/typescript/bin/tsc"), "--pretty", "false"],
    { cwd: folder, encoding: "utf8", maxBuffer: 1 << 28 },
  ).stdout.slice(0, 2000);
}
