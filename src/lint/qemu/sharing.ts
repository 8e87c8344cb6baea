import type { Finding } from "../finding.ts";
import { parseSize } from "../property-type.ts";
import {
  type CommandLine,
  machineOf,
  optionsNamed,
  type QemuOption,
  valueAt,
} from "./command-line.ts";
import { driverOf, isOn } from "./devices.ts";
import { replaced, withPart } from "./fix.ts";
import { backendOf, inMebibytes, mebibyte, vmMemory } from "./memory-size.ts";

/** Devices through which a guest shares the memory of its backend with others. */
const sharingDevices = /^(virtio-pmem|ivshmem-plain)/;

/** Folders that are not files: QEMU then shares nothing. Huge pages are asked for by folder on purpose. */
const isFolder = (path: string) =>
  /^\/(dev\/shm|tmp|var\/tmp|run|var\/lib)?$/.test(path) ||
  (path.endsWith("/") && !/huge/.test(path));

/** Memory that is meant to be shared with others, and is not. Measured on QEMU 7.2 and 10.0. */
export function* checkSharing(commandLine: CommandLine): Generator<Finding> {
  for (const device of optionsNamed(commandLine, "device")) {
    if (!sharingDevices.test(driverOf(device))) continue;
    const backend = backendOf(commandLine, valueAt(device, "memdev"));
    if (backend === undefined) continue;
    yield* checkBackend(backend, driverOf(device));
    if (driverOf(device) === "ivshmem-plain") yield* checkPower(backend);
  }
  yield* checkVhostUser(commandLine);
  yield* checkUnused(commandLine);
}

function* checkBackend(backend: QemuOption, driver: string): Generator<Finding> {
  const type = valueAt(backend, "qom-type") ?? "";
  const path = valueAt(backend, "mem-path") ?? "";
  const notShared = (message: string, fix?: Finding["fix"]): Finding => ({
    rule: "not-shared",
    severity: "silent",
    index: backend.index,
    message,
    fix,
  });
  if (type === "memory-backend-ram")
    yield notShared(
      `memory-backend-ram is this VM's own: ${driver} shares nothing with it. Use memory-backend-file with a mem-path and share=on`,
    );
  if (type !== "memory-backend-file") return;
  if (!isOn(valueAt(backend, "share")))
    yield notShared(
      `without share=on QEMU starts, and what the guest writes never reaches ${path === "" ? "the file" : path}`,
      replaced(backend, withPart(backend, "share", "on")),
    );
  else if (isFolder(path))
    yield notShared(
      `mem-path=${path} is a folder: QEMU makes a nameless file in it, which no one else sees`,
    );
}

function* checkPower(backend: QemuOption): Generator<Finding> {
  const size = parseSize(valueAt(backend, "size") ?? "");
  if (size === undefined || isPowerOfTwo(size)) return;
  yield {
    rule: "wrong-value",
    severity: "refused",
    index: backend.index,
    message: `ivshmem-plain needs a size that is a power of two, or QEMU aborts; ${valueAt(backend, "size")} is none`,
    fix: replaced(backend, withPart(backend, "size", inPowerOfTwo(size))),
  };
}

/** A vhost-user backend is another process, which must see the guest's memory. */
function* checkVhostUser(commandLine: CommandLine): Generator<Finding> {
  const device = vhostUser(commandLine);
  if (device === undefined) return;
  const name = nameOf(device);
  const backends = vmBackends(commandLine);
  for (const backend of backends)
    if (!isShared(backend))
      yield {
        rule: "not-shared",
        severity: "silent",
        index: backend.index,
        message: `${name} needs the VM's memory shared with its backend: share=on`,
        fix: replaced(backend, withPart(backend, "share", "on")),
      };
  if (backends.length > 0 || isElsewhere(commandLine)) return;
  const spare = memoryBackends(commandLine).find(isShared);
  const id = (spare && valueAt(spare, "id")) ?? "mem";
  const size = inMebibytes(vmMemory(commandLine).size);
  yield {
    rule: "not-shared",
    severity: "silent",
    index: device.index,
    message: `${name} needs the VM's memory shared with its backend, and it is this VM's own: ${
      spare === undefined ? `-object memory-backend-memfd,id=${id},size=${size},share=on and ` : ""
    }-machine memory-backend=${id}`,
  };
}

/** The first device, or network, whose backend is another process. */
const vhostUser = (commandLine: CommandLine) =>
  [
    ...optionsNamed(commandLine, "device").filter((option) =>
      /^vhost-user-(?!test)/.test(driverOf(option)),
    ),
    ...optionsNamed(commandLine, "netdev").filter((option) => nameOf(option) === "vhost-user"),
  ].sort((one, other) => one.index - other.index)[0];

const nameOf = (option: QemuOption) => option.parts[0]?.value ?? "";

const memoryBackends = (commandLine: CommandLine) =>
  optionsNamed(commandLine, "object").filter((object) => /^memory-backend-/.test(nameOf(object)));

/** Whether other processes can map it: so are files in memory without a name, if nothing else is said. */
function isShared(backend: QemuOption): boolean {
  const share = valueAt(backend, "share");
  return share === undefined
    ? /^memory-backend-(memfd|shm)$/.test(valueAt(backend, "qom-type") ?? "")
    : isOn(share);
}

/** The objects that the VM's memory comes from. */
function vmBackends(commandLine: CommandLine): QemuOption[] {
  const ids = [
    ...optionsNamed(commandLine, "numa").map((option) => valueAt(option, "memdev")),
    machineOf(commandLine).properties.get("memory-backend"),
  ];
  return ids.flatMap((id) => backendOf(commandLine, id) ?? []);
}

/** Where the memory's object is not among the arguments, nothing is known of it. */
const isElsewhere = (commandLine: CommandLine) =>
  machineOf(commandLine).properties.has("memory-backend") ||
  optionsNamed(commandLine, "numa").some((option) => valueAt(option, "memdev") !== undefined);

/** Whether others are meant to map it: a file, or whatever is shared. */
const isForOthers = (backend: QemuOption) =>
  parseSize(valueAt(backend, "size") ?? "") !== undefined &&
  (isShared(backend) || valueAt(backend, "mem-path") !== undefined);

/** Memory that is made and given to nobody: the guest has it not, and who shares it waits in vain. */
function* checkUnused(commandLine: CommandLine): Generator<Finding> {
  // what is added while the VM runs may be for it
  if (optionsNamed(commandLine, "m").some((option) => valueAt(option, "slots") !== undefined))
    return;
  for (const backend of memoryBackends(commandLine).filter(isForOthers)) {
    const id = valueAt(backend, "id");
    const isUsed =
      vmBackends(commandLine).includes(backend) ||
      // a device in one string with its option is not an option yet
      commandLine.args.some((arg) => /\s/.test(arg) && arg.includes(`memdev=${id}`)) ||
      commandLine.options.some(
        (option) =>
          option !== backend &&
          option.parts.some(
            ({ key, value }) => /memdev|memory-backend|^mem$/.test(key) && value === id,
          ),
      );
    if (id !== undefined && !isUsed)
      yield {
        rule: "not-shared",
        severity: "silent",
        index: backend.index,
        message: `nothing uses the memory ${id}: -machine memory-backend=${id} makes it the VM's own, a device with memdev=${id} gives it to the guest`,
      };
  }
}

function isPowerOfTwo(size: number): boolean {
  return size > 0 && Number.isInteger(Math.log2(size));
}

function inPowerOfTwo(size: number): string {
  const next = 2 ** Math.ceil(Math.log2(Math.max(size, 1)));
  return next % mebibyte === 0 ? `${next / mebibyte}M` : String(next);
}
