import type { Finding } from "../finding.ts";
import { checkChardev, checkShortSocket } from "./characters.ts";
import { type CommandLine, type QemuOption, valueAt } from "./command-line.ts";
import { checkGlobal, checkSet } from "./defaults.ts";
import { checkDevice } from "./device-properties.ts";
import { checkDrive } from "./drive-properties.ts";
import { checkKeys, optionsWithKeys } from "./keys.ts";
import { checkAccelerator, checkMachine, checkVga } from "./machine.ts";
import { checkNic } from "./nic.ts";
import { checkNuma } from "./numa.ts";
import { checkNumbers } from "./processors.ts";
import { checkVariant } from "./variants.ts";

/** Unknown names, keys and values, and keys that are missing, by what the pack knows. */
export function* checkNames(commandLine: CommandLine): Generator<Finding> {
  for (const option of commandLine.options) {
    // `help` prints a list and ends: nothing that a VM is started with
    const asksForHelp = option.parts.some(
      ({ key, isBare }) => isBare && (key === "help" || key === "?"),
    );
    const check = Object.hasOwn(checks, option.name) ? checks[option.name] : undefined;
    if (check !== undefined && !asksForHelp) yield* check(commandLine, option);
  }
}

type Check = (commandLine: CommandLine, option: QemuOption) => Generator<Finding>;

/** What looks at an option, by the option's name. */
const checks: Readonly<Record<string, Check>> = {
  ...Object.fromEntries(optionsWithKeys.map((name) => [name, checkKeys])),
  accel: checkAccelerator,
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
  global: checkGlobal,
  machine: checkMachine,
  monitor: checkShortSocket,
  net: checkNic,
  netdev: ({ pack }, option) => checkVariant(option, "type", "network backend", pack.netdevs, pack),
  nic: checkNic,
  numa: checkNuma,
  object: ({ pack }, option) => checkVariant(option, "qom-type", "object", pack.objects, pack),
  qmp: checkShortSocket,
  serial: checkShortSocket,
  set: checkSet,
  smp: checkNumbers,
  vga: checkVga,
};
