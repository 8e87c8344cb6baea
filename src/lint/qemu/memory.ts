import type { Finding } from "../finding.ts";
import { parseSize } from "../property-type.ts";
import {
  type CommandLine,
  machineOf,
  optionsNamed,
  type QemuOption,
  valueAt,
} from "./command-line.ts";
import { driverOf, isForeignMachine, isOn, machineFamily } from "./devices.ts";
import { replaced, withPart } from "./fix.ts";

const mebibyte = 1024 ** 2;

/** Memory that the VM has, that devices add, and that is meant to be shared. Measured on QEMU 7.2 and 10.0. */
export function* checkMemory(commandLine: CommandLine): Generator<Finding> {
  yield* checkSize(commandLine);
  yield* checkBackends(commandLine);
  yield* checkMemoryDevices(commandLine);
  yield* checkSharing(commandLine);
}

/** Memory of the VM's own that comes from an object: the sizes must be the same. */
function* checkBackends(commandLine: CommandLine): Generator<Finding> {
  const { size } = vmMemory(commandLine);
  const nodes = optionsNamed(commandLine, "numa").filter(
    (option) => valueAt(option, "memdev") !== undefined,
  );
  const sizes = nodes.map((option) => backendSize(commandLine, option) ?? Number.NaN);
  const sum = sizes.reduce((all, each) => all + each, 0);
  const [first] = nodes;
  if (first !== undefined && sum !== size && !Number.isNaN(sum))
    yield {
      rule: "wrong-value",
      severity: "refused",
      index: first.index,
      message: `the memory of all NUMA nodes, ${inMebibytes(sum)}, must be that of the VM, ${inMebibytes(size)}`,
    };
  const id = machineOf(commandLine).properties.get("memory-backend");
  const backend = backendOf(commandLine, id);
  const own = parseSize((backend && valueAt(backend, "size")) ?? "");
  const isSaid = optionsNamed(commandLine, "m").some(
    (option) => valueAt(option, "size") !== undefined,
  );
  if (backend !== undefined && own !== undefined && own !== size && isSaid)
    yield {
      rule: "wrong-value",
      severity: "refused",
      index: backend.index,
      message: `${id} is the VM's memory: its size, ${inMebibytes(own)}, must be that of -m, ${inMebibytes(size)}`,
    };
  const [path] = optionsNamed(commandLine, "mem-path");
  if (path !== undefined && id !== undefined)
    yield {
      rule: "collision",
      severity: "refused",
      index: path.index,
      message: "-mem-path and the machine's memory-backend exclude each other",
    };
}

/** virtio-mem gives memory in blocks. */
function* checkBlocks(commandLine: CommandLine, option: QemuOption): Generator<Finding> {
  const block = parseSize(valueAt(option, "block-size") ?? "2M") ?? 2 * mebibyte;
  const backend = backendSize(commandLine, option);
  const requested = parseSize(valueAt(option, "requested-size") ?? "0") ?? 0;
  const wrong = (message: string): Finding => ({
    rule: "wrong-value",
    severity: "refused",
    index: option.index,
    message,
  });
  if (backend !== undefined && backend % block !== 0)
    yield wrong(
      `the size of virtio-mem's memdev must be a multiple of its block-size, ${inMebibytes(block)}`,
    );
  if (requested % block !== 0)
    yield wrong(`requested-size must be a multiple of block-size, ${inMebibytes(block)}`);
}

interface VmMemory {
  readonly size: number;
  readonly maximum: number | undefined;
  readonly option: QemuOption | undefined;
}

/** The last size and the last maxmem win, each for itself; without unit they are MiB and bytes. */
function vmMemory(commandLine: CommandLine): VmMemory {
  const options = optionsNamed(commandLine, "m");
  const last = (key: string, unit: number) => {
    const value = options.flatMap(({ parts }) => parts).findLast((part) => part.key === key)?.value;
    return value === undefined ? undefined : parseSize(value, unit);
  };
  return {
    size: last("size", mebibyte) ?? 128 * mebibyte,
    maximum: last("maxmem", 1),
    option: options.at(-1),
  };
}

function* checkSize(commandLine: CommandLine): Generator<Finding> {
  const { size, maximum, option } = vmMemory(commandLine);
  if (option === undefined) return;
  if (size === 2048 * mebibyte && machineOf(commandLine).name === "microvm")
    yield {
      rule: "memory-2048",
      severity: "silent",
      index: option.index,
      message: "QEMU hangs with exactly 2048 MiB of memory: give it one more or less",
    };
  if (maximum !== undefined && maximum < size)
    yield {
      rule: "maxmem",
      severity: "refused",
      index: option.index,
      message: `maxmem is less than the VM's memory, ${inMebibytes(size)}`,
    };
}

/** Devices that are memory for the guest, put above its own. */
const memoryDevices = /^(virtio-pmem|virtio-mem|nvdimm|pc-dimm)/;

function* checkMemoryDevices(commandLine: CommandLine): Generator<Finding> {
  const devices = optionsNamed(commandLine, "device").filter((option) =>
    memoryDevices.test(driverOf(option)),
  );
  const machine = machineOf(commandLine);
  for (const option of devices)
    if (driverOf(option).startsWith("virtio-mem")) yield* checkBlocks(commandLine, option);
  if (devices.length === 0) return;
  if (machineFamily(machine.name) === "microvm") {
    for (const option of devices)
      yield {
        rule: "memory-device-on-microvm",
        severity: driverOf(option).startsWith("virtio-") ? "silent" : "refused",
        index: option.index,
        message: `on the machine microvm ${driverOf(option)} does not work: the guest cannot reserve its memory, and what it writes is lost. Use the machine q35 (microvm.qemu.machine), or ivshmem-plain`,
      };
    return;
  }
  if (isForeignMachine(commandLine, machine.name)) return;
  for (const option of devices)
    if (driverOf(option) === "nvdimm" && !isOn(machine.properties.get("nvdimm")))
      yield {
        rule: "nvdimm-off",
        severity: "refused",
        index: option.index,
        message: "an nvdimm needs the machine's nvdimm=on: -machine nvdimm=on",
      };
  const hasSlots = optionsNamed(commandLine, "m").some(
    (option) => Number(valueAt(option, "slots") ?? 0) > 0,
  );
  for (const option of devices)
    if (/^(nvdimm|pc-dimm)$/.test(driverOf(option)) && !hasSlots)
      yield {
        rule: "maxmem",
        severity: "refused",
        index: option.index,
        message: `${driverOf(option)} needs a slot: -m slots=${devices.length},maxmem=...`,
      };
  const { size, maximum } = vmMemory(commandLine);
  const added = devices.reduce((sum, option) => sum + (backendSize(commandLine, option) ?? 0), 0);
  const needed = Math.ceil((size + added) / mebibyte) * mebibyte;
  const [first] = devices;
  if (first === undefined) return;
  if (maximum === undefined)
    yield {
      rule: "maxmem",
      severity: "refused",
      index: first.index,
      message: `${driverOf(first)} needs room beyond the VM's memory: add -m maxmem=${inMebibytes(needed)} or more`,
      fix: {
        index: first.index,
        count: 0,
        words: ["-m", `maxmem=${inMebibytes(needed)}`],
      },
    };
  else if (maximum < needed && maximum >= size)
    yield {
      rule: "maxmem",
      severity: "refused",
      index: first.index,
      message: `maxmem must be ${inMebibytes(needed)} or more: the VM's memory and that of its devices`,
    };
}

const inMebibytes = (size: number) => `${Math.ceil(size / mebibyte)}M`;

function backendOf(commandLine: CommandLine, id: string | undefined): QemuOption | undefined {
  return id === undefined
    ? undefined
    : optionsNamed(commandLine, "object").find((object) => valueAt(object, "id") === id);
}

function backendSize(commandLine: CommandLine, device: QemuOption): number | undefined {
  const backend = backendOf(commandLine, valueAt(device, "memdev"));
  return parseSize((backend && valueAt(backend, "size")) ?? "");
}

/** Devices through which a guest shares the memory of its backend with others. */
const sharingDevices = /^(virtio-pmem|ivshmem-plain)/;

/** Folders that are no file: QEMU then shares nothing. Huge pages are asked for by folder on purpose. */
const isFolder = (path: string) =>
  /^\/(dev\/shm|tmp|var\/tmp|run|var\/lib)?$/.test(path) ||
  (path.endsWith("/") && !/huge/.test(path));

function* checkSharing(commandLine: CommandLine): Generator<Finding> {
  const devices = optionsNamed(commandLine, "device");
  for (const device of devices.filter((option) => sharingDevices.test(driverOf(option)))) {
    const backend = backendOf(commandLine, valueAt(device, "memdev"));
    if (backend === undefined) continue;
    const type = valueAt(backend, "qom-type") ?? "";
    const path = valueAt(backend, "mem-path") ?? "";
    if (type === "memory-backend-ram")
      yield {
        rule: "not-shared",
        severity: "silent",
        index: backend.index,
        message: `memory-backend-ram is this VM's own: ${driverOf(device)} shares nothing with it. Use memory-backend-file with a mem-path and share=on`,
      };
    else if (type === "memory-backend-file" && !isOn(valueAt(backend, "share")))
      yield {
        rule: "not-shared",
        severity: "silent",
        index: backend.index,
        message: `without share=on QEMU starts, and what the guest writes never reaches ${path === "" ? "the file" : path}`,
        fix: replaced(backend, withPart(backend, "share", "on")),
      };
    else if (type === "memory-backend-file" && isFolder(path))
      yield {
        rule: "not-shared",
        severity: "silent",
        index: backend.index,
        message: `mem-path=${path} is a folder: QEMU makes a nameless file in it, which no one else sees`,
      };
    const size = parseSize(valueAt(backend, "size") ?? "");
    if (driverOf(device) === "ivshmem-plain" && size !== undefined && !isPowerOfTwo(size))
      yield {
        rule: "wrong-value",
        severity: "refused",
        index: backend.index,
        message: `ivshmem-plain needs a size that is a power of two, or QEMU aborts; ${valueAt(backend, "size")} is none`,
        fix: replaced(backend, withPart(backend, "size", inPowerOfTwo(size))),
      };
  }
  yield* checkVhostUser(commandLine);
}

/** A vhost-user backend is another process, which must see the guest's memory. */
function* checkVhostUser(commandLine: CommandLine): Generator<Finding> {
  const device = optionsNamed(commandLine, "device").find((option) =>
    /^vhost-user-/.test(driverOf(option)),
  );
  if (device === undefined) return;
  const ids = [
    ...optionsNamed(commandLine, "numa").map((option) => valueAt(option, "memdev")),
    machineOf(commandLine).properties.get("memory-backend"),
  ];
  const backends = ids.flatMap((id) => backendOf(commandLine, id) ?? []);
  for (const backend of backends)
    if (!isOn(valueAt(backend, "share")) && valueAt(backend, "qom-type") !== "memory-backend-memfd")
      yield {
        rule: "not-shared",
        severity: "silent",
        index: backend.index,
        message: `${driverOf(device)} needs the VM's memory shared with its backend: share=on`,
        fix: replaced(backend, withPart(backend, "share", "on")),
      };
}

function isPowerOfTwo(size: number): boolean {
  return size > 0 && Number.isInteger(Math.log2(size));
}

function inPowerOfTwo(size: number): string {
  const next = 2 ** Math.ceil(Math.log2(Math.max(size, 1)));
  return next % mebibyte === 0 ? `${next / mebibyte}M` : String(next);
}
