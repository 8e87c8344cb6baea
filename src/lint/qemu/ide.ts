import type { Finding } from "../finding.ts";
import { providerOf } from "./bus-names.ts";
import { type CommandLine, machineOf, optionsNamed, valueAt } from "./command-line.ts";
import { driverOf, isForeignMachine, machineFamily, ownBusesOf } from "./devices.ts";

/** Places on an IDE bus: two on that of an old PC, one on each port of AHCI. */
export function* checkIdeUnits(commandLine: CommandLine): Generator<Finding> {
  if (isForeignMachine(commandLine, machineOf(commandLine).name)) return;
  const taken = new Map<string, Set<number>>();
  for (const option of optionsNamed(commandLine, "device")) {
    const bus = valueAt(option, "bus");
    if (bus === undefined || !/^ide-(hd|cd|cf|drive)$/.test(driverOf(option))) continue;
    const units = unitsOf(commandLine, bus);
    if (units === undefined) continue;
    const there = taken.get(bus) ?? new Set();
    taken.set(bus, there);
    const given = Number(valueAt(option, "unit") ?? "-1");
    // QEMU tries the second place where the first is taken
    const unit = given >= 0 ? given : there.has(0) ? 1 : 0;
    const refused = (message: string): Finding => ({
      rule: "collision",
      severity: "refused",
      index: option.index,
      message,
    });
    if (unit >= units)
      yield refused(
        `${bus} has ${units === 1 ? "one place for a drive" : `${units} places for drives`}, and there is none with unit=${unit}`,
      );
    else if (there.has(unit)) yield refused(`unit=${unit} of ${bus} is another drive's already`);
    there.add(unit);
  }
}

/** How many drives the bus takes; undefined where nothing is known of it. */
function unitsOf(commandLine: CommandLine, bus: string): number | undefined {
  const provider = providerOf(commandLine, bus);
  if (provider !== undefined)
    return ownBusesOf(driverOf(provider)).find(({ type }) => type === "IDE")?.units;
  const machine = machineFamily(machineOf(commandLine).name);
  return /^ide\.\d+$/.test(bus) ? { pc: 2, q35: 1 }[machine] : undefined;
}
