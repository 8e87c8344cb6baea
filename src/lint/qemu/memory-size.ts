import { oncePer } from "../../once-per.ts";
import { parseSize } from "../property-type.ts";
import {
  type CommandLine,
  optionsNamed,
  optionWith,
  type QemuOption,
  valueAt,
} from "./command-line.ts";

export const mebibyte = 1024 ** 2;

export interface VmMemory {
  readonly size: number;
  readonly maximum: number | undefined;
  /** Places for memory modules. */
  readonly slots: number;
  readonly option: QemuOption | undefined;
}

/** The last size and the last maxmem win, each for itself; without unit they are MiB and bytes. */
export const vmMemory = oncePer((commandLine: CommandLine): VmMemory => {
  const options = optionsNamed(commandLine, "m");
  const parts = options.flatMap(({ parts }) => parts);
  const last = (key: string, unit: number) => {
    const value = parts.findLast((part) => part.key === key)?.value;
    return value === undefined ? undefined : parseSize(value, unit);
  };
  return {
    // 0 leaves the machine its own
    size: last("size", mebibyte) || 128 * mebibyte,
    maximum: last("maxmem", 1),
    slots: last("slots", 1) ?? 0,
    option: options.at(-1),
  };
});

export const inMebibytes = (size: number) => `${Math.ceil(size / mebibyte)}M`;

export function backendOf(
  commandLine: CommandLine,
  id: string | undefined,
): QemuOption | undefined {
  return optionWith(commandLine, "object", "id", id);
}

export function backendSize(commandLine: CommandLine, device: QemuOption): number | undefined {
  const backend = backendOf(commandLine, valueAt(device, "memdev"));
  return parseSize((backend && valueAt(backend, "size")) ?? "");
}
