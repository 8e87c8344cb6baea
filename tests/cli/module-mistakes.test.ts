import { expect, test } from "vitest";
import { inProcessWithoutNix } from "../support/in-process.ts";
import { temporaryRepository } from "../support/repository.ts";

const imports = `import * as all from "../generated/microvm.ts"; const { defineModule, defineVm, itemsOf, mkAfter, mkBefore, mkDefault, mkForce, mkIf, mkMerge, mkOverride, nix, onHypervisor, optionals } = all as any;\n`;

/** What `codegen` says of files, each with its text behind the imports of line 1. */
async function errors(files: Readonly<Record<string, string>>): Promise<string[]> {
  const repository = temporaryRepository(
    Object.fromEntries(
      Object.entries(files).map(([name, text]) => [`${name}.ts`, `${imports}${text}\n`]),
    ),
  );
  const { stderr } = await inProcessWithoutNix(repository.path, "codegen");
  return stderr
    .split("\n")
    .filter((line) => line.startsWith("error: "))
    .map((line) => line.slice("error: ".length));
}

const module = (options: string) =>
  `export default defineModule({\n  name: "a",\n  ${options},\n});`;

test.each([
  [
    "an argument that the module does not take",
    "mem: nix`globalConfig.mem`",
    "src/vms/a.ts:4:12: in nix`...`, globalConfig is not defined",
  ],
  [
    "a condition that is a string",
    'mem: mkIf("qemu", 512)',
    "src/vms/a.ts:4: the condition must be true or false, but is a string",
  ],
  [
    "mkMerge of a number",
    "mem: mkMerge(3)",
    "src/vms/a.ts:4: mkMerge takes a list, but is given a number",
  ],
  [
    "itemsOf a string",
    'kernelParams: [itemsOf("a")]',
    "src/vms/a.ts:4: itemsOf takes a list, but is given a string",
  ],
  [
    "optionals of a string",
    "kernelParams: [optionals(true, 'a')]",
    "src/vms/a.ts:4: optionals takes a list, but is given a string",
  ],
  [
    "a merge that is a set",
    "merge: { mem: 3 }",
    "src/vms/a.ts:4: merge must be a list of sets of options",
  ],
  [
    "a condition whose code is a list",
    "mem: mkIf(nix`[ ]`, 512)",
    "src/vms/a.ts:4: the condition must be true or false, but is a list",
  ],
  [
    "a condition inside of a priority",
    "mem: mkForce(mkIf(nix`config.x`, 512))",
    "src/vms/a.ts:4: microvm.mem has mkIf inside of mkForce, where the module system does not look for it",
  ],
  [
    "a priority inside of a priority, through a group",
    'qemu: mkForce({ machine: mkDefault("q35") })',
    "src/vms/a.ts:4: microvm.qemu.machine has mkDefault inside of mkForce, where the module system does not look for it",
  ],
  [
    "a priority of one item",
    'kernelParams: ["a", mkDefault("b")]',
    "src/vms/a.ts:4: microvm.kernelParams has mkDefault inside of an item of a list, where the module system does not look for it",
  ],
  [
    "items outside of a list",
    "mem: optionals(nix`config.x`, [512])",
    "src/vms/a.ts:4: microvm.mem has optionals inside of an option, where the module system does not look for it",
  ],
  [
    "an order of a group",
    "qemu: mkBefore({})",
    "src/vms/a.ts:4: microvm.qemu has mkBefore inside of a group of options, where the module system does not look for it",
  ],
  [
    "an expression with a syntax error",
    "mem: mkDefault(nix`1 +`)",
    "src/vms/a.ts:4:25: in nix`...`, the end is unexpected",
  ],
  [
    "a priority that is not a whole number",
    "mem: mkOverride(1.5, 512)",
    "src/vms/a.ts:4: a priority must be a whole number, but is 1.5",
  ],
  [
    "options under a condition that are spread",
    '...onHypervisor("crosvm", { mem: 512 })',
    "src/vms/a.ts:2: the definition is a copy of what mkIf and the like give",
  ],
  [
    "an option that is not there",
    "merge: [mkIf(nix`config.x`, {\n  memm: 512 })]",
    "src/vms/a.ts:5: there is no option microvm.memm",
  ],
  [
    "a value of another type, under a condition",
    'merge: [\n    onHypervisor("crosvm", {\n      mem: mkDefault("512"),\n    })]',
    'src/vms/a.ts:6: microvm.mem must be a whole number, 1 or more, but is the string "512"',
  ],
  [
    "what a hypervisor refuses, on that one",
    'merge: [onHypervisor("crosvm", {\n  user: "microvm" })]',
    "src/vms/a.ts:5: crosvm refuses this value of microvm.user",
  ],
  [
    "an argument that a hypervisor refuses, under a condition",
    'qemu: {\n  extraArgs: ["-device", "virtio-rng-pci", optionals(nix`config.x`, [\n    "-devise", "y",\n  ])] }',
    "src/vms/a.ts:6: the hypervisor will refuse this: QEMU 11.1.3 has no option -devise",
  ],
  [
    "one hypervisor inside of another",
    'merge: [\n    onHypervisor("crosvm", mkMerge([\n      onHypervisor("qemu", { mem: 512 }),\n    ]))]',
    'src/vms/a.ts:6: this never takes effect: its conditions cannot all hold: config.microvm.hypervisor == "crosvm", and config.microvm.hypervisor == "qemu"',
  ],
  [
    "a condition inside of its contrary",
    "merge: [\n    mkIf(nix`!config.x`, {\n      mem: mkIf(nix`config.x && config.y`, 512),\n    })]",
    "src/vms/a.ts:6: this never takes effect: its conditions cannot all hold: !config.x, and config.x && config.y",
  ],
  [
    "arguments that are not names",
    "arguments: { globalConfig: 1 }",
    "src/vms/a.ts:4: arguments must be a list of names",
  ],
])("%s", async (_, options, message) => {
  const found = await errors({ a: module(options) });
  expect(found.map((line) => line.slice(0, message.length))).toEqual([message]);
});

test("a condition inside of one that it may hold with is not a mistake", async () => {
  const merge =
    "merge: [mkIf(nix`!config.x || config.y`, { mem: mkIf(nix`config.x`, 512) }), mkIf(nix`false`, { vcpu: mkIf(nix`config.x`, 2) })]";
  expect(await errors({ a: module(merge) })).toEqual([]);
});

test("modules that import each other, or themselves", async () => {
  const importing = (name: string, other: string) =>
    `import other from "./${other}.ts";\nexport default defineModule({ name: "${name}", imports: [other] });`;
  const repository = temporaryRepository({
    "a.ts": imports + importing("a", "b"),
    "b.ts": imports + importing("b", "a"),
    "c.ts": `${imports}const c = defineModule({ name: "c", imports: [c] });\nexport default c;`,
  });
  const { stderr } = await inProcessWithoutNix(repository.path, "codegen");
  expect(stderr).toBe(
    [
      "error: src/vms/b.ts:3: imports[0] is undefined",
      "  fix: src/vms/a.ts and src/vms/b.ts import each other, so that one is evaluated before the other's values are there: import in one of them alone, or move what both need into a third module",
      "error: src/vms/c.ts:2: imports[0] is undefined",
      "  fix: leave the element out: a module cannot import itself, nor one that is defined below it",
      "",
    ].join("\n"),
  );
});

test("a value of a file that imports this one", async () => {
  const repository = temporaryRepository({
    "a.ts": `${imports}import b from "./b.ts";\nexport const size = { mem: 512 };\nexport default defineModule({ name: "a", imports: [b] });`,
    "b.ts": `${imports}import { size } from "./a.ts";\nexport default defineModule({ name: "b", mem: size.mem });`,
  });
  const { stderr } = await inProcessWithoutNix(repository.path, "codegen");
  expect(stderr).toContain(
    "fix: src/vms/a.ts and src/vms/b.ts import each other, so that one is evaluated before the other's values are there: move what both need into a third file\n",
  );
});

test("what a module sets for one hypervisor is not a mistake on another", async () => {
  expect(
    await errors({
      a: module(
        'user: "microvm", crosvm: { extraArgs: ["--s2idle"] }, qemu: { extraArgs: ["-no-fd-bootchk"] }',
      ),
    }),
  ).toEqual([]);
});

test("two modules that define one option with one priority", async () => {
  const part = (name: string, mem: string) =>
    `export default defineModule({\n  name: "${name}",\n  mem: ${mem},\n});`;
  const vm = `import one from "./one.ts";\nimport two from "./two.ts";\nexport default defineVm({ name: "vm", imports: [one, two] });`;
  expect(await errors({ one: part("one", "512"), two: part("two", "1024"), vm })).toEqual([
    "src/vms/one.ts:4: microvm.mem is defined twice with one priority, 100, and two values: here and at src/vms/two.ts:4 (the VM vm, src/vms/vm.ts:4)",
  ]);
  for (const [one, two] of [
    ["512", "512"],
    ["mkDefault(512)", "1024"],
    ["mkForce(512)", "1024"],
    ["mkIf(false, 512)", "1024"],
  ] as const)
    expect(await errors({ one: part("one", one), two: part("two", two), vm })).toEqual([]);
});

test("a finding says under which condition it is", async () => {
  expect(
    await errors({
      a: `export default defineVm({
  name: "a",
  imports: ["./none.nix"],
  arguments: { b: nix\`config.b\`, c: nix\`config.c\` },
  mem: mkIf(nix\`b && !c\`, 0),
});`,
    }),
  ).toEqual([
    "src/vms/a.ts:4: the imported module src/vms/none.nix does not exist",
    "src/vms/a.ts:6: microvm.mem must be a whole number, 1 or more, but is 0 (where b is true and c is false)",
  ]);
});

test.each([
  ["b.c", []],
  ["b.d or true", ["src/vms/a.ts:5: microvm.mem must be a whole number, 1 or more, but is 0"]],
  ["b.c or false", []],
  ["b ? c", ["src/vms/a.ts:5: microvm.mem must be a whole number, 1 or more, but is 0"]],
  ['b.e == "x"', ["src/vms/a.ts:5: microvm.mem must be a whole number, 1 or more, but is 0"]],
  ['lib.elem b.e [ "y" "z" ]', []],
  ['pkgs.stdenv.hostPlatform.system == "aarch64-linux"', []],
  [
    "pkgs.stdenv.hostPlatform.isx86_64",
    ["src/vms/a.ts:5: microvm.mem must be a whole number, 1 or more, but is 0"],
  ],
])("a condition that the VM's arguments or its system decide: %s", async (condition, found) => {
  expect(
    await errors({
      a: `export default defineVm({
  name: "a",
  arguments: { b: { c: false, e: "x" } },
  mem: mkIf(nix\`${condition}\`, 0),
});`,
    }),
  ).toEqual(found);
});

test("what is compared with two texts is one of them", async () => {
  const parts = (other: string) =>
    module(
      `merge: [\n mkIf(nix\`config.a == "b"\`, { mem: 512 }),\n mkIf(nix\`${other}\`, { mem: 1024 })]`,
    );
  expect(await errors({ a: parts('config.a == "c"') })).toEqual([]);
  expect(await errors({ a: parts('config.d == "c"') })).toEqual([
    'src/vms/a.ts:6: microvm.mem is defined twice with one priority, 100, and two values: here and (where config.a == "b" is true and config.d == "c" is true) at src/vms/a.ts:5',
  ]);
});

test("a module that no file exports is not imported", async () => {
  expect(
    await errors({
      vm: `const part = defineModule({ name: "part", mem: 512 });\nexport default defineVm({ name: "vm", imports: [part] });`,
    }),
  ).toEqual(['src/vms/vm.ts:3: imports the module "part", which no definition file exports']);
});
