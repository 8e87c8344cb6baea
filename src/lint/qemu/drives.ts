import type { Finding } from "../finding.ts";
import type { RuleId } from "../rules.ts";
import {
  type CommandLine,
  machineOf,
  optionsNamed,
  optionWith,
  type QemuOption,
  valueAt,
} from "./command-line.ts";
import { hasBusBefore, isForeignMachine, isOn, machineFamily } from "./devices.ts";

/** A drive with a place in the machine, which QEMU puts a device in by itself. */
interface Placed {
  readonly option: QemuOption;
  readonly kind: string;
  /** Undefined: the first that is free. */
  readonly index: number | undefined;
}

/** The old options for drives, and where they put them: the first four where the machine has its disks. */
export const shortDrives: Readonly<Record<string, readonly [string, number | undefined]>> = {
  hda: ["ide", 0],
  hdb: ["ide", 1],
  hdc: ["ide", 2],
  hdd: ["ide", 3],
  cdrom: ["ide", 2],
  fda: ["floppy", 0],
  fdb: ["floppy", 1],
  pflash: ["pflash", undefined],
  sd: ["sd", undefined],
  mtdblock: ["mtd", undefined],
};

const places: Readonly<Record<string, number>> = { floppy: 2, pflash: 2 };

/** Drives that the machine has no place for, or that are put where another one is. */
export function* checkDrives(commandLine: CommandLine): Generator<Finding> {
  const machine = machineOf(commandLine).name;
  if (isForeignMachine(commandLine, machine)) return;
  const known = commandLine.pack.machines[machineFamily(machine)]?.driveInterfaces;
  if (known === undefined) return;
  const taken = new Map<string, Set<number>>();
  for (const drive of placed(commandLine)) {
    const { option, kind } = drive;
    if (kind === "virtio" || !known.includes(kind))
      yield* checkInterface(commandLine, drive, known);
    else {
      const there = taken.get(kind) ?? new Set();
      taken.set(kind, there);
      yield* checkPlace(drive, there, machine);
      if (kind === "ide" && valueAt(option, "media") !== "cdrom" && isReadOnly(option))
        yield refused(
          option,
          "wrong-value",
          "an IDE disk cannot be read-only: use media=cdrom or if=virtio",
        );
    }
  }
  yield* checkTaken(commandLine);
}

const refused = ({ index }: QemuOption, rule: RuleId, message: string): Finding => ({
  rule,
  severity: "refused",
  index,
  message,
});

/** A drive of a kind that the machine itself has no place for. */
function* checkInterface(
  commandLine: CommandLine,
  { option, kind }: Placed,
  known: readonly string[],
): Generator<Finding> {
  const machine = machineOf(commandLine).name;
  if (kind === "virtio") {
    if (!hasBusBefore(commandLine, "PCI", Number.POSITIVE_INFINITY))
      yield refused(
        option,
        "no-bus",
        `a drive with if=virtio is a PCI device, and the machine ${machine} has no PCI bus: if=none, and -device virtio-blk-device,drive=...`,
      );
  } else if (kind !== "ide" || valueAt(option, "if") !== undefined)
    yield refused(
      option,
      "no-bus",
      `the machine ${machine} has no place for a drive with if=${kind}${known.length === 0 ? "" : `; it has ${known.join(", ")}`}: if=none, and a -device with drive=...`,
    );
  // such a machine has no place of its own for a drive, and puts it nowhere
  else if (!isUsed(commandLine, valueAt(option, "id")))
    yield {
      ...refused(
        option,
        "no-bus",
        `the machine ${machine} does not connect this drive, so the guest never sees it: if=none, and a -device with drive=...`,
      ),
      severity: "silent",
    };
}

function isUsed(commandLine: CommandLine, id: string | undefined): boolean {
  return optionWith(commandLine, "device", "drive", id) !== undefined;
}

/** The place among those of its kind, of which there are a few. */
function* checkPlace(
  { option, kind, index }: Placed,
  taken: Set<number>,
  machine: string,
): Generator<Finding> {
  if (option.value === "")
    yield refused(option, "stray-word", "an empty argument is read as a disk image");
  let place = index ?? 0;
  while (index === undefined && taken.has(place)) place++;
  const most = places[kind] ?? (machineFamily(machine) === "q35" ? 6 : 4);
  if (taken.has(place))
    yield refused(
      option,
      "collision",
      `there is a drive with if=${kind} at place ${place} already`,
    );
  else if (place >= most)
    yield refused(
      option,
      "no-bus",
      `the machine ${machine} has ${most} places for drives with if=${kind}`,
    );
  taken.add(place);
}

const isReadOnly = (option: QemuOption) =>
  ["readonly", "read-only"].some((key) => isOn(valueAt(option, key)));

/** The places of drives of a kind that the machine makes devices of itself. */
export function drivesOfKind(commandLine: CommandLine, wanted: string): ReadonlySet<number> {
  const taken = new Set<number>();
  for (const { kind, index } of placed(commandLine)) {
    if (kind !== wanted) continue;
    let place = index ?? 0;
    while (index === undefined && taken.has(place)) place++;
    taken.add(place);
  }
  return taken;
}

function placed(commandLine: CommandLine): Placed[] {
  const isPc = machineFamily(machineOf(commandLine).name) === "pc";
  return commandLine.options.flatMap((option): Placed[] => {
    const old = Object.hasOwn(shortDrives, option.name) ? shortDrives[option.name] : undefined;
    if (old !== undefined) return [{ option, kind: old[0], index: old[1] }];
    if (option.name !== "drive") return [];
    const kind = valueAt(option, "if") ?? "ide";
    if (kind === "none") return [];
    const [index, unit, bus] = ["index", "unit", "bus"].map((key) => {
      const value = valueAt(option, key);
      return value === undefined ? undefined : Number(value);
    });
    // an IDE bus of the old PC has two places, one of q35 has one
    const perBus = kind === "ide" && isPc ? 2 : 1;
    const byBus = bus === undefined ? unit : bus * perBus + (unit ?? 0);
    return [{ option, kind, index: index ?? byBus }];
  });
}

/** A drive that the machine has a device for already cannot be another device's. */
function* checkTaken(commandLine: CommandLine): Generator<Finding> {
  const { driveInterfaces } =
    commandLine.pack.machines[machineFamily(machineOf(commandLine).name)] ?? {};
  const own = driveInterfaces?.includes("ide") ? "ide" : "none";
  for (const option of optionsNamed(commandLine, "drive")) {
    const id = valueAt(option, "id");
    if (id === undefined || (valueAt(option, "if") ?? own) === "none") continue;
    const device = optionWith(commandLine, "device", "drive", id);
    if (device !== undefined)
      yield {
        rule: "collision",
        severity: "refused",
        index: option.index,
        message: `the drive ${id} is for ${valueAt(device, "driver")}, and without if=none the machine also creates a device for it`,
      };
  }
}
