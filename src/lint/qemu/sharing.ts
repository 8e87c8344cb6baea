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
import { backendOf, mebibyte } from "./memory-size.ts";

/** Devices through which a guest shares the memory of its backend with others. */
const sharingDevices = /^(virtio-pmem|ivshmem-plain)/;

/** Folders that are no file: QEMU then shares nothing. Huge pages are asked for by folder on purpose. */
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
