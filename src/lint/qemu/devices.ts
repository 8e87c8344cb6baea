import { oncePer } from "../../once-per.ts";
import type { Device, QemuPack } from "../../packs/format.ts";
import {
  type CommandLine,
  machineOf,
  optionsNamed,
  type QemuOption,
  valueAt,
} from "./command-line.ts";

/** The device of a driver's name, through aliases: `virtio-blk` is `virtio-blk-pci`. */
export function deviceOf(pack: QemuPack, driver: string): Device | undefined {
  const device = Object.hasOwn(pack.devices, driver) ? pack.devices[driver] : undefined;
  return device?.aliasOf === undefined ? device : pack.devices[device.aliasOf];
}

/** The buses that a device brings, which QEMU shows only when tried: their type, how many, and places on each. */
interface OwnBuses {
  readonly of: RegExp;
  readonly type: string;
  readonly count?: number;
  /** Drives on each. */
  readonly units?: number;
}

const providedBuses: readonly OwnBuses[] = [
  { of: /xhci|-usb-[eu]hci|^usb-ehci|^pci-ohci|usb-uhci|^usb-hub$/, type: "usb-bus" },
  {
    of: /^(pcie-root-port|ioh3420|x3130-upstream|xio3130-downstream|pcie-pci-bridge|pci-bridge|i82801b11-bridge|pxb|cxl-)/,
    type: "PCI",
  },
  { of: /^virtio-serial/, type: "virtio-serial-bus" },
  {
    of: /^(virtio-scsi|vhost-scsi|vhost-user-scsi|lsi(53c|$)|megasas|mptsas|pvscsi|am53c974|dc390|usb-bot|usb-uas)/,
    type: "SCSI",
  },
  { of: /^nvme(-subsys)?$/, type: "nvme-bus" },
  { of: /^ufs$/, type: "ufs-bus" },
  { of: /ahci/, type: "IDE", count: 6, units: 1 },
  { of: /-ide$|^cmd646/, type: "IDE", count: 2, units: 2 },
  { of: /hda$/, type: "HDA" },
  { of: /^usb-ccid$/, type: "ccid-bus" },
  { of: /^sdhci-pci$/, type: "sd-bus" },
  { of: /^isa-fdc$/, type: "floppy-bus", units: 2 },
  { of: /^tpci200$/, type: "IndustryPack" },
];

/** The types of the buses that a device of this driver brings. */
export function busesOf(driver: string): readonly string[] {
  return ownBusesOf(driver).map(({ type }) => type);
}

export function ownBusesOf(driver: string): readonly OwnBuses[] {
  const known = knownBuses.get(driver);
  if (known !== undefined) return known;
  const buses = providedBuses.filter(({ of }) => of.test(driver));
  knownBuses.set(driver, buses);
  return buses;
}

/** Each device asks for those of all before it. */
const knownBuses = new Map<string, readonly OwnBuses[]>();

/** Whether the machine has a bus that takes a device of this bus type, or devices bring one up to `before`. */
export function hasBusBefore(commandLine: CommandLine, needed: string, before: number): boolean {
  const starts = busStarts(commandLine);
  return busTypesFor(needed).some((type) => (starts.get(type) ?? before) < before);
}

/** The order of the first device that brings a bus of each type; below all of them for the machine's own. */
const busStarts = oncePer((commandLine: CommandLine): ReadonlyMap<string, number> => {
  const starts = new Map([...ownBusTypes(commandLine)].map((type) => [type, -1]));
  for (const option of optionsNamed(commandLine, "device"))
    for (const type of busesOf(driverOf(option)))
      starts.set(type, Math.min(starts.get(type) ?? option.order, option.order));
  return starts;
});

/** The bus types that the machine has. */
function ownBusTypes(commandLine: CommandLine): ReadonlySet<string> {
  const { pack } = commandLine;
  const machine = machineOf(commandLine);
  const available = new Set(machineBuses(pack, machine.name));
  if (isOn(machine.properties.get("pcie"))) available.add("PCIE");
  if (isOn(machine.properties.get("usb")) || optionsNamed(commandLine, "usb").length > 0)
    available.add("usb-bus");
  if (machine.properties.get("sata") === "off") available.delete("IDE");
  if (hasFloppyDrives(commandLine)) available.add("floppy-bus");
  if (machine.properties.get("i8042") === "off") available.delete("i8042");
  return available;
}

/** Drives for which a PC has a controller, that it otherwise may not have. */
export const hasFloppyDrives = (commandLine: CommandLine) =>
  /^(pc|q35)$/.test(machineFamily(machineOf(commandLine).name)) &&
  optionsNamed(commandLine, "fda", "fdb", "drive").some(
    (option) => option.name !== "drive" || valueAt(option, "if") === "floppy",
  );

/** The buses of a machine; of a versioned one, those of its family. */
function machineBuses(pack: QemuPack, name: string): readonly string[] {
  return pack.machines[machineFamily(name)]?.buses ?? (name === "isapc" ? isaPc.buses : []);
}

/** The PC without PCI, which packs do not describe: as QEMU 7.2 and 10.0 show it in `info qtree`. */
export const isaPc = {
  buses: ["IDE", "ISA", "System", "floppy-bus", "i2c-bus"],
  busNames: { "ide.0": "IDE", "ide.1": "IDE", "isa.0": "ISA" },
  processors: 1,
} as const;

/** `pc-q35-7.2` → `q35`. */
export function machineFamily(name: string): string {
  if (/^pc-q35-/.test(name)) return "q35";
  if (/^pc-i440fx-/.test(name)) return "pc";
  if (/^virt-/.test(name)) return "virt";
  return name;
}

/** The types of buses that take a device which needs this one. */
export function busTypesFor(needed: string): readonly string[] {
  if (needed === "PCI") return ["PCI", "PCIE"];
  return needed === "virtio-bus" ? ["virtio-bus", "virtio-mmio-bus"] : [needed];
}

export function isOn(value: string | undefined): boolean {
  return value !== undefined && /^(on|yes|true|y)$/.test(value);
}

/**
 * A machine of another architecture than the pack's, which the pack does not know, where the guest is of another one.
 * Beside a machine that the pack knows it is none.
 */
export function isForeignMachine(commandLine: CommandLine, name: string): boolean {
  const { pack } = commandLine;
  return (
    pack.build.otherGuest !== undefined &&
    /^virt(-|$)/.test(name) &&
    pack.machines.virt === undefined &&
    optionsNamed(commandLine, "machine").every((option) => {
      const type = valueAt(option, "type");
      return type === undefined || pack.machines[machineFamily(type)] === undefined;
    })
  );
}

export function driverOf(option: QemuOption): string {
  return valueAt(option, "driver") ?? "";
}
