import { oncePer } from "../../once-per.ts";
import type { Finding } from "../finding.ts";
import { controllerOf } from "./bus-choice.ts";
import {
  type CommandLine,
  machineOf,
  optionsNamed,
  type QemuOption,
  valueAt,
} from "./command-line.ts";
import { busesOf, deviceOf, driverOf, isForeignMachine, machineFamily } from "./devices.ts";

/** Devices beyond what a bus takes; slots of PCI and drives of IDE have files of their own. */
export function* checkCapacity(commandLine: CommandLine): Generator<Finding> {
  if (isForeignMachine(commandLine, machineOf(commandLine).name)) return;
  yield* checkTransports(commandLine);
  yield* checkSerialPorts(commandLine);
  yield* checkParallelPorts(commandLine);
  yield* checkCards(commandLine);
  yield* checkSerialBuses(commandLine);
}

const full = ({ index }: QemuOption, message: string): Finding => ({
  rule: "full-bus",
  severity: "refused",
  index,
  message,
});

/** Each virtio device on a memory-mapped bus has one of its own. */
function* checkTransports(commandLine: CommandLine): Generator<Finding> {
  const { pack } = commandLine;
  const { name } = machineOf(commandLine);
  const known = pack.machines[machineFamily(name)]?.busNames;
  const all = known === undefined ? 0 : transportsOf(known);
  if (all === 0) return;
  const most = hasFewTransports(commandLine) ? 8 : all;
  const taken = new Set<number>();
  for (const option of optionsNamed(commandLine, "device")) {
    if (deviceOf(pack, driverOf(option))?.bus !== "virtio-bus") continue;
    const bus = valueAt(option, "bus");
    const [, given] = /^virtio-mmio-bus\.(\d+)$/.exec(bus ?? "") ?? [];
    if (bus !== undefined && given === undefined) continue;
    // the last of all buses is the first that QEMU takes
    let number = given === undefined ? most - 1 : Number(given);
    while (given === undefined && taken.has(number)) number--;
    if (given !== undefined && number < all && number >= most)
      yield full(option, `the machine ${name} has ${bus} only with acpi=on and ioapic2=on`);
    else if (number < 0)
      yield full(
        option,
        `the machine ${name} has room for ${most} virtio devices, and this is one more${most < all ? ` (${all} with acpi=on and ioapic2=on)` : ": with pcie=on others can be virtio-...-pci"}`,
      );
    else if (taken.has(number)) yield full(option, `${bus} has a device already, and takes one`);
    taken.add(number);
  }
}

const transportsOf = oncePer(
  (buses: Readonly<Record<string, string>>) =>
    Object.values(buses).filter((type) => type === "virtio-mmio-bus").length,
);

function hasFewTransports(commandLine: CommandLine): boolean {
  const { name, properties } = machineOf(commandLine);
  return (
    machineFamily(name) === "microvm" &&
    (properties.get("ioapic2") === "off" ||
      properties.get("acpi") === "off" ||
      optionsNamed(commandLine, "no-acpi").length > 0)
  );
}

/** A PC has four serial ports: those of -serial first. */
function* checkSerialPorts(commandLine: CommandLine): Generator<Finding> {
  const machine = machineFamily(machineOf(commandLine).name);
  const before = optionsNamed(commandLine, "serial").filter(({ value }) => value !== "none").length;
  let count = machine === "microvm" ? Math.min(before, 1) : Math.min(before, 4);
  for (const option of optionsNamed(commandLine, "device")) {
    if (driverOf(option) !== "isa-serial") continue;
    if (valueAt(option, "index") === undefined && count >= 4)
      yield full(option, "there are four serial ports on ISA at most, and this is one more");
    count++;
  }
}

/** A PC has three parallel ports: those of -parallel first. */
function* checkParallelPorts(commandLine: CommandLine): Generator<Finding> {
  const given = optionsNamed(commandLine, "parallel").filter(({ value }) => value !== "none");
  const devices = optionsNamed(commandLine, "device").filter(
    (option) => driverOf(option) === "isa-parallel" && valueAt(option, "index") === undefined,
  );
  for (const option of given.slice(3))
    yield full(option, "there are three options -parallel at most, and this is one more");
  for (const option of devices.slice(Math.max(0, 3 - given.length)))
    yield full(option, "there are three parallel ports on ISA at most, and this is one more");
}

/** The cards of -nic and `-net nic`, of which QEMU keeps a table. */
function* checkCards(commandLine: CommandLine): Generator<Finding> {
  const cards = [
    ...optionsNamed(commandLine, "nic").filter(({ value }) => value !== "none"),
    ...optionsNamed(commandLine, "net").filter(({ value }) => /^nic(,|$)/.test(value ?? "")),
  ].sort((one, other) => one.index - other.index);
  for (const option of cards.slice(8))
    yield full(option, "QEMU has eight network cards of -nic and -net at most: others are -device");
}

/** The ports of a virtio-serial bus: the first is a console's. */
function* checkSerialBuses(commandLine: CommandLine): Generator<Finding> {
  const { pack } = commandLine;
  const buses = new Map<QemuOption, SerialBus>();
  for (const option of optionsNamed(commandLine, "device")) {
    const driver = driverOf(option);
    const controller = controllerOf(commandLine, option);
    const bus = controller && buses.get(controller);
    if (busesOf(driver).includes("virtio-serial-bus"))
      buses.set(option, { most: Number(valueAt(option, "max_ports") ?? 31), taken: new Set() });
    else if (bus !== undefined && deviceOf(pack, driver)?.bus === "virtio-serial-bus")
      yield* checkPort(option, bus);
  }
}

interface SerialBus {
  /** How many ports it has. */
  readonly most: number;
  readonly taken: Set<number>;
}

function* checkPort(option: QemuOption, { most, taken }: SerialBus): Generator<Finding> {
  const given = valueAt(option, "nr");
  const isFirstConsole = driverOf(option) === "virtconsole" && !taken.has(0);
  let port = given === undefined ? (isFirstConsole ? 0 : 1) : Number(given);
  while (given === undefined && taken.has(port)) port++;
  if (port >= most)
    yield full(
      option,
      most < 2
        ? `max_ports=${most} leaves the bus no port beside the first console's`
        : `the virtio-serial bus has ports 1 to ${most - 1}, and this is ${port}: max_ports=... has 31 at most, or another virtio-serial-pci`,
    );
  taken.add(port);
}
