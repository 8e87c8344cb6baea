import { isProperty } from "../nix/property.ts";
import { isNixExpression } from "../nix/value.ts";
import { type Around, deferred } from "./deferred.ts";
import { crosvm } from "./generated/crosvm.ts";
import { callStack, noteProblem } from "./notes.ts";
import { ownQemu as qemu } from "./own-qemu.ts";
import { checkParameters, type Parameter } from "./parameters.ts";
import type { Size } from "./values.ts";

/** A file on the host that a VM maps as memory, to share it with others that map the same file. */
export interface SharedMemory {
  /** The file; QEMU makes it when it is missing, crosvm does not. */
  readonly path: string;
  /** Its size. All that share it must give the same one. */
  readonly size: Size;
  /** How the guest sees it: /dev/pmem0, a PCI device's memory, or crosvm's /dev/pmem0. */
  readonly via: "virtio-pmem" | "ivshmem-plain" | "crosvm-pmem";
  /** The VM's machine. Default: the definition's `qemu.machine`. Not for crosvm. */
  readonly machine?: string;
  /** The VM's own memory in MiB; the device's comes on top of it. Default: the definition's `mem`. For virtio-pmem alone. */
  readonly mem?: number;
  /** The memory's id, to distinguish several. Default: "mem1". */
  readonly id?: string;
  /** The device's id. Default: the memory's, and "-device". */
  readonly deviceId?: string;
}

/** What microvm.nix takes where a definition is silent; a test compares them with the option schema. */
export const memoryDefaults = { mem: 512, machine: "microvm" };

const mebibyte = 1024 ** 2;
const sizePattern = /^\d+[KMGT]$/;

const isText = (value: unknown) => typeof value === "string" && value !== "";
const text: Parameter = { is: "a string that is not empty", test: isText };

const parameters: Readonly<Record<keyof SharedMemory, Parameter>> = {
  path: {
    is: "an absolute path",
    test: (path) => typeof path === "string" && path.startsWith("/"),
  },
  size: {
    is: 'a size like "16M", or a number of bytes',
    test: (size) =>
      (typeof size === "number" && Number.isSafeInteger(size) && size > 0) ||
      (typeof size === "string" && sizePattern.test(size) && !/^0+\D/.test(size)),
  },
  via: {
    is: '"virtio-pmem", "ivshmem-plain" or "crosvm-pmem"',
    test: (via) => ["virtio-pmem", "ivshmem-plain", "crosvm-pmem"].includes(via as string),
  },
  machine: { ...text, optional: true },
  mem: {
    is: "a whole number of MiB, 1 or more",
    test: (mem) => Number.isSafeInteger(mem) && (mem as number) > 0,
    optional: true,
  },
  id: { ...text, optional: true },
  deviceId: { ...text, optional: true },
};

/**
 * The `extraArgs` that share a file's memory with other VMs, with everything that is easily forgotten. The VM's memory
 * and machine are those of the definition that it stands in.
 *
 * What is wrong with it, or starts but silently does not work (virtio-pmem on the machine `microvm`, an ivshmem size
 * that is not a power of two), is an error of the definition at the line of the call.
 */
export function sharedMemory(given: SharedMemory): string[] {
  const stack = callStack();
  if (!checkParameters("sharedMemory", given, parameters, stack)) return [];
  return deferred((around) => {
    const { problems, args } = argumentsFor(given, around);
    for (const problem of problems) noteProblem({ stack, ...problem, isDerived: true });
    return problems.length === 0 ? args() : [];
  });
}

interface Made {
  readonly problems: readonly { readonly message: string; readonly fix?: string }[];
  readonly args: () => string[];
}

function argumentsFor(given: SharedMemory, around: Around): Made {
  const { path, size, via, id = "mem1", deviceId = `${id}-device` } = given;
  if (via === "crosvm-pmem")
    return { problems: [], args: () => crosvm.args(crosvm.pmem({ path, ro: false })) };
  const backend = () =>
    qemu.object("memory-backend-file", { id, "mem-path": path, size, share: true });
  if (via === "ivshmem-plain")
    return {
      problems: isPowerOfTwo(inBytes(size))
        ? []
        : [
            {
              message: `size of sharedMemory must be a power of two for ivshmem-plain, but is ${size}`,
              fix: `write ${JSON.stringify(powerAbove(inBytes(size)))}`,
            },
          ],
      args: () => qemu.args(qemu.device("ivshmem-plain", { memdev: backend(), id: deviceId })),
    };
  const { problems, memory } = ofVm(given, around);
  const maximum = memory + Math.ceil(inBytes(size) / mebibyte);
  return {
    problems,
    args: () =>
      qemu.args(
        qemu.maxMemory(`${maximum}M`),
        qemu.device("virtio-pmem-pci", { memdev: backend(), id: deviceId }),
      ),
  };
}

/** The VM's memory in MiB, including hot-plugged memory, and what keeps virtio-pmem from working in it. */
function ofVm(given: SharedMemory, { options, isPart }: Around) {
  const problems: { message: string; fix?: string }[] = [];
  const value = (name: "mem" | "machine", own: unknown) => {
    const said = given[name];
    const meant = own ?? (isPart ? undefined : memoryDefaults[name]);
    const unknown = whyUnknown(meant);
    if (unknown !== undefined) {
      // without its machine, other rules look at the whole VM
      if (said === undefined && (name === "mem" || meant !== undefined))
        problems.push({
          message: `sharedMemory needs ${name}, which ${unknown}`,
          fix: `add ${name}: the value that the VM has`,
        });
    } else if (said !== undefined && said !== meant)
      problems.push({
        message: `${name} of sharedMemory is ${JSON.stringify(said)}, but that of the definition is ${JSON.stringify(meant)}`,
        fix: `leave ${name} out: sharedMemory takes the definition's`,
      });
    return said ?? meant;
  };
  const machine = value("machine", withoutPriority(memberOf(options.qemu, "machine")));
  const mem = value("mem", withoutPriority(options.mem));
  if (machine === "microvm")
    problems.push({
      message:
        "virtio-pmem does not work on the machine microvm: the guest cannot reserve its memory",
      fix: 'set qemu.machine: "q35", or use via: "ivshmem-plain"',
    });
  const hotplugMem = withoutPriority(options.hotplugMem);
  const hotplug = typeof hotplugMem === "number" ? hotplugMem : 0;
  return { problems, memory: Number(mem) + hotplug };
}

/** Why a value is not known, as text that follows its name. */
function whyUnknown(value: unknown): string | undefined {
  if (value === undefined) return "this module does not set";
  if (isNixExpression(value)) return "is a Nix expression in this definition";
  return isProperty(value) ? "depends on a condition in this definition" : undefined;
}

/** A group under a condition has the condition for each member. */
function memberOf(group: unknown, name: string): unknown {
  const set = withoutPriority(group);
  return isProperty(set) ? set : (set as Readonly<Record<string, unknown>> | undefined)?.[name];
}

const withoutPriority = (value: unknown): unknown =>
  isProperty(value) && value._type === "override" ? withoutPriority(value.content) : value;

const isPowerOfTwo = (bytes: number) => Number.isInteger(Math.log2(bytes));

function powerAbove(bytes: number): string {
  const power = 2 ** Math.ceil(Math.log2(Math.max(bytes, mebibyte)));
  return `${power / mebibyte}M`;
}

function inBytes(size: Size): number {
  if (typeof size === "number") return size;
  return Number(size.slice(0, -1)) * 1024 ** (1 + "KMGT".indexOf(size.slice(-1)));
}
