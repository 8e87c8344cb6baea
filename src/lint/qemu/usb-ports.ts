import type { Finding } from "../finding.ts";
import { controllerOf } from "./bus-choice.ts";
import { providerOf } from "./bus-names.ts";
import {
  type CommandLine,
  machineOf,
  optionsNamed,
  type QemuOption,
  valueAt,
} from "./command-line.ts";
import { busesOf, deviceOf, driverOf, isForeignMachine, isOn, machineFamily } from "./devices.ts";

/** The ports of USB controllers and hubs: each is one device's, and "1.2" is port 2 of the hub at port 1. */
export function* checkUsbPorts(commandLine: CommandLine): Generator<Finding> {
  const { pack } = commandLine;
  if (isForeignMachine(commandLine, machineOf(commandLine).name)) return;
  yield* checkCompanions(commandLine);
  const machine = machineBus(commandLine);
  const buses = new Map<QemuOption, UsbBus>();
  for (const option of optionsNamed(commandLine, "device")) {
    const driver = driverOf(option);
    const controller = controllerOf(commandLine, option);
    const master = valueAt(option, "masterbus");
    if (deviceOf(pack, driver)?.bus === "usb-bus") {
      const named = valueAt(option, "bus");
      const isMachines = named === undefined || named === "usb-bus.0";
      const bus =
        controller === undefined && isMachines ? machine : buses.get(controller ?? option);
      if (bus !== undefined) yield* checkPort(option, bus);
    } else if (master !== undefined) {
      // a controller without an id names its bus after its kind
      for (const bus of buses.values())
        if (bus.name === master || (bus.name === undefined && master.startsWith("usb-bus.")))
          for (const port of portsOfCompanion(option)) bus.slowPorts?.add(`${port + 1}`);
    } else if (busesOf(driver).includes("usb-bus"))
      buses.set(option, new UsbBus(nameOf(option), portsOf(option)));
  }
}

/** Each companion of a controller of USB 2 has some of its six ports, from the first that it names. */
function* checkCompanions(commandLine: CommandLine): Generator<Finding> {
  const taken = new Map<string, Set<number>>();
  for (const option of optionsNamed(commandLine, "device")) {
    const master = valueAt(option, "masterbus");
    if (master === undefined || !isCompanion.test(driverOf(option))) continue;
    const ports = portsOfCompanion(option);
    const count = ports.length;
    const first = Number(valueAt(option, "firstport") ?? 0);
    if (!takesCompanions(commandLine, master)) {
      yield {
        rule: "wrong-bus",
        severity: "refused",
        index: option.index,
        message: `masterbus=${master} takes no companions: only that of ich9-usb-ehci1 and ich9-usb-ehci2 does`,
      };
      continue;
    }
    const there = taken.get(master) ?? new Set();
    taken.set(master, there);
    const problem =
      first + count > 6
        ? `must be from 0 to ${6 - count}`
        : ports.some((port) => there.has(port))
          ? "already belongs to another companion"
          : undefined;
    if (problem !== undefined)
      yield {
        rule: "collision",
        severity: "refused",
        index: option.index,
        message: `firstport=${first} of ${driverOf(option)} ${problem}: it has ${count} of the six ports of ${master}`,
      };
    for (const port of ports) there.add(port);
  }
}

/** Whether a bus is of a controller that shares its ports; of one that is not there, another rule says so. */
function takesCompanions(commandLine: CommandLine, bus: string): boolean {
  const controller = providerOf(commandLine, bus);
  if (controller !== undefined) return /^ich9-usb-ehci/.test(driverOf(controller));
  // the machine's own has three already, or is of another kind
  return bus !== "usb-bus.0" || machineBus(commandLine) === undefined;
}

/** Counted from 0. */
function portsOfCompanion(option: QemuOption): readonly number[] {
  const first = Number(valueAt(option, "firstport") ?? 0);
  const count = /ohci/.test(driverOf(option)) ? Number(valueAt(option, "num-ports") ?? 3) : 2;
  return Array.from({ length: Math.min(count, 15) }, (_, port) => first + port);
}

const isCompanion = /-uhci\d?$|^pci-ohci$/;

/** How many ports a controller has. */
interface Ports {
  /** For devices of USB 2 at most, and for the others; undefined where that is not known. */
  readonly ports: number | undefined;
  readonly fastPorts?: number;
  /** A controller of USB 2 alone, which takes a hub only at ports that companions have, too. */
  readonly isFast?: true;
}

/** Hubs below each other, of which QEMU takes no more. */
const deepest = 5;

const nameOf = (controller: QemuOption) => {
  const id = valueAt(controller, "id");
  return id === undefined ? undefined : `${id}.0`;
};

class UsbBus {
  readonly name: string | undefined;
  readonly ports: number | undefined;
  readonly fastPorts: number | undefined;
  /** The ports at which a hub can be; undefined for all. */
  readonly slowPorts: Set<string> | undefined;
  /** How many ports a hub has, by the port that it is at. */
  readonly hubs = new Map<string, number>();
  readonly taken = new Set<string>();
  /** The ports that are free, in the order in which QEMU takes them; undefined where it is not known. */
  readonly free: Set<string> | undefined;

  constructor(name: string | undefined, { ports, fastPorts = ports, isFast }: Ports) {
    this.name = name;
    this.ports = ports;
    this.fastPorts = fastPorts;
    this.slowPorts = isFast && new Set();
    // with more ports for some than for others, the speeds of all devices decide
    if (ports !== undefined && ports === fastPorts) this.free = new Set(numbers(ports));
  }

  take(port: string): void {
    this.taken.add(port);
    this.free?.delete(port);
  }

  addHub(port: string, ports: number): void {
    this.hubs.set(port, ports);
    for (const number of numbers(ports)) this.free?.add(`${port}.${number}`);
  }

  takesHub(port: string): boolean {
    return !isTooDeep(port) && (this.slowPorts?.has(port.replace(/\..*/, "")) ?? true);
  }

  /** Takes the first free port, or another hub's where one is left; undefined where none is free. */
  takeNext(isHub: boolean): string | undefined {
    const [last] = this.free ?? [];
    if (last === undefined) return undefined;
    if (this.free?.size === 1 && !isHub && this.takesHub(last)) {
      this.take(last);
      this.addHub(last, 8);
    }
    const [next] = this.free ?? [];
    if (next !== undefined) this.take(next);
    return next;
  }
}

/** No controller and no hub has more than 15 ports: another rule reports such a number. */
const numbers = (count: number) =>
  Array.from({ length: Math.min(count, 15) }, (_, index) => `${index + 1}`);

/** Whether a hub at this port would be below too many others. */
const isTooDeep = (port: string) => port.split(".").length > deepest;

function portsOf(controller: QemuOption): Ports {
  const driver = driverOf(controller);
  if (/-xhci$/.test(driver)) {
    const [usb2 = 4, usb3 = 4] = ["p2", "p3"].map((key) => Number(valueAt(controller, key) ?? 4));
    return { ports: usb2, fastPorts: Math.max(usb2, usb3) };
  }
  if (/-uhci\d?$/.test(driver)) return { ports: 2 };
  return /ehci\d?$/.test(driver) ? { ports: 6, isFast: true } : { ports: undefined };
}

/** What the machine has with usb=on, and -usb. */
function machineBus(commandLine: CommandLine): UsbBus | undefined {
  const { name, properties } = machineOf(commandLine);
  const hasUsb = isOn(properties.get("usb")) || optionsNamed(commandLine, "usb").length > 0;
  const ports = { microvm: 8, pc: 2, q35: 6 }[machineFamily(name)];
  return hasUsb ? new UsbBus("usb-bus.0", { ports }) : undefined;
}

/** Devices of USB 2 at most. */
const slow = /^usb-(audio|braille|ccid|hub|kbd|mouse|serial|tablet|wacom-tablet)$/;

function* checkPort(option: QemuOption, bus: UsbBus): Generator<Finding> {
  const given = valueAt(option, "port");
  const where = valueAt(option, "bus") ?? "its bus";
  const isHub = driverOf(option) === "usb-hub";
  const refused = (rule: Finding["rule"], message: string): Finding => ({
    ...{ rule, message },
    severity: "refused",
    index: option.index,
  });
  if (given !== undefined && !/^\d+(\.\d+)*$/.test(given)) return;
  const port = given ?? bus.takeNext(isHub);
  if (port === undefined) {
    if (bus.free !== undefined) yield refused("full-bus", full(bus, where));
    return;
  }
  const problem =
    given === undefined
      ? undefined
      : bus.taken.has(port)
        ? "already belongs to another device"
        : missing(option, bus, port);
  if (problem !== undefined) yield refused("collision", `port=${port} of ${where} ${problem}`);
  else if (isHub && isTooDeep(port))
    yield refused(
      "full-bus",
      `port=${port} of ${where}: QEMU takes ${deepest} hubs below each other`,
    );
  bus.take(port);
  if (isHub) bus.addHub(port, Number(valueAt(option, "ports") ?? 8));
}

const full = ({ slowPorts, taken }: UsbBus, where: string) =>
  slowPorts === undefined
    ? `no port of ${where} is free, and QEMU adds no hub below ${deepest} others: ${taken.size} are taken, and another controller has more`
    : "the controller has six ports of USB 2, of which none is free: `qemu-xhci` has hubs added for more";

/** Why there is no such port. */
function missing(option: QemuOption, bus: UsbBus, port: string): string | undefined {
  const [, hub, last] = /^(.*)\.(\d+)$/.exec(port) ?? [];
  const ports =
    hub !== undefined
      ? bus.hubs.get(hub)
      : slow.test(driverOf(option))
        ? bus.ports
        : (bus.fastPorts ?? bus.ports);
  if (hub !== undefined && ports === undefined) return `is not there: no hub is at port ${hub}`;
  if (ports === undefined || Number(last ?? port) <= ports) return undefined;
  return hub === undefined
    ? `is not there: it has ${ports} ports for such a device`
    : `is not there: the hub at port ${hub} has ${ports} ports`;
}
