import type { Finding } from "../finding.ts";
import { providerOf } from "./bus-names.ts";
import {
  type CommandLine,
  machineOf,
  optionsNamed,
  type QemuOption,
  valueAt,
} from "./command-line.ts";
import { deviceOf, driverOf, isForeignMachine } from "./devices.ts";

/** Places that devices name on SCSI, USB and serial buses: each is one device's. */
export function* checkDevicePlaces(commandLine: CommandLine): Generator<Finding> {
  if (isForeignMachine(commandLine, machineOf(commandLine).name)) return;
  const taken = new Set<string>();
  for (const option of optionsNamed(commandLine, "device")) {
    const place = placeOf(commandLine, option);
    if (place === undefined) continue;
    const where = `${place} of ${valueAt(option, "bus") ?? "its bus"}`;
    const known = `${deviceOf(commandLine.pack, driverOf(option))?.bus} ${where}`;
    if (taken.has(known)) yield refused(option, `${where} is another device's already`);
    taken.add(known);
    const most = portsOf(commandLine, option);
    const port = Number(valueAt(option, "port"));
    if (most !== undefined && port > most)
      yield refused(option, `${where} is not there: it has ${most} ports for such a device`);
  }
}

const refused = ({ index }: QemuOption, message: string): Finding => ({
  rule: "collision",
  severity: "refused",
  index,
  message,
});

/** As messages name it; undefined where QEMU picks one. */
function placeOf({ pack }: CommandLine, option: QemuOption): string | undefined {
  const said = (...keys: readonly string[]) => {
    const parts = keys.map((key) => [key, valueAt(option, key)] as const);
    return parts.some(([, value]) => value === undefined)
      ? undefined
      : parts.map(([key, value]) => `${key}=${value}`).join(",");
  };
  switch (deviceOf(pack, driverOf(option))?.bus) {
    case "SCSI":
      return said("scsi-id", "lun");
    case "usb-bus":
      return said("port");
    case "virtio-serial-bus":
      return said("nr");
    default:
      return undefined;
  }
}

/** Devices of USB 2 at most. */
const slow = /^usb-(audio|braille|ccid|hub|kbd|mouse|serial|tablet|wacom-tablet)$/;

/** How many root ports the controller has for the device; undefined where that is not known. */
function portsOf(commandLine: CommandLine, option: QemuOption): number | undefined {
  const bus = valueAt(option, "bus");
  const port = valueAt(option, "port");
  if (bus === undefined || port === undefined || !/^\d+$/.test(port)) return undefined;
  const controller = providerOf(commandLine, bus);
  const driver = controller === undefined ? "" : driverOf(controller);
  if (controller !== undefined && /-xhci$/.test(driver)) {
    const [usb2 = 4, usb3 = 4] = ["p2", "p3"].map((key) => Number(valueAt(controller, key) ?? 4));
    return slow.test(driverOf(option)) ? usb2 : Math.max(usb2, usb3);
  }
  if (/-uhci\d?$/.test(driver)) return 2;
  return /ehci\d?$/.test(driver) ? 6 : undefined;
}
