import type { Finding } from "../finding.ts";
import { type CommandLine, machineOf, optionsNamed, valueAt } from "./command-line.ts";
import {
  availableBuses,
  deviceOf,
  driverOf,
  hasBus,
  isForeignMachine,
  machineFamily,
} from "./devices.ts";
import { replaced } from "./fix.ts";

/** Devices whose bus the machine does not have. */
export function* checkBusTypes(commandLine: CommandLine): Generator<Finding> {
  const { pack } = commandLine;
  const machine = machineOf(commandLine);
  const isForeign = isForeignMachine(commandLine, machine.name);
  for (const option of optionsNamed(commandLine, "device")) {
    const driver = driverOf(option);
    const device = deviceOf(pack, driver);
    if (device?.bus === undefined) continue;
    if (device.bus === "System") {
      const taken = pack.machines[machineFamily(machine.name)]?.systemDevices;
      if (!isForeign && taken !== undefined && !taken.includes(driver))
        yield {
          rule: "no-bus",
          severity: "refused",
          index: option.index,
          message: `the machine ${machine.name} takes no ${driver}`,
        };
      continue;
    }
    if (isForeign) {
      if (device.bus === "ISA")
        yield {
          rule: "wrong-machine",
          severity: "refused",
          index: option.index,
          message: `${driver} sits on an ISA bus, which is the PC's: the machine ${machine.name} has none`,
          fix:
            driver === "tpm-tis"
              ? replaced(
                  option,
                  option.parts.map((part) =>
                    part.key === "driver" ? { ...part, value: "tpm-tis-device" } : part,
                  ),
                )
              : undefined,
        };
      continue;
    }
    if (valueAt(option, "bus") !== undefined) continue;
    if (hasBus(availableBuses(commandLine, option.index), device.bus)) continue;
    const isLater = hasBus(availableBuses(commandLine, Number.POSITIVE_INFINITY), device.bus);
    yield {
      rule: isLater ? "used-before-definition" : "no-bus",
      severity: "refused",
      index: option.index,
      message: isLater
        ? `${driver} needs a bus of type ${device.bus}, which a later device brings: QEMU makes devices in their order`
        : `${driver} needs a bus of type ${device.bus}, which the machine ${machine.name} does not have${hint(device.bus, machine.name)}`,
      fix: isLater ? undefined : otherTransport(commandLine, option, driver, device.bus),
    };
  }
}

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
  option: Parameters<typeof replaced>[0],
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
  if (!hasBus(availableBuses(commandLine, option.index), device.bus)) return undefined;
  // only where the other one knows all the keys
  const isSame = option.parts.every(
    ({ key }) => ["driver", "id", "bus"].includes(key) || Object.hasOwn(device.properties, key),
  );
  return isSame
    ? replaced(
        option,
        option.parts.map((part) => (part.key === "driver" ? { ...part, value: other } : part)),
      )
    : undefined;
}
