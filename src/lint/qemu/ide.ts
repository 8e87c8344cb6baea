import type { Finding } from "../finding.ts";
import {
  type CommandLine,
  machineOf,
  optionsNamed,
  type QemuOption,
  valueAt,
} from "./command-line.ts";
import { driverOf, isForeignMachine, machineFamily, ownBusesOf } from "./devices.ts";
import { drivesOfKind } from "./drives.ts";

/** Places on IDE buses: two on that of an old PC, one on each port of AHCI. */
export function* checkIdeUnits(commandLine: CommandLine): Generator<Finding> {
  if (isForeignMachine(commandLine, machineOf(commandLine).name)) return;
  const devices = optionsNamed(commandLine, "device");
  if (!devices.some((option) => driverOf(option).startsWith("ide-"))) return;
  const buses = machineBuses(commandLine);
  for (const option of devices) {
    const driver = driverOf(option);
    const id = valueAt(option, "id");
    for (const { type, count = 1, units = 1 } of ownBusesOf(driver))
      if (type === "IDE") buses.push(...numbered(id === undefined ? "" : `${id}.`, count, units));
    if (/^ide-(hd|cd|cf|drive)$/.test(driver)) yield* checkUnit(option, buses);
  }
}

interface IdeBus {
  readonly name: string;
  /** How many drives it takes. */
  readonly units: number;
  readonly taken: Set<number>;
}

const numbered = (prefix: string, count: number, units: number): IdeBus[] =>
  Array.from({ length: count }, (_, number) => ({
    name: prefix === "" ? "" : prefix + number,
    units,
    taken: new Set(),
  }));

function* checkUnit(option: QemuOption, buses: readonly IdeBus[]): Generator<Finding> {
  const named = valueAt(option, "bus");
  // without a name it is the bus that was made last
  const bus = named === undefined ? buses.at(-1) : buses.find(({ name }) => name === named);
  if (bus === undefined) return;
  const { name, units, taken } = bus;
  const given = Number(valueAt(option, "unit") ?? "-1");
  // QEMU tries the second place where the first is taken
  const unit = given >= 0 ? given : taken.has(0) ? 1 : 0;
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
      `${name || "the IDE bus"} has ${units === 1 ? "one place for a drive" : `${units} places for drives`}, and there is none with unit=${unit}${hint}`,
    );
  else if (taken.has(unit))
    yield refused(
      "collision",
      `unit=${unit} of ${name || "the IDE bus"} already belongs to another drive${hint}`,
    );
  taken.add(unit);
}

/** What the machine has from the start, with the drives that it puts there itself. */
function machineBuses(commandLine: CommandLine): IdeBus[] {
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
