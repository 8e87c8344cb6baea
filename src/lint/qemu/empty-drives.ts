import type { Finding } from "../finding.ts";
import {
  type CommandLine,
  machineOf,
  optionsNamed,
  optionWith,
  type QemuOption,
  valueAt,
} from "./command-line.ts";
import { driverOf, machineFamily } from "./devices.ts";

/** Drives without an image, which only those with a slot for a medium may be: CD-ROM and floppy drives, SD cards. */
export function* checkEmptyDrives(commandLine: CommandLine): Generator<Finding> {
  for (const option of optionsNamed(commandLine, "drive").filter(isEmpty)) {
    const user = userOf(commandLine, option);
    if (user !== undefined)
      yield {
        rule: "missing-property",
        severity: "refused",
        index: option.index,
        message: `-drive needs file=...: ${user} has no slot for a medium, and is never empty`,
      };
  }
}

/** Of a bare path, which is meant for a file, something else is said. */
const isEmpty = ({ parts }: QemuOption) =>
  !parts.some(
    ({ key, value, isBare }) =>
      (isBare && /[./]/.test(key)) ||
      (/^(file|driver|filename|format|backing)\b/.test(key) && value !== ""),
  );

/** What needs an image in the drive. */
function userOf(commandLine: CommandLine, option: QemuOption): string | undefined {
  const family = machineFamily(machineOf(commandLine).name);
  const known = commandLine.pack.machines[family]?.driveInterfaces ?? [];
  const kind = valueAt(option, "if") ?? (family === "virt" ? "virtio" : "ide");
  const isDisk = kind === "ide" && known.includes("ide") && valueAt(option, "media") !== "cdrom";
  if (isDisk || kind === "virtio" || kind === "pflash") return `a drive with if=${kind}`;
  const device = optionWith(commandLine, "device", "drive", valueAt(option, "id"));
  return device === undefined || /-cd$|^floppy$|^sd-card|^emmc/.test(driverOf(device))
    ? undefined
    : driverOf(device);
}
