import type { Finding } from "../finding.ts";
import {
  type CommandLine,
  machineOf,
  optionsNamed,
  type QemuOption,
  valueAt,
} from "./command-line.ts";
import { deviceOf, driverOf, hasBusBefore, isForeignMachine, machineFamily } from "./devices.ts";
import { replaced } from "./fix.ts";

/** Devices whose bus the machine does not have. */
export function* checkBusTypes(commandLine: CommandLine): Generator<Finding> {
  const isForeign = isForeignMachine(commandLine, machineOf(commandLine).name);
  for (const option of optionsNamed(commandLine, "device")) {
    const bus = deviceOf(commandLine.pack, driverOf(option))?.bus;
    if (bus === undefined) continue;
    // of a machine that the pack is not of, only what it has no place for is known
    if (isForeign) yield* checkIsa(commandLine, option, bus);
    else if (bus === "System") yield* checkSystemDevice(commandLine, option);
    else if (valueAt(option, "bus") === undefined) yield* checkBus(commandLine, option, bus);
  }
}

/** A device that is wired to the machine itself, which each machine lists. */
function* checkSystemDevice(commandLine: CommandLine, option: QemuOption): Generator<Finding> {
  const machine = machineOf(commandLine).name;
  const driver = driverOf(option);
  const taken = commandLine.pack.machines[machineFamily(machine)]?.systemDevices;
  if (taken?.includes(driver) === false)
    yield {
      rule: "no-bus",
      severity: "refused",
      index: option.index,
      message: `the machine ${machine} takes no ${driver}`,
    };
}

function* checkIsa(commandLine: CommandLine, option: QemuOption, bus: string): Generator<Finding> {
  if (bus !== "ISA") return;
  const machine = machineOf(commandLine).name;
  const driver = driverOf(option);
  yield {
    rule: "wrong-machine",
    severity: "refused",
    index: option.index,
    message: `${driver} needs an ISA bus, which only PCs have: the machine ${machine} has none`,
    fix: driver === "tpm-tis" ? withDriver(option, "tpm-tis-device") : undefined,
  };
}

function* checkBus(commandLine: CommandLine, option: QemuOption, bus: string): Generator<Finding> {
  if (hasBusBefore(commandLine, bus, option.order)) return;
  const machine = machineOf(commandLine).name;
  const driver = driverOf(option);
  const isLater = hasBusBefore(commandLine, bus, Number.POSITIVE_INFINITY);
  yield {
    rule: isLater ? "used-before-definition" : "no-bus",
    severity: "refused",
    index: option.index,
    message: isLater
      ? `${driver} needs a bus of type ${bus}, which a later device brings: QEMU creates devices in order`
      : `${driver} needs a bus of type ${bus}, which the machine ${machine} does not have${hint(bus, machine)}`,
    fix: isLater ? undefined : otherTransport(commandLine, option, driver, bus),
  };
}

const withDriver = (option: QemuOption, driver: string) =>
  replaced(
    option,
    option.parts.map((part) => (part.key === "driver" ? { ...part, value: driver } : part)),
  );

function hint(bus: string, machine: string): string {
  if (bus === "PCI" && machine === "microvm") return " (with pcie=off, its default)";
  if (bus === "usb-bus") return ": add a controller before it, as -device qemu-xhci";
  if (bus === "virtio-serial-bus") return ": add -device virtio-serial-pci before it";
  if (bus === "SCSI") return ": add -device virtio-scsi-pci before it";
  return "";
}

/** A virtio device exists for PCI and for memory-mapped buses, under two names. */
function otherTransport(
  commandLine: CommandLine,
  option: QemuOption,
  driver: string,
  bus: string,
): Finding["fix"] {
  const other =
    bus === "PCI" && driver.endsWith("-pci")
      ? driver.replace(/-pci$/, "-device")
      : bus === "virtio-bus" && driver.endsWith("-device")
        ? driver.replace(/-device$/, "-pci")
        : undefined;
  const device = other === undefined ? undefined : deviceOf(commandLine.pack, other);
  if (other === undefined || device?.bus === undefined) return undefined;
  if (!hasBusBefore(commandLine, device.bus, option.order)) return undefined;
  // only where the other one knows all the keys
  const isSame = option.parts.every(
    ({ key }) => ["driver", "id", "bus"].includes(key) || Object.hasOwn(device.properties, key),
  );
  return isSame ? withDriver(option, other) : undefined;
}
