import { oncePer } from "../../once-per.ts";
import { providerOf } from "./bus-names.ts";
import {
  type CommandLine,
  machineOf,
  optionsNamed,
  type QemuOption,
  valueAt,
} from "./command-line.ts";
import { busesOf, deviceOf, driverOf, machineFamily } from "./devices.ts";

/**
 * The device of the command line whose bus a device is on; undefined for the machine's own buses.
 *
 * Without `bus=`, QEMU looks from the machine on down for a bus of the type, and on each bus at the devices made last
 * first: QEMU 7.2.22 and 10.0.13.
 */
export function controllerOf(commandLine: CommandLine, option: QemuOption): QemuOption | undefined {
  return controllers(commandLine).get(option);
}

const controllers = oncePer((commandLine: CommandLine): ReadonlyMap<QemuOption, QemuOption> => {
  const found = new Map<QemuOption, QemuOption>();
  const first = new Map<string, Place>();
  const places = new Map<QemuOption, Place>();
  const transports = { unnamed: 0 };
  for (const option of optionsNamed(commandLine, "device")) {
    const needed = deviceOf(commandLine.pack, driverOf(option))?.bus;
    const named = valueAt(option, "bus");
    // a PCI device is on the first bus of all
    const chosen = needed === "PCI" ? undefined : first.get(needed ?? "")?.option;
    const above = named === undefined ? chosen : providerOf(commandLine, named);
    const parent = above && places.get(above);
    if (parent !== undefined) found.set(option, parent.option);
    const own = ownTypes(option, needed);
    if (own.length === 0) continue;
    const rank =
      needed === "virtio-bus" ? transportRank(commandLine, named, transports) : option.order;
    const place = { option, parent, rank, depth: (parent?.depth ?? 0) + 1 };
    places.set(option, place);
    for (const type of own) {
      const other = first.get(type);
      // nobody asks for the first of all PCI buses, of which there may be a thousand below each other
      if (other === undefined || (type !== "PCI" && comesBefore(place, other)))
        first.set(type, place);
    }
  }
  return found;
});

/** Where a controller is in the machine: below another one, and when QEMU comes to it among those beside it. */
interface Place {
  readonly option: QemuOption;
  readonly parent: Place | undefined;
  /** Greater ones are looked at first. */
  readonly rank: number;
  readonly depth: number;
}

/** The buses that a device brings; a hub and the companion of a controller share that of another one. */
const ownTypes = (option: QemuOption, needed: string | undefined) =>
  busesOf(driverOf(option)).filter(
    (type) =>
      type !== "usb-bus" || (needed !== "usb-bus" && valueAt(option, "masterbus") === undefined),
  );

/** Memory-mapped buses are taken from the last one down, and looked at in this order: on `virt` before PCI. */
function transportRank(
  commandLine: CommandLine,
  named: string | undefined,
  transports: { unnamed: number },
): number {
  const [, given] = /^virtio-mmio-bus\.(\d+)$/.exec(named ?? "") ?? [];
  const number = given === undefined ? 31 - transports.unnamed++ : Number(given);
  return machineFamily(machineOf(commandLine).name) === "virt" ? number + 1e6 : number - 1e6;
}

function comesBefore(one: Place, other: Place): boolean {
  let [a, b] = [one, other];
  while (a.depth > b.depth && a.parent !== undefined) a = a.parent;
  while (b.depth > a.depth && b.parent !== undefined) b = b.parent;
  // of two below each other, the upper one
  if (a === b) return one.depth < other.depth;
  while (a.parent !== b.parent && a.parent !== undefined && b.parent !== undefined)
    [a, b] = [a.parent, b.parent];
  return a.rank > b.rank;
}
