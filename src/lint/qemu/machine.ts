import { oncePer } from "../../once-per.ts";
import type { Machine, Properties, QemuPack } from "../../packs/format.ts";
import type { Finding } from "../finding.ts";
import type { KeyValue } from "../key-values.ts";
import {
  type CommandLine,
  machineOf,
  optionsNamed,
  type QemuOption,
  valueAt,
} from "./command-line.ts";
import { isForeignMachine, machineFamily } from "./devices.ts";
import { without } from "./fix.ts";
import { checkProperties } from "./properties.ts";
import { unknownName } from "./unknown.ts";

/** `-machine`: its name, its accelerators, its properties. */
export function* checkMachine(commandLine: CommandLine, option: QemuOption): Generator<Finding> {
  const { pack } = commandLine;
  const machine = machineOf(commandLine).name;
  const named = valueAt(option, "type");
  if (named !== undefined && !isMachine(pack, named) && !isForeignMachine(commandLine, named)) {
    yield unknownName(option, "type", "machine", named, machineNames(pack), pack);
    return;
  }
  yield* checkAcceleratorNames(commandLine, option);
  if (isForeignMachine(commandLine, machine)) {
    yield* checkForeignProperties(machine, option);
    return;
  }
  const known = pack.machines[machineFamily(machine)];
  if (known !== undefined)
    yield* checkProperties(
      // of a property that is given twice, only the last value is ever looked at
      { ...option, parts: option.parts.filter((part) => !isOverridden(commandLine, part)) },
      propertiesOf(known, pack),
      machine,
      { "sgx-epc": true, "cxl-fmw": true, "smp-cache": true },
    );
}

const isMachine = (pack: QemuPack, name: string) =>
  Object.hasOwn(pack.machines, name) || machineNames(pack).includes(name);

const machineNames = (pack: QemuPack) => [
  ...Object.keys(pack.machines),
  ...Object.values(pack.machines).flatMap(({ aliasOf }) => aliasOf ?? []),
  ...pack.machineVersions,
];

/** `accel=kvm:tcg`. */
function* checkAcceleratorNames(commandLine: CommandLine, option: QemuOption): Generator<Finding> {
  const known = accelerators(commandLine.pack);
  for (const part of option.parts) {
    if (part.key !== "accel" || part.isBare || isOverridden(commandLine, part)) continue;
    const given = part.value.split(":");
    const unknown = given.filter((name) => !known.includes(name));
    if (unknown.length > 0)
      yield {
        rule: "unknown-accelerator",
        // QEMU takes the first that works, and skips what it does not know
        severity: unknown.length === given.length ? "refused" : "silent",
        index: option.index,
        message: `there is no accelerator ${unknown.join(", ")}; QEMU has ${known.join(", ")}`,
      };
  }
}

/** Of a machine that the pack is not of, it is known only what is the PC's alone. */
function* checkForeignProperties(machine: string, option: QemuOption): Generator<Finding> {
  for (const { key } of option.parts)
    if (pcOnlyProperties.includes(key))
      yield {
        rule: "unknown-property",
        severity: "refused",
        index: option.index,
        message: `the machine ${machine} has no property ${key}: it is the PC's`,
        fix: without(option, key),
      };
}

/** All keys of a machine. A thousand VMs ask for those of the same few. */
function propertiesOf(machine: Machine, pack: QemuPack): Properties {
  const known = allProperties.get(machine);
  if (known !== undefined) return known;
  const properties = {
    ...withoutKeys(machine.properties, "smp", "boot", "memory"),
    accel: "str",
    "igd-passthru": "bool",
    "kernel-irqchip": "str",
    "kvm-shadow-mem": "size",
    type: "str",
    ...prefixed("smp.", pack.groups["smp-opts"]),
    ...prefixed("boot.", pack.groups["boot-opts"]),
    ...prefixed("memory.", { size: "size", "max-size": "size", slots: "number" }),
  };
  allProperties.set(machine, properties);
  return properties;
}

const allProperties = new WeakMap<Machine, Properties>();

const withoutKeys = (properties: Properties, ...keys: readonly string[]): Properties =>
  Object.fromEntries(Object.entries(properties).filter(([key]) => !keys.includes(key)));

const prefixed = (prefix: string, properties: Properties | undefined): Properties =>
  Object.fromEntries(Object.entries(properties ?? {}).map(([key, type]) => [prefix + key, type]));

/** Those of the build, and those that other systems' builds have. */
const accelerators = (pack: CommandLine["pack"]) => [...pack.accelerators, "hvf", "xen"];

function isOverridden(commandLine: CommandLine, part: KeyValue): boolean {
  return !part.isBare && lastParts(commandLine).get(part.key) !== part;
}

const lastParts = oncePer((commandLine: CommandLine) => {
  const parts = optionsNamed(commandLine, "machine").flatMap(({ parts }) => parts);
  return new Map(parts.filter(({ isBare }) => !isBare).map((part) => [part.key, part]));
});

const pcOnlyProperties = ["sata", "smbus", "vmport", "hpet", "i8042", "pit", "pic"];

/** `-accel`: its name and properties. */
export function* checkAccelerator(
  commandLine: CommandLine,
  option: QemuOption,
): Generator<Finding> {
  const { pack } = commandLine;
  const accelerator = valueAt(option, "accel") ?? "";
  if (!pack.accelerators.includes(accelerator)) {
    const finding = unknownName(
      option,
      "accel",
      "accelerator",
      accelerator,
      pack.accelerators,
      pack,
    );
    const isOther = optionsNamed(commandLine, "accel").some((other) =>
      pack.accelerators.includes(valueAt(other, "accel") ?? ""),
    );
    yield isOther ? { ...finding, severity: "silent" } : finding;
  } else if (pack.acceleratorProperties?.[accelerator])
    yield* checkProperties(
      option,
      {
        ...pack.acceleratorProperties[accelerator],
        accel: "str",
        id: "str",
        ...(accelerator === "tcg" ? { thread: "|single|multi" } : {}),
      },
      accelerator,
    );
}

/** `-vga`: the cards that the machine has. */
export function* checkVga(commandLine: CommandLine, option: QemuOption): Generator<Finding> {
  const machine = machineOf(commandLine).name;
  const known = commandLine.pack.machines[machineFamily(machine)]?.vga;
  if (known === undefined || known.includes(option.value ?? "")) return;
  yield {
    rule: "wrong-value",
    severity: "refused",
    index: option.index,
    message: `the machine ${machine} has no -vga ${option.value}: ${known.join(", ")}`,
  };
}
