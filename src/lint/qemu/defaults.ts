import type { Device } from "../../packs/format.ts";
import type { Finding } from "../finding.ts";
import { expectedInstead } from "../property-type.ts";
import type { RuleId } from "../rules.ts";
import {
  type CommandLine,
  machineOf,
  optionsNamed,
  type QemuOption,
  valueAt,
} from "./command-line.ts";
import { deviceOf, driverOf, isForeignMachine, machineFamily } from "./devices.ts";
import { keysOfPciDevices, ownDevices } from "./rows/own-devices.ts";

/** `-set group.id.key=value`: a key of an option before it. */
export function* checkSet(commandLine: CommandLine, option: QemuOption): Generator<Finding> {
  const { pack } = commandLine;
  const [, group, id = "", key = ""] = /^([^.]+)\.([^.]+)\.([^=]+)=/.exec(option.value ?? "") ?? [];
  const wrong = (rule: RuleId, message: string) => refused(option, rule, message);
  if (group === undefined) {
    yield wrong("missing-value", "-set needs group.id.key=value");
    return;
  }
  if (!Object.hasOwn(pack.options, group)) {
    yield wrong("wrong-value", `-set has no group ${group}`);
    return;
  }
  const target = optionsNamed(commandLine, group).find((other) => valueAt(other, "id") === id);
  if (target === undefined) {
    yield wrong(
      "undefined-reference",
      `-set ${group}.${id} names a ${group} that nothing defines before it`,
    );
    return;
  }
  const device = group === "device" ? deviceOf(pack, driverOf(target)) : undefined;
  if (device !== undefined && key !== "bus" && typeOf(device, key) === undefined)
    yield wrong("unknown-property", `-set: ${driverOf(target)} has no property ${key}`);
}

/** `-global driver.property=value`: it is looked at when a device of the kind is made. */
export function* checkGlobal(commandLine: CommandLine, option: QemuOption): Generator<Finding> {
  const [, driver, property, value] = /^([^.=,]+)\.([^=]+)=(.*)$/s.exec(option.value ?? "") ?? [
    undefined,
    ...["driver", "property", "value"].map((key) => valueAt(option, key)),
  ];
  const wrong = (rule: RuleId, message: string) => refused(option, rule, message);
  if (driver === undefined || property === undefined || value === undefined) {
    yield wrong("missing-value", "-global needs driver.property=value");
    return;
  }
  if (isForeignMachine(commandLine, machineOf(commandLine).name)) return;
  const type = typeOfGlobal(commandLine, driver, property);
  if (type === "") return;
  const expected = type === undefined ? undefined : expectedInstead(type, value);
  if (type === undefined)
    yield wrong("unknown-property", `-global: ${driver} has no property ${property}`);
  else if (expected !== undefined)
    yield wrong(
      "wrong-value",
      `-global: ${property} of ${driver} must be ${expected}, but is ${value}`,
    );
}

/** Undefined where the device has no such property; "" where nothing is known, or no such device is made. */
function typeOfGlobal(
  commandLine: CommandLine,
  driver: string,
  property: string,
): string | undefined {
  const own = Object.hasOwn(ownDevices, driver) ? ownDevices[driver] : undefined;
  if (own?.machine.test(machineFamily(machineOf(commandLine).name))) {
    const isCommon = own.isPci && keysOfPciDevices.test(property);
    return isCommon || property.startsWith("x-") ? "" : own.types[property];
  }
  const device = deviceOf(commandLine.pack, driver);
  const isMade = optionsNamed(commandLine, "device").some((other) => driverOf(other) === driver);
  return isMade && device !== undefined ? typeOf(device, property) : "";
}

function typeOf({ properties, experimental = {} }: Device, key: string): string | undefined {
  if (Object.hasOwn(properties, key)) return properties[key];
  return Object.hasOwn(experimental, key) ? experimental[key] : undefined;
}

const refused = ({ index }: QemuOption, rule: RuleId, message: string): Finding => ({
  rule,
  severity: "refused",
  index,
  message,
});
