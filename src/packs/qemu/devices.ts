import type { Device } from "../format.ts";
import { sorted } from "../sorted.ts";
import type { ListedDevice } from "./help-texts.ts";
import type { Dialogue } from "./qmp.ts";
import {
  enumOf,
  isSettable,
  type Property,
  propertiesOfType,
  propertyType,
} from "./qom-properties.ts";

/** The devices that the help text lists, with their buses and the properties that a user can set, and their aliases. */
export async function describeDevices(
  dialogue: Dialogue,
  listed: readonly ListedDevice[],
): Promise<Record<string, Device>> {
  const found: [string, Device][] = [];
  for (const { name, bus, alias } of listed) {
    const properties = await propertiesOfType(dialogue, "device-list-properties", name);
    if (properties === undefined) continue;
    const onBus = bus === undefined ? {} : { bus };
    found.push([
      name,
      { ...onBus, properties: deviceProperties(properties), ...experimental(properties) },
    ]);
    if (alias !== undefined) found.push([alias, { ...onBus, aliasOf: name, properties: {} }]);
  }
  return Object.fromEntries(found);
}

function deviceProperties(listed: readonly Property[]): Record<string, string> {
  return sorted(
    Object.fromEntries(
      listed
        .filter(({ name, type }) => isSettable(name, type))
        .map(({ name, type, description }) => [
          name,
          // a PCI address is a number only to QOM: it is read from "06.0"
          description?.startsWith("Slot and optional function")
            ? "pci-address"
            : (enumOf(description, type) ?? propertyType(type)),
        ]),
    ),
  );
}

/** The properties that a version may drop, where the device has any. */
function experimental(listed: readonly Property[]): Pick<Device, "experimental"> {
  const found = listed.filter(
    ({ name, type }) => name.startsWith("x-") && !type.startsWith("child<"),
  );
  return found.length === 0
    ? {}
    : {
        experimental: sorted(
          Object.fromEntries(
            found.map(({ name, type, description }) => [
              name,
              enumOf(description, type) ?? propertyType(type),
            ]),
          ),
        ),
      };
}
