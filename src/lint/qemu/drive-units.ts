import type { Finding } from "../finding.ts";
import {
  type CommandLine,
  machineOf,
  optionsNamed,
  type QemuOption,
  valueAt,
} from "./command-line.ts";
import {
  driverOf,
  hasFloppyDrives,
  isForeignMachine,
  machineFamily,
  ownBusesOf,
} from "./devices.ts";
import { drivesOfKind } from "./drives.ts";

/** Drives with a `unit` on a bus that has places for one or two. */
interface Kind {
  readonly drives: RegExp;
  /** The type of their bus, and what messages call it. */
  readonly bus: string;
  readonly named: string;
  /** How many places QEMU tries for a drive that says none. */
  readonly tried: number;
  /** The buses that the machine has from the start, with the drives that it puts there itself. */
  readonly ofMachine: (commandLine: CommandLine) => UnitBus[];
}

const kinds: readonly Kind[] = [
  {
    ...{ drives: /^ide-(hd|cd|cf|drive)$/, bus: "IDE", named: "the IDE bus", tried: 2 },
    ofMachine: ideBuses,
  },
  {
    ...{ drives: /^floppy$/, bus: "floppy-bus", named: "the floppy controller", tried: 3 },
    ofMachine: floppyBuses,
  },
];

/** Places on IDE buses, two on that of an old PC and one on each port of AHCI, and the two of a floppy controller. */
export function* checkDriveUnits(commandLine: CommandLine): Generator<Finding> {
  if (isForeignMachine(commandLine, machineOf(commandLine).name)) return;
  const devices = optionsNamed(commandLine, "device");
  for (const kind of kinds) {
    if (!devices.some((option) => kind.drives.test(driverOf(option)))) continue;
    const buses = kind.ofMachine(commandLine);
    for (const option of devices) {
      const driver = driverOf(option);
      const id = valueAt(option, "id");
      for (const { type, count = 1, units = 1 } of ownBusesOf(driver))
        if (type === kind.bus)
          buses.push(...numbered(id === undefined ? "" : `${id}.`, count, units));
      if (kind.drives.test(driver)) yield* checkUnit(option, buses, kind);
    }
  }
}

interface UnitBus {
  readonly name: string;
  /** How many drives it takes. */
  readonly units: number;
  readonly taken: Set<number>;
}

const numbered = (prefix: string, count: number, units: number): UnitBus[] =>
  Array.from({ length: count }, (_, number) => ({
    name: prefix === "" ? "" : prefix + number,
    units,
    taken: new Set(),
  }));

function* checkUnit(
  option: QemuOption,
  buses: readonly UnitBus[],
  { named: shown, tried }: Kind,
): Generator<Finding> {
  const named = valueAt(option, "bus");
  // without a name it is the bus that was made last
  const bus = named === undefined ? buses.at(-1) : buses.find(({ name }) => name === named);
  if (bus === undefined) return;
  const { name, units, taken } = bus;
  const given = Number(valueAt(option, "unit") ?? "-1");
  const unit = given >= 0 ? given : firstFree(taken, tried - 1);
  const refused = (rule: Finding["rule"], message: string): Finding => ({
    rule,
    severity: "refused",
    index: option.index,
    message,
  });
  const hint = named === undefined ? ": say bus=... for each drive" : "";
  if (unit >= units)
    yield refused(
      given >= 0 ? "collision" : "full-bus",
      `${name || shown} has ${units === 1 ? "one place for a drive" : `${units} places for drives`}, and there is none with unit=${unit}${hint}`,
    );
  else if (taken.has(unit))
    yield refused(
      "collision",
      `unit=${unit} of ${name || shown} already belongs to another drive${hint}`,
    );
  taken.add(unit);
}

/** Where QEMU puts a drive that does not say where. */
function firstFree(taken: ReadonlySet<number>, last: number): number {
  let unit = 0;
  while (unit < last && taken.has(unit)) unit++;
  return unit;
}

/** An old PC has a floppy controller, and a new one where there are drives for it. */
function floppyBuses(commandLine: CommandLine): UnitBus[] {
  const isOld = machineFamily(machineOf(commandLine).name) === "pc";
  if (!isOld && !hasFloppyDrives(commandLine)) return [];
  const buses = numbered("floppy-bus.", 1, 2);
  for (const unit of drivesOfKind(commandLine, "floppy")) buses[0]?.taken.add(unit);
  return buses;
}

function ideBuses(commandLine: CommandLine): UnitBus[] {
  const { name, properties } = machineOf(commandLine);
  const machine = machineFamily(name);
  if (machine !== "pc" && machine !== "q35") return [];
  if (machine === "q35" && properties.get("sata") === "off") return [];
  const units = machine === "pc" ? 2 : 1;
  const buses = numbered("ide.", machine === "pc" ? 2 : 6, units);
  const put = (index: number) => buses[Math.floor(index / units)]?.taken.add(index % units);
  const drives = drivesOfKind(commandLine, "ide");
  for (const index of drives) put(index);
  if (hasOwnDrive(commandLine)) put(2);
  return buses;
}

/** Without one on the command line, the machine has an empty drive for CDs. */
function hasOwnDrive(commandLine: CommandLine): boolean {
  return (
    optionsNamed(commandLine, "nodefaults").length === 0 &&
    !optionsNamed(commandLine, "device").some((device) =>
      /^(ide|scsi)-(cd|hd)$/.test(driverOf(device)),
    )
  );
}
