import type { Finding } from "../finding.ts";
import { parseSize } from "../property-type.ts";
import {
  type CommandLine,
  machineOf,
  majorVersion,
  optionsNamed,
  type QemuOption,
  valueAt,
} from "./command-line.ts";
import { driverOf, isForeignMachine, isOn, machineFamily } from "./devices.ts";
import { backendSize, inMebibytes, mebibyte, vmMemory } from "./memory-size.ts";

/** Devices that are memory for the guest, put above its own. Measured on QEMU 7.2 and 10.0. */
const memoryDevices = /^(virtio-pmem|virtio-mem|nvdimm|pc-dimm)/;

/** What memory devices need of the machine and of `-m`. */
export function* checkMemoryDevices(commandLine: CommandLine): Generator<Finding> {
  const devices = optionsNamed(commandLine, "device").filter((option) =>
    memoryDevices.test(driverOf(option)),
  );
  const machine = machineOf(commandLine);
  for (const option of devices)
    if (driverOf(option).startsWith("virtio-mem")) yield* checkBlocks(commandLine, option);
  if (machineFamily(machine.name) === "microvm") yield* onMicrovm(commandLine, devices);
  else if (!isForeignMachine(commandLine, machine.name)) {
    yield* checkDimms(commandLine, devices);
    yield* checkSlots(commandLine, devices);
    yield* devices.flatMap((option) => [
      ...checkNode(commandLine, option),
      ...checkPieces(commandLine, option),
    ]);
    yield* checkRoom(commandLine, devices);
  }
}

/** Devices whose memory ivshmem-plain can give the guest as well: what they share, they share through a file. */
const sharesFile = /^(virtio-pmem|nvdimm)/;

function* onMicrovm(commandLine: CommandLine, devices: readonly QemuOption[]): Generator<Finding> {
  const room = roomNeeded(commandLine, devices);
  const modules = devices.filter((option) => inSlots.test(driverOf(option))).length;
  const slots = modules > 0 ? `slots=${modules},` : "";
  // on the other machine, this would be the next finding
  const maxmem = room === undefined ? "" : ` and add -m ${slots}maxmem=${inMebibytes(room)}`;
  for (const option of devices) {
    const driver = driverOf(option);
    const other = sharesFile.test(driver) ? ", or share the file with -device ivshmem-plain" : "";
    yield {
      rule: "memory-device-on-microvm",
      severity: "silent",
      index: option.index,
      message: `the guest gets none of the memory of ${driver} on the machine microvm: set microvm.qemu.machine = "q35"${maxmem}${other}`,
    };
  }
}

/** A module of memory is plugged into a slot; one that keeps its contents needs the machine's support. */
function* checkDimms(commandLine: CommandLine, devices: readonly QemuOption[]): Generator<Finding> {
  const hasSlots = optionsNamed(commandLine, "m").some(
    (option) => Number(valueAt(option, "slots") ?? 0) > 0,
  );
  for (const option of devices) {
    const { index } = option;
    if (driverOf(option) === "nvdimm" && !isOn(machineOf(commandLine).properties.get("nvdimm")))
      yield {
        rule: "nvdimm-off",
        severity: "refused",
        index,
        message: "nvdimm needs the machine's nvdimm=on: -machine nvdimm=on",
      };
    if (/^(nvdimm|pc-dimm)$/.test(driverOf(option)) && !hasSlots)
      yield {
        rule: "maxmem",
        severity: "refused",
        index,
        message: `${driverOf(option)} needs a slot: -m slots=${devices.length},maxmem=...`,
      };
  }
}

const inSlots = /^(nvdimm|pc-dimm)$/;

/** The guest gets less of other modules where the size is not a multiple. */
const inPieces = /^(pc-dimm|virtio-pmem)/;

/** The memory of some devices is given out in pieces of 2 MiB. */
function* checkPieces(commandLine: CommandLine, option: QemuOption): Generator<Finding> {
  const size = backendSize(commandLine, option) ?? 0;
  if (inPieces.test(driverOf(option)) && size % (2 * mebibyte) !== 0)
    yield wrong(option, `the memory of ${driverOf(option)} must be a multiple of 2M`);
  for (const key of ["addr", "memaddr"]) {
    const address = Number(valueAt(option, key) ?? 0);
    if (!driverOf(option).includes("virtio") === (key === "addr") && address % (2 * mebibyte) > 0)
      yield wrong(option, `${key} of ${driverOf(option)} must be a multiple of 0x200000`);
  }
}

/** Each module has a slot of its own. */
function* checkSlots(commandLine: CommandLine, devices: readonly QemuOption[]): Generator<Finding> {
  const { slots } = vmMemory(commandLine);
  const taken = new Set<number>();
  const modules = devices.filter((option) => inSlots.test(driverOf(option)));
  for (const [place, option] of modules.entries()) {
    const slot = Number(valueAt(option, "slot") ?? -1);
    const problem =
      slot < -1 || slot >= slots
        ? `slot=${slot} of ${driverOf(option)} must be from 0 to ${slots - 1}, as -m slots=${slots}`
        : taken.has(slot)
          ? `slot ${slot} already belongs to another module`
          : place >= slots
            ? `-m slots=${slots} is less than the number of modules, ${modules.length}`
            : undefined;
    if (slots > 0 && problem !== undefined) yield wrong(option, problem);
    if (slot >= 0) taken.add(slot);
  }
}

/** Without nodes the VM has one. */
function* checkNode(commandLine: CommandLine, option: QemuOption): Generator<Finding> {
  const nodes = optionsNamed(commandLine, "numa").filter(
    (numa) => (valueAt(numa, "type") ?? "node") === "node",
  );
  const node = Number(valueAt(option, "node") ?? 0);
  const count = Math.max(nodes.length, 1);
  if (node >= count)
    yield wrong(
      option,
      `node=${node} of ${driverOf(option)} is not a NUMA node of the VM, which has ${count === 1 ? "only node 0" : `nodes 0 to ${count - 1}`}`,
    );
}

const wrong = ({ index }: QemuOption, message: string): Finding => ({
  rule: "wrong-value",
  severity: "refused",
  index,
  message,
});

/** What devices add must fit below maxmem. */
function* checkRoom(commandLine: CommandLine, devices: readonly QemuOption[]): Generator<Finding> {
  const { size, maximum } = vmMemory(commandLine);
  const needed = roomNeeded(commandLine, devices);
  const [first] = devices;
  if (first === undefined || needed === undefined) return;
  if (maximum === undefined)
    yield {
      rule: "maxmem",
      severity: "refused",
      index: first.index,
      message: `${driverOf(first)} needs room beyond the VM's memory: add -m maxmem=${inMebibytes(needed)} or more`,
      fix: {
        index: first.index,
        count: 0,
        args: ["-m", `maxmem=${inMebibytes(needed)}`],
      },
    };
  else if (maximum >= size)
    yield {
      rule: "maxmem",
      severity: "refused",
      index: first.index,
      message: `maxmem must be ${inMebibytes(needed)} or more: the VM's memory and that of its devices`,
    };
}

/** What maxmem must be, in bytes; undefined where it is that much already. */
function roomNeeded(commandLine: CommandLine, devices: readonly QemuOption[]): number | undefined {
  const { size, maximum = 0 } = vmMemory(commandLine);
  const added = devices.reduce((sum, option) => sum + (backendSize(commandLine, option) ?? 0), 0);
  const needed = Math.ceil((size + added) / mebibyte) * mebibyte;
  return maximum < needed ? needed : undefined;
}

/** virtio-mem gives memory in blocks. */
function* checkBlocks(commandLine: CommandLine, option: QemuOption): Generator<Finding> {
  const said = parseSize(valueAt(option, "block-size") ?? "");
  const block = said ?? 2 * mebibyte;
  const backend = backendSize(commandLine, option);
  const requested = parseSize(valueAt(option, "requested-size") ?? "0") ?? 0;
  if (backend !== undefined && backend % block !== 0)
    yield wrong(
      option,
      `the size of virtio-mem's memdev must be a multiple of its block-size, ${inMebibytes(block)}`,
    );
  // by itself, it may be as small as a mebibyte since QEMU 8
  const least = majorVersion(commandLine.pack) < 8 ? 2 * mebibyte : mebibyte;
  if (requested % (said ?? least) !== 0)
    yield wrong(option, `requested-size must be a multiple of block-size, ${inMebibytes(block)}`);
}
