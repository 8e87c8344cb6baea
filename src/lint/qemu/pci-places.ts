import type { Finding } from "../finding.ts";
import { isPciAddress } from "../property-type.ts";
import { providerOf } from "./bus-names.ts";
import {
  type CommandLine,
  machineOf,
  optionsNamed,
  type QemuOption,
  valueAt,
} from "./command-line.ts";
import { deviceOf, driverOf, isForeignMachine, isOn } from "./devices.ts";
import { pciStart } from "./pci-machines.ts";

/** The slots and functions of PCI buses, which QEMU fills in the order of the devices. */
export function* checkPciPlaces(commandLine: CommandLine): Generator<Finding> {
  if (isForeignMachine(commandLine, machineOf(commandLine).name)) return;
  const { root, addresses, cards, isWhole } = pciStart(commandLine);
  const buses = new Map<string, PciBus>();
  const busOf = (name: string) => {
    const bus = buses.get(name) ?? new PciBus();
    buses.set(name, bus);
    return bus;
  };
  for (const address of addresses)
    busOf(root).take(placeOf(address), { by: "the machine's own", isMulti: address !== "0.0" });
  for (const by of cards) busOf(root).take(busOf(root).firstFree(), { by, isMulti: false });
  for (const newcomer of newcomers(commandLine)) {
    const name = newcomer.bus ?? root;
    const place =
      newcomer.place ?? (isWhole || name !== root ? busOf(name).firstFree() : undefined);
    if (place === undefined) continue;
    const message = place >= places ? full(name) : busOf(name).take(place, newcomer);
    if (message !== undefined)
      yield {
        rule: place >= places ? "full-bus" : "collision",
        severity: "refused",
        index: newcomer.index,
        message,
      };
    else yield* neverSeen(commandLine, newcomer, place);
  }
}

/** Who is at a place, and whether its slot is for several functions. */
interface Taken {
  readonly by: string;
  readonly isMulti: boolean;
}

/** A device of the command line on a PCI bus. */
interface Newcomer extends Taken {
  readonly index: number;
  readonly bus: string | undefined;
  /** Undefined: the first slot that is free. */
  readonly place: number | undefined;
}

/** Slots of a bus times functions of each: a place is `slot * 8 + function`. */
const places = 32 * 8;

const full = (name: string) =>
  `the PCI bus ${name} has no slot left: a pcie-root-port or a pci-bridge makes another bus, and functions 1 to 7 share a slot (multifunction=on)`;

const shown = (place: number) => `${(place >> 3).toString(16)}.${place & 7}`;

class PciBus {
  readonly #taken = new Map<number, Taken>();

  /** The first slot whose function 0 is free, or `places`. */
  firstFree(): number {
    let place = 0;
    while (place < places && this.#taken.has(place)) place += 8;
    return place;
  }

  /** What is wrong with the place, if anything is. */
  take(place: number, newcomer: Taken): string | undefined {
    const other = this.#taken.get(place);
    if (other !== undefined) return `the PCI address ${shown(place)} is taken by ${other.by}`;
    this.#taken.set(place, { by: newcomer.by, isMulti: newcomer.isMulti });
    return this.#wrongFunction(place, newcomer.isMulti);
  }

  /** Function 0 says whether a slot has others. */
  #wrongFunction(place: number, isMulti: boolean): string | undefined {
    const slot = place & ~7;
    const first = this.#taken.get(slot);
    if (place !== slot)
      return first === undefined || first.isMulti
        ? undefined
        : `function 0 of the PCI slot ${(slot >> 3).toString(16)} is ${first.by}, without multifunction=on: the slot takes no other function`;
    return !isMulti && [1, 2, 3, 4, 5, 6, 7].some((other) => this.#taken.has(slot + other))
      ? `the PCI slot ${(slot >> 3).toString(16)} has other functions already: function 0 needs multifunction=on`
      : undefined;
  }
}

/** Behind a port of PCI Express there is one slot; QEMU lets a device be in another one, where no guest looks. */
function* neverSeen(
  commandLine: CommandLine,
  { by, bus = "", index }: Newcomer,
  place: number,
): Generator<Finding> {
  if (place < 8) return;
  const port = providerOf(commandLine, bus);
  if (port === undefined || !isPort.test(driverOf(port))) return;
  yield {
    rule: "never-seen",
    severity: "silent",
    index,
    message: `${bus} has one slot, 0, and ${by} is in slot ${(place >> 3).toString(16)}, where no guest looks: give it a ${driverOf(port)} of its own`,
  };
}

const isPort = /^(pcie-root-port|ioh3420|xio3130-downstream)$/;

/** QEMU makes devices in their order: those in JSON after all others, and disks of -drive between. */
function newcomers(commandLine: CommandLine): Newcomer[] {
  const options = optionsNamed(commandLine, "device", "drive", "virtfs");
  const isDisk = ({ name }: QemuOption) => name === "drive";
  return [
    ...options.filter((option) => !option.isJson && !isDisk(option)),
    ...options.filter((option) => isDisk(option) && valueAt(option, "if") === "virtio"),
    ...options.filter((option) => option.isJson && !isDisk(option)),
  ].flatMap((option) => newcomer(commandLine, option) ?? []);
}

function newcomer({ pack }: CommandLine, option: QemuOption): Newcomer | undefined {
  const { index } = option;
  const unplaced = { index, bus: undefined, place: undefined, isMulti: false };
  if (option.name === "drive") return { ...unplaced, by: "a drive with if=virtio" };
  if (option.name === "virtfs") return { ...unplaced, by: "-virtfs" };
  if (deviceOf(pack, driverOf(option))?.bus !== "PCI") return undefined;
  const place = givenPlace(option);
  if (place === "wrong") return undefined;
  return {
    index,
    by: driverOf(option),
    isMulti: isOn(valueAt(option, "multifunction")),
    bus: valueAt(option, "bus"),
    place,
  };
}

/** Slot and function of `addr`; in JSON both may be one number, and -1 leaves it to QEMU. */
function givenPlace(option: QemuOption): number | undefined | "wrong" {
  const part = option.parts.findLast(({ key }) => key === "addr");
  if (part === undefined || part.json === -1) return undefined;
  if (typeof part.json === "number")
    return part.json >= 0 && part.json < places ? part.json : "wrong";
  return isPciAddress(part.value) ? placeOf(part.value) : "wrong";
}

/** `1f.2` as a number. */
function placeOf(address: string): number {
  const [slot = "", fn = "0"] = address.split(".");
  return Number.parseInt(slot, 16) * 8 + Number.parseInt(fn, 16);
}
