import { type CommandLine, machineOf, optionsNamed, valueAt } from "./command-line.ts";
import { driverOf, isOn, machineFamily } from "./devices.ts";

/** What a machine has on its first PCI bus before it makes the devices of the command line. */
export interface PciStart {
  /** The bus that devices are on which name none. */
  readonly root: string;
  /** Addresses that are taken, as "1f.2"; function 0 of all but "0.0" is for several. */
  readonly addresses: readonly string[];
  /** Devices that take the first free slots: a VGA card, a network card. */
  readonly cards: readonly string[];
  /** Whether these are all: otherwise the slot that QEMU picks is not known. */
  readonly isWhole: boolean;
}

interface PciMachine {
  readonly root?: string;
  /** Each address with the property that takes it off, "" where none does. */
  readonly own: Readonly<Record<string, string>>;
  /** Further ones with usb=on. */
  readonly usb?: readonly string[];
  /** The cards that it makes by itself, in this order. */
  readonly makes?: readonly ("vga" | "nic")[];
}

/** Measured with `info pci` on QEMU 7.2, 10.0 and 11.1. */
const machines: Readonly<Record<string, PciMachine>> = {
  microvm: { own: { "0.0": "" } },
  pc: {
    root: "pci.0",
    own: { "0.0": "", "1.0": "", "1.1": "", "1.3": "acpi" },
    usb: ["1.2"],
    makes: ["vga", "nic"],
  },
  q35: {
    own: { "0.0": "", "1f.0": "", "1f.2": "sata", "1f.3": "smbus" },
    usb: ["1d.0", "1d.1", "1d.2", "1d.7"],
    makes: ["vga", "nic"],
  },
  virt: { own: { "0.0": "" }, makes: ["nic"] },
};

export function pciStart(commandLine: CommandLine): PciStart {
  const { name, properties } = machineOf(commandLine);
  const known = machines[machineFamily(name)] ?? { own: {} };
  const isOff = (property: string) =>
    properties.get(property) === "off" ||
    (property === "acpi" && optionsNamed(commandLine, "no-acpi").length > 0);
  const hasUsb = isOn(properties.get("usb")) || optionsNamed(commandLine, "usb").length > 0;
  const made = known.makes ?? [];
  const more = optionsNamed(commandLine, "audio", "nic", "net").some(
    (option) => valueAt(option, option.name === "audio" ? "model" : "addr") !== undefined,
  );
  return {
    root: known.root ?? "pcie.0",
    addresses: [
      ...Object.keys(known.own).filter((address) => !isOff(known.own[address] ?? "")),
      ...(hasUsb ? (known.usb ?? []) : []),
    ],
    cards: made.flatMap((kind) => (kind === "vga" ? vgaCards : networkCards)(commandLine)),
    isWhole: !more && optionsNamed(commandLine, "readconfig").length === 0,
  };
}

const hasDefaults = (commandLine: CommandLine) =>
  optionsNamed(commandLine, "nodefaults").length === 0;

/** With one of these among the devices, the machine makes no VGA card of its own. */
const vgaDevices =
  /^(VGA|(isa-)?cirrus-vga|isa-vga|ati-vga|vmware-svga|qxl-vga|virtio-vga(-gl)?|vhost-user-vga)$/;

function vgaCards(commandLine: CommandLine): string[] {
  const said = optionsNamed(commandLine, "vga").at(-1)?.value;
  if (said !== undefined) return said === "none" ? [] : [`-vga ${said}`];
  const isReplaced = optionsNamed(commandLine, "device").some((device) =>
    vgaDevices.test(driverOf(device)),
  );
  return hasDefaults(commandLine) && !isReplaced ? ["the machine's VGA card"] : [];
}

function networkCards(commandLine: CommandLine): string[] {
  const said = optionsNamed(commandLine, "nic", "net", "netdev");
  if (said.length === 0) return hasDefaults(commandLine) ? ["the machine's network card"] : [];
  return said
    .filter((option) =>
      isPciCard(commandLine, option.name, valueAt(option, "type") ?? "", valueAt(option, "model")),
    )
    .map(({ name }) => `a network card of -${name}`);
}

function isPciCard(
  { pack }: CommandLine,
  option: string,
  type: string,
  model: string | undefined,
): boolean {
  const isCard = option === "nic" ? type !== "none" : option === "net" && type === "nic";
  return (
    isCard &&
    (model === undefined ||
      model === "virtio" ||
      (!/isa/.test(model) && (pack.nics ?? []).includes(model)))
  );
}
