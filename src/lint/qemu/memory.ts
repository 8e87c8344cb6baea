import type { Finding } from "../finding.ts";
import { parseSize } from "../property-type.ts";
import { type CommandLine, machineOf, optionsNamed, valueAt } from "./command-line.ts";
import { machineFamily } from "./devices.ts";
import { kindOf } from "./kinds.ts";
import { backendOf, backendSize, inMebibytes, mebibyte, vmMemory } from "./memory-size.ts";

/** The size of the VM's memory, on the command line and of the objects that it comes from. */
export function* checkMemory(commandLine: CommandLine): Generator<Finding> {
  yield* checkSize(commandLine);
  yield* checkSlots(commandLine);
  yield* checkNodes(commandLine);
  yield* checkBackend(commandLine);
  yield* checkReservedName(commandLine);
}

/** What the machine names the memory that it makes itself. */
const ownNames: Readonly<Record<string, string>> = {
  microvm: "microvm.ram",
  pc: "pc.ram",
  q35: "pc.ram",
  virt: "mach-virt.ram",
};

function* checkReservedName(commandLine: CommandLine): Generator<Finding> {
  const { name, properties } = machineOf(commandLine);
  const own = ownNames[machineFamily(name)];
  const backend = backendOf(commandLine, own);
  const isReplaced =
    properties.has("memory-backend") ||
    optionsNamed(commandLine, "numa").some((node) => valueAt(node, "memdev") !== undefined);
  if (backend !== undefined && !isReplaced)
    yield {
      rule: "duplicate-id",
      severity: "refused",
      index: backend.index,
      message: `the machine ${name} names its own memory ${own}: another id, or -machine memory-backend=${own}`,
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

/** Slots are for memory beyond the VM's own. */
function* checkSlots(commandLine: CommandLine): Generator<Finding> {
  const { size, maximum, option } = vmMemory(commandLine);
  const slots = optionsNamed(commandLine, "m")
    .flatMap(({ parts }) => parts)
    .findLast(({ key }) => key === "slots")?.value;
  if (slots === undefined || option === undefined) return;
  const wrong = (message: string): Finding => ({
    rule: "maxmem",
    severity: "refused",
    index: option.index,
    message,
  });
  if (maximum === undefined) yield wrong("slots of -m need maxmem=... as well");
  else if (Number(slots) > 0 && maximum === size)
    yield wrong("slots need a maxmem of more than the memory's size");
}

/** The memory of NUMA nodes is the VM's: their sizes must sum up to it. */
function* checkNodes(commandLine: CommandLine): Generator<Finding> {
  const { size } = vmMemory(commandLine);
  const nodes = optionsNamed(commandLine, "numa").filter((option) =>
    ["mem", "memdev"].some((key) => valueAt(option, key) !== undefined),
  );
  const sizes = nodes.map(
    (option) =>
      parseSize(valueAt(option, "mem") ?? "", mebibyte) ??
      backendSize(commandLine, option) ??
      Number.NaN,
  );
  const sum = sizes.reduce((all, each) => all + each, 0);
  // the first may be the one that the runner makes for shares: the last is the one to change
  const last = nodes.at(-1);
  if (last !== undefined && sum !== size && !Number.isNaN(sum))
    yield {
      rule: "wrong-value",
      severity: "refused",
      index: last.index,
      message: `the memory of all NUMA nodes, ${inMebibytes(sum)}, must be that of the VM, ${inMebibytes(size)}`,
    };
}

/** The object that the machine's memory comes from has its size. */
function* checkBackend(commandLine: CommandLine): Generator<Finding> {
  const { size } = vmMemory(commandLine);
  const id = machineOf(commandLine).properties.get("memory-backend");
  const backend = backendOf(commandLine, id);
  if (backend !== undefined && !/^memory-backend-/.test(kindOf(backend)))
    yield {
      rule: "wrong-value",
      severity: "refused",
      index: backend.index,
      message: `the machine's memory-backend=${id} is a ${kindOf(backend)}, which is not memory`,
    };
  const own = parseSize((backend && valueAt(backend, "size")) ?? "");
  const said = optionsNamed(commandLine, "m").flatMap((option) => valueAt(option, "size") ?? []);
  const isSaid = (parseSize(said.at(-1) ?? "") ?? 0) > 0;
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
