import { execFileSync } from "node:child_process";
import { readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { buildTypes, groupNames } from "../../../src/packs/qemu/build-types.ts";
import { membersText } from "../../../src/packs/qemu/object-types.ts";
import { packFile, readPack, readQemuPack } from "../../../src/packs/read.ts";
import { olderTypes, packTypes } from "../../../src/packs/types.ts";
import { root } from "../../support/available.ts";
import { temporaryFolder } from "../../support/temporary.ts";

const generated = (file: string) => join(root, "src/arguments/generated", file);

test.each([
  ["qemu-10.0", "qemu-10.0.ts", 16_000],
  ["qemu-7.2", "qemu-7.2.ts", 4_000],
  ["qemu-11.1", "qemu-11.1.ts", 6_000],
  ["crosvm-ghaf", "crosvm.ts", 5_000],
  ["cloud-hypervisor", "cloud-hypervisor.ts", 3_000],
  ["firecracker", "firecracker.ts", 2_000],
])("the committed types of %s are those of its pack, and small", (name, file, size) => {
  const committed = readFileSync(generated(file), "utf8");
  expect(committed).toBe(packTypes(readPack(name), packFile(name), olderTypes(name)));
  expect(gzipSync(committed).length).toBeLessThan(size);
});

describe("the types say what the pack has, whatever they are said with", () => {
  test.each(["qemu-7.2", "qemu-10.0", "qemu-11.1"])("%s", (name) => {
    expect(differing(name, {})).toEqual("");
  });

  test("a property that one device has not is found", () => {
    expect(differing("qemu-11.1", { Devices: { e1000: { mac: "?: boolean" } } })).toContain(
      '"e1000"',
    );
  });
});

type Changed = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>>;

/** What the compiler finds different in the committed types and those with each property spelled out. */
function differing(name: string, changed: Changed): string {
  const { groups, structures } = buildTypes(readQemuPack(name), older(name));
  const plain = groupNames.map((group) => {
    const things = Object.entries(groups[group].members).map(([thing, members]) => {
      const all = { ...members, ...changed[group]?.[thing] };
      return `  ${JSON.stringify(thing)}: ${membersText(all)};`;
    });
    return `interface ${group} {\n${things.join("\n")}\n}\nconst of${group}: Differing<${group}, Build.${group}> = "none";`;
  });
  const structure = Object.entries(structures.texts).map(
    ([type, text]) => `type ${type} = ${text};`,
  );
  const folder = temporaryFolder("types");
  symlinkSync(join(root, "src"), join(folder, "src"));
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  writeFileSync(
    join(folder, "check.ts"),
    `import type * as Build from "./src/arguments/generated/${name}.ts";
import type { Integer, PropertyValue, Size, Thing } from "./src/arguments/values.ts";
type Flat<T> = { [K in keyof T]: T[K] };
type Same<A, B> = (<T>() => T extends Flat<A> ? 1 : 2) extends (<T>() => T extends Flat<B> ? 1 : 2) ? true : false;
type Unlike<A, B> = { [K in keyof A | keyof B]: K extends keyof A & keyof B ? (Same<A[K], B[K]> extends true ? never : K) : K }[keyof A | keyof B];
type Differing<A, B> = [Unlike<A, B>] extends [never] ? "none" : Unlike<A, B>;
${[...structure, ...plain].join("\n")}
`,
  );
  const { compilerOptions } = JSON.parse(readFileSync(join(root, "tsconfig.json"), "utf8"));
  writeFileSync(
    join(folder, "tsconfig.json"),
    JSON.stringify({
      compilerOptions: { ...compilerOptions, paths: {}, preserveSymlinks: true },
      files: ["check.ts"],
    }),
  );
  try {
    return execFileSync(join(root, "node_modules/.bin/tsc"), { cwd: folder, encoding: "utf8" });
  } catch (error) {
    return (error as { stdout: string }).stdout;
  }
}

function older(name: string) {
  const types = olderTypes(name);
  return types && buildTypes(types.pack);
}
