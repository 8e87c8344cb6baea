import { beforeEach, expect, test } from "vitest";
import { takeNotes } from "../../../src/arguments/notes.ts";
import { memoryDefaults } from "../../../src/arguments/shared-memory.ts";
import { markDefinition, markModule } from "../../../src/definition/define-vm.ts";
import { mkAfter, mkDefault, mkIf, nix, optionals, sharedMemory } from "../../../src/index.ts";
import { lintCrosvm } from "../../../src/lint/crosvm/lint.ts";
import { lintQemu } from "../../../src/lint/qemu/lint.ts";
import { readCrosvmPack, readQemuPack } from "../../../src/packs/read.ts";
import { schema } from "../../support/committed-support.ts";

// one process runs many test files
beforeEach(() => {
  takeNotes();
});

// of any options
const defineVm = markDefinition as <Vm extends object>(vm: Vm) => Vm;

const path = "/dev/shm/virtio_pmem.img";
const q35 = { machine: "q35" };

/** The arguments of a definition with such shared memory, or what is wrong with it. */
function args(given: object, vm: object = {}, machine: object = q35): readonly string[] {
  const extraArgs = sharedMemory({ path, size: "16M", via: "virtio-pmem", ...given } as never);
  const made = defineVm({ name: "a", ...vm, qemu: { ...machine, extraArgs } });
  const { problems } = takeNotes();
  return problems.length === 0
    ? made.qemu.extraArgs
    : problems.map(({ message, fix }) => (fix === undefined ? message : `${message}: ${fix}`));
}

test("has its size, its sharing and the room that it needs beside the definition's memory", () => {
  expect(args({}, { mem: 2000 })).toEqual([
    ...["-m", "maxmem=2016M"],
    ...["-object", `memory-backend-file,id=mem1,mem-path=${path},size=16M,share=on`],
    ...["-device", "virtio-pmem-pci,memdev=mem1,id=mem1-device"],
  ]);
  expect(args({}, { mem: 4000 }).slice(0, 2)).toEqual(["-m", "maxmem=4016M"]);
  expect(args({}).slice(0, 2)).toEqual(["-m", "maxmem=528M"]);
  expect(args({}, { hotplugMem: 1000 }).slice(0, 2)).toEqual(["-m", "maxmem=1528M"]);
  expect(args({ via: "ivshmem-plain" }, {}, {})).toEqual([
    ...["-object", `memory-backend-file,id=mem1,mem-path=${path},size=16M,share=on`],
    ...["-device", "ivshmem-plain,memdev=mem1,id=mem1-device"],
  ]);
  expect(args({ via: "crosvm-pmem" })).toEqual(["--pmem", `path=${path},ro=false`]);
});

test("keeps its place in a list", () => {
  const extraArgs = ["-a", ...sharedMemory({ path, size: "16M", via: "crosvm-pmem" }), "-b"];
  expect(defineVm({ name: "a", crosvm: { extraArgs } }).crosvm.extraArgs).toEqual([
    ...["-a", "--pmem", `path=${path},ro=false`, "-b"],
  ]);
});

test.each<[object, object, object, string[]]>([
  [
    { prealoc: true },
    {},
    q35,
    ["sharedMemory has no parameter prealoc: use path, size, via, machine, mem, id, deviceId"],
  ],
  [
    { sizee: "16M", machin: "q35" },
    {},
    q35,
    [
      "sharedMemory has no parameter sizee: did you mean size?",
      "sharedMemory has no parameter machin: did you mean machine?",
    ],
  ],
  [
    { size: "16MB" },
    {},
    q35,
    ['size of sharedMemory must be a size like "16M", or a number of bytes, but is "16MB"'],
  ],
  [{ path: "a" }, {}, q35, ['path of sharedMemory must be an absolute path, but is "a"']],
  [
    {},
    {},
    {},
    [
      'virtio-pmem does not work on the machine microvm: the guest cannot reserve its memory: set qemu.machine: "q35", or use via: "ivshmem-plain"',
    ],
  ],
  [
    { size: "17M", via: "ivshmem-plain" },
    {},
    q35,
    ['size of sharedMemory must be a power of two for ivshmem-plain, but is 17M: write "32M"'],
  ],
  [
    { mem: 2000 },
    { mem: 4000 },
    q35,
    [
      "mem of sharedMemory is 2000, but that of the definition is 4000: leave mem out: sharedMemory takes the definition's",
    ],
  ],
  [
    {},
    { mem: nix`1 + 1` },
    q35,
    [
      "sharedMemory needs mem, which is a Nix expression in this definition: add mem: the value that the VM has",
    ],
  ],
])("%j in a VM with %j and %j is a mistake", (given, vm, machine, mistakes) => {
  expect(args(given, vm, machine)).toEqual(mistakes);
});

test("a mistake has the line of the call", () => {
  sharedMemory({} as never);
  const { problems } = takeNotes();
  expect(problems.map(({ message }) => message)).toEqual([
    "path of sharedMemory is missing",
    "size of sharedMemory is missing",
    "via of sharedMemory is missing",
  ]);
  expect(problems[0]?.stack).toContain("shared-memory.test.ts");
});

test("microvm.nix has the default memory that it takes", () => {
  expect(schema.guest.mem).toMatchObject({ default: { value: memoryDefaults.mem } });
});

test("lint has nothing to say about any of them", () => {
  const microvm = ["-M", "microvm,accel=kvm:tcg,pcie=on", "-m", "2000M"];
  const lint = (line: readonly string[]) => lintQemu(line, readQemuPack("qemu-10.0"));
  expect([
    ...lint(["-M", "q35,accel=kvm:tcg", "-m", "2000M", ...args({}, { mem: 2000 })]),
    ...lint([...microvm, ...args({ via: "ivshmem-plain" }, {}, {})]),
    ...lintCrosvm(
      ["run", "-m", "512", ...args({ via: "crosvm-pmem" }), "kernel"],
      readCrosvmPack("crosvm"),
    ),
  ]).toEqual([]);
});

test("becomes arguments under conditions and in merged parts, too, of the memory that is set there", () => {
  const memory = (given: object = {}) =>
    sharedMemory({ path, size: "16M", via: "virtio-pmem", ...given } as never);
  const made = defineVm({
    name: "a",
    mem: mkDefault(1000),
    qemu: mkIf(nix`config.a`, {
      machine: "q35",
      extraArgs: ["-a", optionals(nix`config.b`, memory()) as unknown as string],
    }),
    merge: [
      mkIf(nix`config.c`, { mem: 2000, qemu: { machine: "q35", extraArgs: mkAfter(memory()) } }),
    ],
  });
  expect(takeNotes().problems).toEqual([]);
  const text = JSON.stringify(made);
  expect(text).toContain(
    '{"_type":"items","condition":{"_type":"nixExpression","text":"config.b"},"content":["-m","maxmem=1016M",',
  );
  expect(text).toContain('{"_type":"order","priority":1500,"content":["-m","maxmem=2016M",');
});

test("of a VM whose memory depends on a condition, or on other modules, needs to be given it", () => {
  const defineModule = markModule as <Module extends object>(module: Module) => Module;
  const extraArgs = sharedMemory({ path, size: "16M", via: "virtio-pmem" });
  defineVm({ name: "a", mem: mkIf(nix`config.a`, 1000), qemu: { ...q35, extraArgs } });
  defineModule({ name: "b", qemu: { extraArgs } });
  defineModule({ name: "c", mem: 1000, qemu: { extraArgs } });
  expect(takeNotes().problems.map(({ message, fix }) => `${message}: ${fix}`)).toEqual([
    "sharedMemory needs mem, which depends on a condition in this definition: add mem: the value that the VM has",
    "sharedMemory needs mem, which this module does not set: add mem: the value that the VM has",
  ]);
});
