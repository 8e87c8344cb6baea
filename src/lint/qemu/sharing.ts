import { oncePer } from "../../once-per.ts";
import type { Finding } from "../finding.ts";
import type { KeyValue } from "../key-values.ts";
import { parseSize } from "../property-type.ts";
import {
  type CommandLine,
  machineOf,
  majorVersion,
  optionsNamed,
  type QemuOption,
  valueAt,
} from "./command-line.ts";
import { driverOf, isOn } from "./devices.ts";
import { replaced, withPart } from "./fix.ts";
import { kindOf } from "./kinds.ts";
import { backendOf, inMebibytes, mebibyte, vmMemory } from "./memory-size.ts";

/** Devices through which a guest shares the memory of its backend with others. */
const sharingDevices = /^(virtio-pmem|ivshmem-plain)/;

/** Devices that are more memory of the guest's, in which a guest puts what its other devices read. */
const moreMemory = /^(pc-dimm|virtio-mem)/;

/** Folders that are not files: QEMU then shares nothing. Huge pages are asked for by folder on purpose. */
export const isFolder = (path: string) =>
  /^\/(dev\/shm|tmp|var\/tmp|run|var\/lib)?$/.test(path) ||
  (path.endsWith("/") && !/huge/.test(path));

/** Memory that is meant to be shared with others, and is not. Measured on QEMU 7.2, 10.0 and 11.1. */
export function* checkSharing(commandLine: CommandLine): Generator<Finding> {
  for (const device of optionsNamed(commandLine, "device")) {
    const driver = driverOf(device);
    const backend = backendOf(commandLine, valueAt(device, "memdev"));
    if (backend === undefined) continue;
    if (sharingDevices.test(driver)) yield* checkBackend(backend, driver);
    if (driver === "ivshmem-plain") yield* checkPower(backend);
    if (driver === "nvdimm" && isLost(backend)) yield lost(backend);
    if (moreMemory.test(driver) && isLost(backend) && isNamedFile(backend)) yield lost(backend);
  }
  if (vhostUser(commandLine) === undefined)
    for (const backend of vmBackends(commandLine))
      if (isLost(backend) && isNamedFile(backend)) yield lost(backend);
  yield* checkVhostUser(commandLine);
  yield* checkUnused(commandLine);
}

/** Nobody said whether a file is shared, and the guest may write: `share=off` is said on purpose. */
const isLost = (backend: QemuOption) =>
  kindOf(backend) === "memory-backend-file" &&
  valueAt(backend, "share") === undefined &&
  !isOn(valueAt(backend, "readonly"));

/** A file of its own, and no folder of huge pages: QEMU does not say which a path is. */
const isNamedFile = (backend: QemuOption) =>
  /^\/dev\/shm\/[^/]|\.(img|raw|shm|mem|bin|pmem)$/.test(valueAt(backend, "mem-path") ?? "");

function lost(backend: QemuOption): Finding {
  const path = valueAt(backend, "mem-path") ?? "";
  return notShared(
    backend,
    `without share=on QEMU starts, and what the guest writes never reaches ${path === "" ? "the file" : path}`,
    replaced(backend, withPart(backend, "share", "on")),
  );
}

function notShared(option: QemuOption, message: string, fix?: Finding["fix"]): Finding {
  return { rule: "not-shared", severity: "silent", index: option.index, message, fix };
}

function* checkBackend(backend: QemuOption, driver: string): Generator<Finding> {
  const path = valueAt(backend, "mem-path") ?? "";
  if (kindOf(backend) === "memory-backend-ram")
    yield notShared(
      backend,
      `memory-backend-ram is this VM's own: ${driver} shares nothing with it. Use memory-backend-file with a mem-path and share=on`,
    );
  if (kindOf(backend) !== "memory-backend-file") return;
  if (!isOn(valueAt(backend, "share"))) yield lost(backend);
  else if (isFolder(path))
    yield notShared(
      backend,
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
    message: `ivshmem-plain needs a size that is a power of two, or QEMU aborts; ${valueAt(backend, "size")} is not`,
    fix: replaced(backend, withPart(backend, "size", inPowerOfTwo(size))),
  };
}

/** A vhost-user backend is another process, which must see the guest's memory. */
function* checkVhostUser(commandLine: CommandLine): Generator<Finding> {
  const device = vhostUser(commandLine);
  if (device === undefined) return;
  const name = kindOf(device);
  const backends = vmBackends(commandLine);
  const more = optionsNamed(commandLine, "device").flatMap((option) =>
    moreMemory.test(driverOf(option))
      ? (backendOf(commandLine, valueAt(option, "memdev")) ?? [])
      : [],
  );
  for (const backend of new Set([...backends, ...more]))
    if (!isShared(commandLine, backend))
      yield notShared(
        backend,
        `${name} needs the VM's memory shared with its backend: ${isOn(valueAt(backend, "share")) ? `memory-backend-memfd, as ${kindOf(backend)} has no file that another process could open before QEMU 10` : "share=on"}`,
        replaced(backend, sharedParts(backend)),
      );
  if (backends.length > 0 || isElsewhere(commandLine)) return;
  const spare = memoryBackends(commandLine).find((backend) => isShared(commandLine, backend));
  const id = (spare && valueAt(spare, "id")) ?? "mem";
  const size = inMebibytes(vmMemory(commandLine).size);
  yield notShared(
    device,
    `${name} needs the VM's memory shared with its backend, and it is this VM's own: ${
      spare === undefined ? `-object memory-backend-memfd,id=${id},size=${size},share=on and ` : ""
    }-machine memory-backend=${id}`,
  );
}

/** The same memory in a file, without a name where it had none. */
function sharedParts(backend: QemuOption): readonly KeyValue[] {
  return withPart(backend, "share", "on").map((part) =>
    part.value === "memory-backend-ram" ? { ...part, value: "memory-backend-memfd" } : part,
  );
}

/** The first device, network or object whose backend is another process. */
const vhostUser = oncePer((commandLine: CommandLine) =>
  optionsNamed(commandLine, "device", "netdev", "object").find((option) =>
    /^(cryptodev-)?vhost-user(?!-test)/.test(kindOf(option)),
  ),
);

const memoryBackends = (commandLine: CommandLine) =>
  optionsNamed(commandLine, "object").filter((object) => /^memory-backend-/.test(kindOf(object)));

/** Whether other processes can map it: so are files in memory without a name, if nothing else is said. */
function isShared({ pack }: CommandLine, backend: QemuOption): boolean {
  const share = valueAt(backend, "share");
  if (share === undefined) return /^memory-backend-(memfd|shm)$/.test(kindOf(backend));
  // before QEMU 10 it is shared with nobody but children
  return isOn(share) && (kindOf(backend) !== "memory-backend-ram" || majorVersion(pack) >= 10);
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
  (isOn(valueAt(backend, "share")) ||
    /memfd|shm/.test(kindOf(backend)) ||
    valueAt(backend, "mem-path") !== undefined);

/** Memory that is made and given to nobody: the guest has it not, and who shares it waits in vain. */
function* checkUnused(commandLine: CommandLine): Generator<Finding> {
  const backends = memoryBackends(commandLine).filter(isForOthers);
  if (backends.length === 0) return;
  const own = new Set(vmBackends(commandLine));
  const users = usersOfMemory(commandLine);
  // a device in one string with its option is not an option yet
  const joined = commandLine.args.filter((arg) => /\s.*memdev=|memdev=.*\s/s.test(arg));
  for (const backend of backends) {
    const id = valueAt(backend, "id");
    const isUsed =
      own.has(backend) ||
      joined.some((arg) => arg.includes(`memdev=${id}`)) ||
      users.get(id ?? "")?.some((user) => user !== backend);
    if (id !== undefined && !isUsed)
      yield notShared(
        backend,
        `nothing uses the memory ${id}: -machine memory-backend=${id} makes it the VM's own, a device with memdev=${id} gives it to the guest`,
      );
  }
}

/** The options that name memory, by its id. */
function usersOfMemory({ options }: CommandLine): ReadonlyMap<string, readonly QemuOption[]> {
  const users = new Map<string, QemuOption[]>();
  for (const option of options)
    for (const { key, value } of option.parts) {
      if (!/memdev|memory-backend|^(mem|lsa)$/.test(key)) continue;
      const others = users.get(value);
      if (others === undefined) users.set(value, [option]);
      else others.push(option);
    }
  return users;
}

function isPowerOfTwo(size: number): boolean {
  return size > 0 && Number.isInteger(Math.log2(size));
}

function inPowerOfTwo(size: number): string {
  const next = 2 ** Math.ceil(Math.log2(Math.max(size, 1)));
  return next % mebibyte === 0 ? `${next / mebibyte}M` : String(next);
}
