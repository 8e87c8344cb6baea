import type { Finding } from "../finding.ts";
import {
  type CommandLine,
  machineOf,
  optionsNamed,
  type QemuOption,
  valueAt,
} from "./command-line.ts";
import { busesOf, deviceOf, driverOf, isForeignMachine } from "./devices.ts";

/** Names that are given twice, and names that are used and never given. */
export function* checkReferences(commandLine: CommandLine): Generator<Finding> {
  const spaces = nameSpaces(commandLine);
  for (const { kind, definitions } of Object.values(spaces)) yield* duplicates(kind, definitions);
  for (const option of commandLine.options)
    for (const { key, value, space } of referencesOf(commandLine, option)) {
      const { kind, definitions } = spaces[space];
      if (value === "" || definitions.some(({ id }) => id === value)) continue;
      yield {
        rule: "undefined-reference",
        severity: "refused",
        index: option.index,
        message: `${key}=${value} names a ${kind} that nothing defines${definedInstead(definitions)}`,
      };
    }
  yield* checkUses(commandLine);
  yield* checkBuses(commandLine);
}

/** A network backend or a drive serves one device. */
function* checkUses(commandLine: CommandLine): Generator<Finding> {
  const used = new Map<string, string>();
  for (const option of optionsNamed(commandLine, "device"))
    for (const key of ["netdev", "drive"]) {
      const value = valueAt(option, key);
      if (value === undefined) continue;
      const other = used.get(`${key}=${value}`);
      if (other !== undefined)
        yield {
          rule: "collision",
          severity: "refused",
          index: option.index,
          message: `${key}=${value} is in use by ${other} already`,
        };
      used.set(`${key}=${value}`, driverOf(option));
    }
  const names = new Set<string>();
  for (const option of optionsNamed(commandLine, "fw_cfg")) {
    const name = valueAt(option, "name") ?? "";
    if (names.has(name))
      yield {
        rule: "duplicate-id",
        severity: "refused",
        index: option.index,
        message: `-fw_cfg has a file ${name} already`,
      };
    names.add(name);
  }
}

type Space = "audiodev" | "chardev" | "drive" | "fsdev" | "netdev" | "object" | "tpmdev" | "device";

interface Definition {
  readonly id: string;
  readonly option: QemuOption;
}

interface NameSpace {
  readonly kind: string;
  readonly definitions: readonly Definition[];
}

function nameSpaces(commandLine: CommandLine): Record<Space, NameSpace> {
  const defined = (kind: string, key: string, ...names: readonly string[]): NameSpace => ({
    kind,
    definitions: optionsNamed(commandLine, ...names).flatMap((option) => {
      const id = valueAt(option, key);
      return id === undefined ? [] : [{ id, option }];
    }),
  });
  const blockdevs = defined("drive", "node-name", "blockdev").definitions;
  return {
    audiodev: defined("audio device", "id", "audiodev"),
    chardev: defined("character device", "id", "chardev"),
    device: defined("device", "id", "device"),
    drive: {
      kind: "drive",
      definitions: [...defined("drive", "id", "drive").definitions, ...blockdevs],
    },
    fsdev: defined("file system", "id", "fsdev"),
    netdev: defined("network backend", "id", "netdev"),
    object: defined("object", "id", "object"),
    tpmdev: defined("TPM backend", "id", "tpmdev"),
  };
}

function* duplicates(kind: string, definitions: readonly Definition[]): Generator<Finding> {
  const seen = new Set<string>();
  for (const { id, option } of definitions) {
    if (seen.has(id))
      yield {
        rule: "duplicate-id",
        severity: "refused",
        index: option.index,
        message: `the id ${id} is taken by another ${kind}`,
      };
    seen.add(id);
  }
}

interface Reference {
  readonly key: string;
  readonly value: string;
  readonly space: Space;
}

/** Keys of devices that name something else on the command line. */
const deviceReferences: Readonly<Record<string, Space>> = {
  audiodev: "audiodev",
  chardev: "chardev",
  cryptodev: "object",
  drive: "drive",
  fsdev: "fsdev",
  iommufd: "object",
  iothread: "object",
  memdev: "object",
  netdev: "netdev",
  rng: "object",
  tpmdev: "tpmdev",
};

/** QEMU makes these without being told, when the option's default is left alone. */
function referencesOf({ pack }: CommandLine, option: QemuOption): Reference[] {
  if (option.name === "device") {
    const properties = deviceOf(pack, valueAt(option, "driver") ?? "")?.properties;
    return option.parts.flatMap(({ key, value }): Reference[] => {
      const space = Object.hasOwn(deviceReferences, key) ? deviceReferences[key] : undefined;
      const isProperty = properties === undefined || Object.hasOwn(properties, key);
      return space === undefined || !isProperty ? [] : [{ key, value, space }];
    });
  }
  const of = (key: string, space: Space): Reference[] => {
    const value = valueAt(option, key);
    return value === undefined ? [] : [{ key, value, space }];
  };
  switch (option.name) {
    case "tpmdev":
    case "mon":
      return of("chardev", "chardev");
    case "netdev":
      return of("chardev", "chardev");
    case "chardev":
      return valueAt(option, "backend") === "mux" ? of("chardev", "chardev") : [];
    case "numa":
      return of("memdev", "object");
    case "machine":
      return of("memory-backend", "object");
    case "object": {
      const type = valueAt(option, "qom-type") ?? "";
      return [
        ...(/chardev|cryptodev-vhost-user|rng-egd|dbus/.test(type) ? of("chardev", "chardev") : []),
        ...(type.startsWith("filter-") ? of("netdev", "netdev") : []),
      ];
    }
    case "serial":
    case "monitor":
    case "qmp":
    case "parallel": {
      const [, id] = /^chardev:(.*)$/.exec(option.value ?? "") ?? [];
      return id === undefined
        ? []
        : [{ key: `-${option.name} chardev`, value: id, space: "chardev" }];
    }
    default:
      return [];
  }
}

function definedInstead(definitions: readonly Definition[]): string {
  const ids = definitions.map(({ id }) => id);
  return ids.length === 0 ? "" : ` (there ${ids.length === 1 ? "is" : "are"} ${ids.join(", ")})`;
}

/** Buses that the machines have from the start, whatever is added. */
const machineBusNames =
  /^(pcie?\.0|isa\.0|ide\.\d+|i2c|main-system-bus|virtio-mmio-bus\.\d+|smbus|usb-bus\.0|floppy-bus\.0|sysbus)$/;

/** A controller without an id names its bus after its kind. */
const kindOfBus =
  /^(ccid|hda|ide|isa|i2c|nvme-bus|pcie?|sata|scsi|sd-bus|usb-bus|virtio-serial-bus)\.\d+$/;

/** A device's bus must be there when the device is made, and devices are made in their order. */
function* checkBuses(commandLine: CommandLine): Generator<Finding> {
  if (isForeignMachine(commandLine, machineOf(commandLine).name)) return;
  const devices = optionsNamed(commandLine, "device");
  for (const option of devices) {
    const bus = valueAt(option, "bus");
    if (bus === undefined || machineBusNames.test(bus)) continue;
    // "rp1", and "scsi0.0" of the device scsi0
    const names = [bus, bus.replace(/\.[^.]*$/, "")];
    const provider = devices.find((other) => names.includes(valueAt(other, "id") ?? ""));
    if (provider === undefined) {
      if (kindOfBus.test(bus)) continue;
      yield {
        rule: "undefined-reference",
        severity: "refused",
        index: option.index,
        message: `bus=${bus} names a bus that nothing defines`,
      };
    } else if (provider.index > option.index)
      yield {
        rule: "used-before-definition",
        severity: "refused",
        index: option.index,
        message: `bus=${bus} is defined only later: QEMU makes devices in their order`,
      };
    else {
      const needed = deviceOf(commandLine.pack, driverOf(option))?.bus;
      const types = busesOf(driverOf(provider));
      if (needed === undefined || types.length === 0 || types.includes(needed)) continue;
      yield {
        rule: "wrong-bus",
        severity: "refused",
        index: option.index,
        message: `${driverOf(option)} needs a bus of type ${needed}, and bus=${bus} is of type ${types.join(", ")}`,
      };
    }
  }
}
