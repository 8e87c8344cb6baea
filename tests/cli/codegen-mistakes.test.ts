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

/** The compilers that people have, as they are installed here. */
const compilers = ["typescript-5.9", "typescript-6", "typescript"];

test.each(compilers)("the most likely mistakes in the arguments of %s", async (compiler) => {
  const repository = temporaryRepository(
    Object.fromEntries(
      Object.entries(mistakes).map(([name, vm]) => [`${name}.ts`, definition(vm)]),
    ),
  );
  await expect(compile(repository, compiler)).toMatchFileSnapshot(
    `mistakes/${compiler}.golden.txt`,
  );
});

test("nothing that an editor can import takes a definition with a misspelt option", () => {
  const modules = { "ghaf-microvm": runtime, "../generated/microvm.ts": generated };
  const names = Object.entries(modules).flatMap(([module, exports]) =>
    Object.keys(exports)
      // they mark values of any kind: no VM comes of them
      .filter((name) => !ofValues.includes(name))
      .map((name) => ({ module, name })),
  );
  expect(names).toContainEqual({ module: "../generated/microvm.ts", name: "defineVm" });
  const repository = temporaryRepository(
    Object.fromEntries(
      names.map(({ module, name }, index) => [
        `${index}.ts`,
        `import { ${name} } from "${module}";\n${name}({ name: "a", memm: "x" });\n`,
      ]),
    ),
  );
  const wrong = compile(repository).match(/^src\/vms\/\d+\.ts(?=\(2,)/gm);
  expect(new Set(wrong).size).toBe(names.length);
});

test("only a bridge interface has a bridge, and always", { tags: ["slow"] }, () => {
  const interfaceWith = (options: string) =>
    compile(
      temporaryRepository({
        "a.ts": definition(
          `{ name: "a", interfaces: [{ id: "a", mac: "02:00:00:00:00:01", ${options} }] }`,
        ),
      }),
    );
  expect(interfaceWith(`type: "bridge", bridge: "br0"`)).toBe("");
  expect(interfaceWith(`type: "tap", bridge: null`)).toBe("");
  expect(interfaceWith(`type: "bridge"`)).toContain("Property 'bridge' is missing");
  expect(interfaceWith(`type: "bridge", bridge: null`)).toContain(
    "Type 'null' is not assignable to type 'NixString'",
  );
  expect(interfaceWith(`type: "tap", bridge: "br0"`)).toContain(
    `Type 'string' is not assignable to type 'OnlyWith<"type: 'bridge'">'`,
  );
});

test("types refuse null where a runner needs a value, and what is refused inside a group", () => {
  const repository = temporaryRepository({
    "socket.ts": definition(`{ name: "a", hypervisor: "crosvm", socket: null }`),
    "vsock.ts": definition(`{ name: "a", hypervisor: "vfkit", vsock: { cid: 5 } }`),
    "none.ts": definition(`{ name: "a", hypervisor: "vfkit", socket: null, vsock: { cid: null } }`),
    "zero.ts": definition(`{ name: "a", hypervisor: "firecracker", hotpluggedMem: 0 }`),
    "memory.ts": definition(`{ name: "a", hypervisor: "firecracker", hotpluggedMem: 64 }`),
  });
  const files = compile(repository).match(/^src\S+?(?=\(3)/gm);
  expect(files).toEqual(["src/vms/memory.ts", "src/vms/socket.ts", "src/vms/vsock.ts"]);
});

test.each(compilers)("right definitions of every hypervisor compile with %s", (compiler) => {
  const vms: Readonly<Record<string, string>> = {
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
  const repository = temporaryRepository(
    Object.fromEntries(Object.entries(vms).map(([name, vm]) => [`${name}.ts`, definition(vm)])),
  );
  expect(compile(repository, compiler)).toBe("");
});

function definition(vm: string): string {
  return `import { defineVm, type Vm } from "../generated/microvm.ts";\n\nexport default defineVm(${vm});\n`;
}

/** What tsc prints about the definitions, run in the repository as an editor would. */
function compile(repository: TemporaryRepository, compiler = "typescript"): string {
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
