import type { Finding } from "../finding.ts";
import { checkChardev, checkShortSocket } from "./characters.ts";
import { type Build, type CommandLine, type QemuOption, valueAt } from "./command-line.ts";
import { checkGlobal, checkSet } from "./defaults.ts";
import { checkDevice, checkDriver } from "./device-properties.ts";
import { checkDrive } from "./drive-properties.ts";
import { checkKeys, optionsWithKeys } from "./keys.ts";
import { checkAccelerator, checkMachine, checkVga } from "./machine.ts";
import { checkNic } from "./nic.ts";
import { checkNuma } from "./numa.ts";
import { checkNumbers } from "./processors.ts";
import { checkVariant } from "./variants.ts";

/** Unknown names, keys and values, and keys that are missing, by what the pack knows of the option alone. */
export function* checkOwnNames(build: Build, option: QemuOption): Generator<Finding> {
  const check = Object.hasOwn(ofOne, option.name) ? ofOne[option.name] : undefined;
  if (check !== undefined && !asksForHelp(option)) yield* check(build, option);
}

/** The same of options of which the machine or other options decide. */
export function* checkNames(commandLine: CommandLine): Generator<Finding> {
  for (const option of commandLine.options) {
    const check = Object.hasOwn(ofLine, option.name) ? ofLine[option.name] : undefined;
    if (check !== undefined && !asksForHelp(option)) yield* check(commandLine, option);
  }
}

/** `help` prints a list and ends: nothing that a VM is started with. */
const asksForHelp = ({ parts }: QemuOption) =>
  parts.some(({ key, isBare }) => isBare && (key === "help" || key === "?"));

type Check<Around> = (around: Around, option: QemuOption) => Generator<Finding>;

/** What looks at an option, by the option's name. */
const ofOne: Readonly<Record<string, Check<Build>>> = {
  ...Object.fromEntries(optionsWithKeys.map((name) => [name, checkKeys])),
  audiodev: function* ({ pack }, option) {
    if (pack.audiodevs) yield* checkVariant(option, "driver", "audio driver", pack.audiodevs, pack);
  },
  blockdev: ({ pack }, option) =>
    checkVariant(option, "driver", "block driver", pack.blockdevs, pack, { "node-name": "str!" }),
  chardev: checkChardev,
  device: checkDevice,
  display: function* ({ pack }, option) {
    const isVnc = valueAt(option, "type") === "vnc" || /^vnc=/.test(option.value ?? "");
    if (pack.displays && !isVnc)
      yield* checkVariant(option, "type", "display", pack.displays, pack);
  },
  drive: checkDrive,
  monitor: checkShortSocket,
  net: checkNic,
  netdev: ({ pack }, option) => checkVariant(option, "type", "network backend", pack.netdevs, pack),
  nic: checkNic,
  object: ({ pack }, option) => checkVariant(option, "qom-type", "object", pack.objects, pack),
  qmp: checkShortSocket,
  serial: checkShortSocket,
  smp: checkNumbers,
};

const ofLine: Readonly<Record<string, Check<CommandLine>>> = {
  accel: checkAccelerator,
  device: checkDriver,
  global: checkGlobal,
  machine: checkMachine,
  numa: checkNuma,
  set: checkSet,
  vga: checkVga,
};
