import type { Device } from "../format.ts";
import { sorted } from "../sorted.ts";
import { askEach } from "./ask-each.ts";
import type { ListedDevice } from "./help-texts.ts";
import type { StartQemu } from "./qmp.ts";
import { enumOf, isSettable, type Property, propertyType } from "./qom-properties.ts";

/** The devices of a build, and those that it lists, but exits on when asked about them. */
interface DescribedDevices {
  readonly devices: Record<string, Device>;
  readonly unread: readonly string[];
}

/** The devices in the help text with their buses and the properties that a user can set, and their aliases. */
export async function describeDevices(
  startQemu: StartQemu,
  args: readonly string[],
  listed: readonly ListedDevice[],
): Promise<DescribedDevices> {
  const names = listed.map(({ name }) => name);
  const { answers, unread } = await askEach(startQemu, args, "device-list-properties", names);
  const found: [string, Device][] = [];
  for (const { name, bus, alias } of listed) {
    const properties = answers.get(name) as readonly Property[] | undefined;
    if (properties === undefined) continue;
    const onBus = bus === undefined ? {} : { bus };
    found.push([
      name,
      { ...onBus, properties: deviceProperties(properties), ...experimental(properties) },
    ]);
    if (alias !== undefined) found.push([alias, { ...onBus, aliasOf: name, properties: {} }]);
  }
  return { devices: Object.fromEntries(found), unread };
}

function deviceProperties(listed: readonly Property[]): Record<string, string> {
  return sorted(
    Object.fromEntries(
      listed
        .filter(({ name, type }) => isSettable(name, type))
        .map(({ name, type, description }) => [
          name,
          // QOM lists a PCI address as a number, but parses it from "06.0"
          description?.startsWith("Slot and optional function")
            ? "pci-address"
            : (enumOf(description, type) ?? propertyType(type)),
        ]),
    ),
  );
}

/** The experimental properties, which any version may remove, if the device has some. */
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
