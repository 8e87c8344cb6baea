import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import * as generated from "../../src/generated/microvm.ts";
import * as runtime from "../../src/index.ts";
import { root } from "../support/available.ts";
import { type TemporaryRepository, temporaryRepository } from "../support/repository.ts";

/** What goes wrong most, each in a definition of its own. */
const mistakes: Readonly<Record<string, string>> = {
  "01-misspelt-option": `{ name: "a", vpcu: 2 }`,
  "02-number-as-text": `{ name: "a", mem: "512" }`,
  "03-unknown-hypervisor": `{ name: "a", hypervisor: "qmeu" }`,
  "04-removed-option": `{ name: "a", balloonMem: 512 }`,
  "05-refused-by-the-hypervisor": `{ name: "a", hypervisor: "crosvm", user: "microvm" }`,
  "06-interface-that-the-hypervisor-refuses": `{
  name: "a",
  hypervisor: "crosvm",
  interfaces: [{ type: "user", id: "eth0", mac: "02:00:00:00:00:01" }],
}`,
  "07-macvtap-without-link": `{
  name: "a",
  interfaces: [{ type: "macvtap", id: "eth0", mac: "02:00:00:00:00:01", macvtap: { mode: "bridge" } }],
}`,
  "08-volume-without-size": `{ name: "a", volumes: [{ image: "var.img", mountPoint: "/var" }] }`,
  "09-package-as-text": `{ name: "a", kernel: "linuxPackages_latest.kernel" }`,
  "10-arguments-in-one-string": `{ name: "a", qemu: { extraArgs: "-device virtio-rng-pci" } }`,
  "11-interface-without-mac": `{ name: "a", interfaces: [{ type: "tap", id: "tap-a" }] }`,
  "12-share-that-the-hypervisor-refuses": `{
  name: "a",
  hypervisor: "firecracker",
  shares: [{ proto: "virtiofs", tag: "a", source: "/a", mountPoint: "/a" }],
}`,
};

/** What stands around values in a definition. */
const ofValues = [
  "forAnother",
  "itemsOf",
  "mkAfter",
  "mkBefore",
  "mkDefault",
  "mkForce",
  "mkIf",
  "mkMerge",
  "mkOrder",
  "mkOverride",
  "optionals",
];

/** What is right, on every hypervisor. */
const right: Readonly<Record<string, string>> = {
  qemu: `{ name: "a", hotplugMem: 512, user: "microvm", volumes: [{ image: "a", mountPoint: null, autoCreate: false }] }`,
  crosvm: `{
      name: "a",
      hypervisor: "crosvm",
      user: null,
      hotplugMem: 0,
      interfaces: [
        { type: "tap", id: "eth0", mac: "02:00:00:00:00:01" },
        { type: "macvtap", id: "eth1", mac: "02:00:00:00:00:02", macvtap: { link: "eno1", mode: "bridge" } },
      ],
      shares: [{ tag: "a", source: "/a", mountPoint: "/a" }],
    }`,
  firecracker: `{ name: "a", hypervisor: "firecracker", balloon: false, storeOnDisk: true, devices: [] }`,
  more: `{ ...({ vcpu: 2 } as Partial<Vm> as Vm), name: "more" }`,
  kvmtool: `{ name: "a", hypervisor: "kvmtool", shares: [{ proto: "9p", tag: "a", source: "/a", mountPoint: "/a" }] }`,
};

const interfaceWith = (options: string) =>
  `{ name: "a", interfaces: [{ id: "a", mac: "02:00:00:00:00:01", ${options} }] }`;

const more: Readonly<Record<string, string>> = {
  "bridge-named": interfaceWith(`type: "bridge", bridge: "br0"`),
  "bridge-none": interfaceWith(`type: "tap", bridge: null`),
  "bridge-missing": interfaceWith(`type: "bridge"`),
  "bridge-null": interfaceWith(`type: "bridge", bridge: null`),
  "bridge-of-a-tap": interfaceWith(`type: "tap", bridge: "br0"`),
  "null-socket": `{ name: "a", hypervisor: "crosvm", socket: null }`,
  "null-vsock": `{ name: "a", hypervisor: "vfkit", vsock: { cid: 5 } }`,
  "null-none": `{ name: "a", hypervisor: "vfkit", socket: null, vsock: { cid: null } }`,
  "null-zero": `{ name: "a", hypervisor: "firecracker", hotpluggedMem: 0 }`,
  "null-memory": `{ name: "a", hypervisor: "firecracker", hotpluggedMem: 64 }`,
};

/** A misspelt option in all that an editor can import. */
const imported = Object.entries({ "ghaf-microvm": runtime, "../generated/microvm.ts": generated })
  .flatMap(([module, exports]) => Object.keys(exports).map((name) => ({ module, name })))
  // they mark values of any kind: no VM comes of them
  .filter(({ name }) => !ofValues.includes(name));

const importing = Object.fromEntries(
  imported.map(({ module, name }, index) => [
    `import-${index}`,
    `import { ${name} } from "${module}";\n${name}({ name: "a", memm: "x" });\n`,
  ]),
);

/** The compilers that people have, as they are installed here. */
const compilers = ["typescript-5.9", "typescript-6", "typescript"];

test.each(compilers)("the most likely mistakes in the arguments of %s", async (compiler) => {
  await expect(said(Object.keys(mistakes), compiler)).toMatchFileSnapshot(
    `mistakes/${compiler}.golden.txt`,
  );
});

test("nothing that an editor can import takes a definition with a misspelt option", () => {
  expect(imported).toContainEqual({ module: "../generated/microvm.ts", name: "defineVm" });
  const wrong = said(Object.keys(importing)).match(/^src\/vms\/import-\d+\.ts(?=\(2,)/gm);
  expect(new Set(wrong).size).toBe(imported.length);
});

test("only a bridge interface has a bridge, and always", () => {
  expect(said(["bridge-named", "bridge-none"])).toBe("");
  expect(said(["bridge-missing"])).toContain("Property 'bridge' is missing");
  expect(said(["bridge-null"])).toContain("Type 'null' is not assignable to type 'NixString'");
  expect(said(["bridge-of-a-tap"])).toContain(
    `Type 'string' is not assignable to type 'OnlyWith<"type: 'bridge'">'`,
  );
});

test("types refuse null where a runner needs a value, and what is refused inside a group", () => {
  const names = Object.keys(more).filter((name) => name.startsWith("null-"));
  expect(said(names).match(/^src\S+?(?=\(3)/gm)).toEqual([
    "src/vms/null-memory.ts",
    "src/vms/null-socket.ts",
    "src/vms/null-vsock.ts",
  ]);
});

test.each(compilers)("right definitions of every hypervisor compile with %s", (compiler) => {
  expect(said(Object.keys(right), compiler)).toBe("");
});

const outputs = new Map<string, readonly string[]>();

/**
 * What a compiler prints about some definitions, and about what is none of them. It gets all at once: most of its time
 * goes into the types.
 */
function said(names: readonly string[], compiler = "typescript"): string {
  let output = outputs.get(compiler);
  if (output === undefined) {
    const vms = { ...mistakes, ...right, ...(compiler === "typescript" ? more : {}) };
    const texts = {
      ...Object.fromEntries(Object.entries(vms).map(([name, vm]) => [name, definition(vm)])),
      ...(compiler === "typescript" ? importing : {}),
    };
    const files = Object.entries(texts).map(([name, text]) => [`${name}.ts`, text]);
    output = compile(temporaryRepository(Object.fromEntries(files)), compiler).split(/^(?=\S)/m);
    outputs.set(compiler, output);
  }
  return output
    .filter((text) => {
      const [, name] = /^src\/vms\/(.*?)\.ts\(/.exec(text) ?? [];
      return name === undefined || names.includes(name);
    })
    .join("");
}

function definition(vm: string): string {
  return `import { defineVm, type Vm } from "../generated/microvm.ts";\n\nexport default defineVm(${vm});\n`;
}

/** What tsc prints about the definitions, run in the repository as an editor would. */
function compile(repository: TemporaryRepository, compiler: string): string {
  const { compilerOptions } = JSON.parse(readFileSync(join(root, "tsconfig.json"), "utf8"));
  repository.write("package.json", JSON.stringify({ type: "module" }));
  repository.write(
    "tsconfig.json",
    JSON.stringify({
      compilerOptions: {
        ...compilerOptions,
        typeRoots: [join(root, "node_modules/@types")],
        paths: { "ghaf-microvm": [join(root, "src/index.ts")] },
      },
      include: ["src/vms"],
    }),
  );
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, "node_modules", compiler, "bin/tsc"), "--pretty", "false"],
    { cwd: repository.path, encoding: "utf8" },
  );
  return `${stdout}${stderr}`;
}
