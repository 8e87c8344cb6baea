import { oncePer } from "../../once-per.ts";
import type { Device, Properties } from "../../packs/format.ts";
import type { Finding } from "../finding.ts";
import {
  type Build,
  type CommandLine,
  machineOf,
  majorVersion,
  type QemuOption,
  valueAt,
} from "./command-line.ts";
import { deviceOf, driverOf, isForeignMachine } from "./devices.ts";
import { checkProperties, isId, wrongId } from "./properties.ts";
import { unknownName } from "./unknown.ts";

/** The properties of a `-device` whose driver is known. */
export function* checkDevice({ pack }: Build, option: QemuOption): Generator<Finding> {
  const device = deviceOf(pack, driverOf(option));
  if (device === undefined) return;
  yield* checkProperties(option, propertiesOf(device), driverOf(option));
  // before, it looked at the ids of devices in text alone
  const id = valueAt(option, "id");
  if (option.isJson && majorVersion(pack) >= 11 && id !== undefined && !isId(id))
    yield wrongId(option.index, id);
}

/** The driver of a `-device`. Of another architecture's devices nothing is known. */
export function* checkDriver(commandLine: CommandLine, option: QemuOption): Generator<Finding> {
  const { pack } = commandLine;
  const driver = driverOf(option);
  if (deviceOf(pack, driver) !== undefined || /-cpu$/.test(driver)) return;
  if (!isForeignMachine(commandLine, machineOf(commandLine).name))
    yield unknownName(option, "driver", "device", driver, devicesThatTake(option, pack), pack);
}

/** The devices that have all of an option's keys, for another one cannot be meant; a key that no device has is an error of its own. */
function devicesThatTake(option: QemuOption, { devices }: Build["pack"]): string[] {
  const all = Object.entries(devices);
  const has = (device: Device, key: string) => Object.hasOwn(propertiesOf(device), key);
  const keys = option.parts
    .map(({ key }) => key)
    .filter((key) => all.some(([, device]) => has(device, key)));
  return all.filter(([, device]) => keys.every((key) => has(device, key))).map(([name]) => name);
}

/** All keys of a device. A thousand VMs ask for those of the same few. */
const propertiesOf = oncePer((device: Device): Properties => {
  const properties: Record<string, string> = {
    ...device.experimental,
    ...device.properties,
    ...deviceKeys,
  };
  // QEMU lists it as a number
  if (properties["label-size"] !== undefined) properties["label-size"] = "size";
  return properties;
});

/** What every device takes besides its own properties. */
const deviceKeys: Properties = { bus: "str", driver: "str", id: "str" };
