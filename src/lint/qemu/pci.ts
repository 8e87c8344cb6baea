import type { Finding } from "../finding.ts";
import { isPciAddress } from "../property-type.ts";
import {
  type CommandLine,
  machineOf,
  optionsNamed,
  type QemuOption,
  valueAt,
} from "./command-line.ts";
import { deviceOf, driverOf, isForeignMachine, isOn, machineFamily } from "./devices.ts";

/** Places of PCI devices and of slots, each of which is one device's, and devices that there may be one of. */
export function* checkPlaces(commandLine: CommandLine): Generator<Finding> {
  const machine = machineFamily(machineOf(commandLine).name);
  if (isForeignMachine(commandLine, machine)) return;
  const places = new Places(commandLine, machine);
  for (const option of optionsNamed(commandLine, "device"))
    for (const message of [
      ...places.address(option),
      ...places.slot(option),
      ...places.once(option),
      ...failover(commandLine, option, machine),
    ])
      yield { rule: "collision", severity: "refused", index: option.index, message };
}

/** The place of a device, and whether its slot is for several functions. */
interface Taken {
  readonly by: string;
  readonly isMulti: boolean;
}

class Places {
  readonly #commandLine: CommandLine;
  readonly #root: string;
  readonly #taken = new Map<string, Taken>();
  /** Without default devices it is known which place QEMU picks. */
  readonly #isBare: boolean;

  constructor(commandLine: CommandLine, machine: string) {
    this.#commandLine = commandLine;
    this.#root = machine === "pc" ? "pci.0" : "pcie.0";
    this.#isBare =
      optionsNamed(commandLine, "nodefaults").length > 0 &&
      optionsNamed(commandLine, "vga", "nic", "net", "virtfs", "usb").length === 0;
    const hasUsb =
      isOn(machineOf(commandLine).properties.get("usb")) ||
      optionsNamed(commandLine, "usb").length > 0;
    for (const address of [...(own[machine] ?? []), ...(hasUsb ? (ownUsb[machine] ?? []) : [])])
      this.#taken.set(`${this.#root} ${address}`, {
        by: "the machine's own",
        isMulti: address !== "0.0",
      });
  }

  #take(place: string, what: string, by: string, isMulti: boolean): string[] {
    const other = this.#taken.get(place);
    this.#taken.set(place, { by, isMulti });
    return other === undefined ? [] : [`${what} is taken by ${other.by}`];
  }

  /** The address on a PCI bus. */
  *address(option: QemuOption): Generator<string> {
    const driver = driverOf(option);
    if (deviceOf(this.#commandLine.pack, driver)?.bus !== "PCI") return;
    const bus = valueAt(option, "bus");
    const isMulti = isOn(valueAt(option, "multifunction"));
    const [slot, fn] = addressOf(option) ?? [];
    if (slot !== undefined && fn !== undefined) {
      const on = bus ?? this.#root;
      const shown = `the PCI address ${slot.toString(16)}.${fn}`;
      yield* this.#take(`${on} ${slot.toString(16)}.${fn}`, shown, driver, isMulti);
      yield* this.#functions(on, slot, fn, isMulti);
    } else if (this.#isBare && valueAt(option, "addr") === undefined && bus === undefined)
      this.#taken.set(`${this.#root} ${this.#freeSlot()}.0`, { by: driver, isMulti });
  }

  /** Function 0 says whether a slot has others. */
  *#functions(bus: string, slot: number, fn: number, isMulti: boolean): Generator<string> {
    const at = (other: number) => this.#taken.get(`${bus} ${slot.toString(16)}.${other}`);
    const first = at(0);
    if (fn > 0 && first !== undefined && !first.isMulti)
      yield `function 0 of the PCI slot ${slot.toString(16)} is ${first.by}, without multifunction=on: the slot takes no other function`;
    if (fn === 0 && !isMulti && [1, 2, 3, 4, 5, 6, 7].some((other) => at(other) !== undefined))
      yield `the PCI slot ${slot.toString(16)} has other functions already: function 0 needs multifunction=on`;
  }

  /** The first slot of the bus that has no device; the one behind the last where all are full. */
  #freeSlot(): string {
    const isTaken = (slot: number) =>
      [0, 1, 2, 3, 4, 5, 6, 7].some((fn) =>
        this.#taken.has(`${this.#root} ${slot.toString(16)}.${fn}`),
      );
    let slot = 1;
    while (slot < 32 && isTaken(slot)) slot++;
    return slot.toString(16);
  }

  /** The slot that a port of PCI Express is for the guest. */
  slot(option: QemuOption): string[] {
    const driver = driverOf(option);
    if (!/^(pcie-root-port|ioh3420|xio3130-downstream)$/.test(driver)) return [];
    const [chassis, slot] = ["chassis", "slot"].map((key) => Number(valueAt(option, key) ?? 0));
    return this.#take(`slot ${chassis} ${slot}`, `chassis=${chassis},slot=${slot}`, driver, false);
  }

  /** Devices that there may be one of. */
  once(option: QemuOption): string[] {
    const driver = driverOf(option);
    const isX86 = this.#commandLine.pack.build.target === "x86_64";
    if (isX86 && /^(intel|amd|virtio)-iommu(-pci)?$/.test(driver))
      return this.#take("once iommu", "the VM's one IOMMU", driver, false);
    if (!deviceOf(this.#commandLine.pack, driver)?.once) return [];
    const name = driver.replace(/-(non-)?transitional$/, "");
    return this.#take(`once ${name}`, `the VM's one ${driver}`, driver, false);
  }
}

function* failover({ pack }: CommandLine, option: QemuOption, machine: string): Generator<string> {
  const device = deviceOf(pack, driverOf(option));
  if (device?.bus !== "PCI" || !valueAt(option, "failover_pair_id")) return;
  if (machine === "pc" || !Object.hasOwn(device.properties, "netdev"))
    yield "failover_pair_id is for network devices on a PCI Express bus";
}

/** Slot and function; in JSON both may be one number. */
function addressOf(option: QemuOption): readonly [number, number] | undefined {
  const part = option.parts.findLast(({ key }) => key === "addr");
  if (part === undefined) return undefined;
  if (typeof part.json === "number")
    return part.json < 0 ? undefined : [part.json >> 3, part.json & 7];
  if (!isPciAddress(part.value)) return undefined;
  const [slot = "", fn = "0"] = part.value.split(".");
  return [Number.parseInt(slot, 16), Number.parseInt(fn, 16)];
}

/** What the machines have on their first PCI bus of their own accord. */
const own: Readonly<Record<string, readonly string[]>> = {
  microvm: ["0.0"],
  pc: ["0.0", "1.0", "1.1", "1.3"],
  q35: ["0.0", "1f.0", "1f.2", "1f.3"],
};

/** And with usb=on. */
const ownUsb: Readonly<Record<string, readonly string[]>> = {
  pc: ["1.2"],
  q35: ["1d.0", "1d.1", "1d.2", "1d.7"],
};
