import type { Finding } from "../finding.ts";
import {
  type CommandLine,
  machineOf,
  optionsNamed,
  type QemuOption,
  valueAt,
} from "./command-line.ts";
import { deviceOf, driverOf, isForeignMachine } from "./devices.ts";

/** Places that devices name on SCSI and serial buses: each is one device's. */
export function* checkDevicePlaces(commandLine: CommandLine): Generator<Finding> {
  if (isForeignMachine(commandLine, machineOf(commandLine).name)) return;
  const taken = new Set<string>();
  for (const option of optionsNamed(commandLine, "device")) {
    const place = placeOf(commandLine, option);
    if (place === undefined) continue;
    const where = `${place} of ${valueAt(option, "bus") ?? "its bus"}`;
    const known = `${deviceOf(commandLine.pack, driverOf(option))?.bus} ${where}`;
    if (taken.has(known)) yield refused(option, `${where} already belongs to another device`);
    taken.add(known);
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
    case "virtio-serial-bus":
      return said("nr");
    default:
      return undefined;
  }
}
