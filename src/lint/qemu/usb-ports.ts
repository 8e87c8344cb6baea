import type { Finding } from "../finding.ts";
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
  const buses = machineBuses(commandLine);
  for (const option of optionsNamed(commandLine, "device")) {
    const driver = driverOf(option);
    if (deviceOf(pack, driver)?.bus === "usb-bus") yield* checkPort(option, buses);
    else if (isController(option))
      buses.push({
        name: `${valueAt(option, "id")}.0`,
        hubs: new Map(),
        taken: new Set(),
        ...portsOf(option),
      });
  }
}

/** Each companion of a controller of USB 2 has some of its six ports, from the first that it names. */
function* checkCompanions(commandLine: CommandLine): Generator<Finding> {
  const taken = new Map<string, Set<number>>();
  for (const option of optionsNamed(commandLine, "device")) {
    const master = valueAt(option, "masterbus");
    if (master === undefined || !isCompanion.test(driverOf(option))) continue;
    const first = Number(valueAt(option, "firstport") ?? 0);
    const count = /ohci/.test(driverOf(option)) ? Number(valueAt(option, "num-ports") ?? 3) : 2;
    const ports = [...Array(count).keys()].map((port) => first + port);
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

const isCompanion = /-uhci\d?$|^pci-ohci$/;

interface UsbBus {
  readonly name: string;
  /** Ports for devices of USB 2 at most, and for the others; undefined where that is not known. */
  readonly ports: number | undefined;
  readonly fastPorts?: number;
  /** How many ports a hub has, by the port that it is at. */
  readonly hubs: Map<string, number>;
  readonly taken: Set<string>;
}

/** An old controller with a masterbus has the ports of that one. */
const isController = (option: QemuOption) =>
  busesOf(driverOf(option)).includes("usb-bus") && valueAt(option, "masterbus") === undefined;

function portsOf(controller: QemuOption): Pick<UsbBus, "ports" | "fastPorts"> {
  const driver = driverOf(controller);
  if (/-xhci$/.test(driver)) {
    const [usb2 = 4, usb3 = 4] = ["p2", "p3"].map((key) => Number(valueAt(controller, key) ?? 4));
    return { ports: usb2, fastPorts: Math.max(usb2, usb3) };
  }
  if (/-uhci\d?$/.test(driver)) return { ports: 2 };
  return { ports: /ehci\d?$/.test(driver) ? 6 : undefined };
}

/** What the machine has with usb=on, and -usb. */
function machineBuses(commandLine: CommandLine): UsbBus[] {
  const { name, properties } = machineOf(commandLine);
  const hasUsb = isOn(properties.get("usb")) || optionsNamed(commandLine, "usb").length > 0;
  if (!hasUsb) return [];
  const ports = { microvm: 8, pc: 2, q35: 6 }[machineFamily(name)];
  return [{ name: "usb-bus.0", ports, hubs: new Map(), taken: new Set() }];
}

/** Devices of USB 2 at most. */
const slow = /^usb-(audio|braille|ccid|hub|kbd|mouse|serial|tablet|wacom-tablet)$/;

function* checkPort(option: QemuOption, buses: readonly UsbBus[]): Generator<Finding> {
  const port = valueAt(option, "port");
  const named = valueAt(option, "bus");
  // without a name it is the bus that was made last
  const bus = named === undefined ? buses.at(-1) : buses.find(({ name }) => name === named);
  if (bus === undefined || port === undefined || !/^\d+(\.\d+)*$/.test(port)) return;
  const problem = bus.taken.has(port)
    ? "already belongs to another device"
    : missing(option, bus, port);
  if (problem !== undefined)
    yield {
      rule: "collision",
      severity: "refused",
      index: option.index,
      message: `port=${port} of ${named ?? "its bus"} ${problem}`,
    };
  bus.taken.add(port);
  if (driverOf(option) === "usb-hub") bus.hubs.set(port, Number(valueAt(option, "ports") ?? 8));
}

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
