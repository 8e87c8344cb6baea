import { providesNumberedBus } from "../../arguments/bus-names.ts";
import { oncePer } from "../../once-per.ts";
import type { Finding } from "../finding.ts";
import {
  type CommandLine,
  machineOf,
  optionsNamed,
  optionsWith,
  type QemuOption,
  valueAt,
} from "./command-line.ts";
import {
  busesOf,
  busTypesFor,
  deviceOf,
  driverOf,
  hasFloppyDrives,
  isaPc,
  isForeignMachine,
  isOn,
  machineFamily,
  ownBusesOf,
} from "./devices.ts";

/** A device's bus must be there when the device is made, and devices are made in their order. */
export function* checkBusNames(commandLine: CommandLine): Generator<Finding> {
  if (isForeignMachine(commandLine, machineOf(commandLine).name)) return;
  for (const option of optionsNamed(commandLine, "device")) {
    const bus = valueAt(option, "bus");
    if (bus === undefined) continue;
    const own = ownBuses(commandLine);
    if (!own.areKnown && machineBusNames.test(bus)) continue;
    const problem = problemOf(commandLine, option, bus, own);
    if (problem !== undefined)
      yield { rule: problem[0], severity: "refused", index: option.index, message: problem[1] };
  }
}

type Problem = readonly [rule: Finding["rule"], message: string] | undefined;

/** What is wrong with the bus that a device names. */
function problemOf(
  commandLine: CommandLine,
  option: QemuOption,
  bus: string,
  own: OwnBuses,
): Problem {
  if (Object.hasOwn(own.types, bus))
    return wrongType(commandLine, option, bus, [own.types[bus] ?? ""]);
  const provider = providerOf(commandLine, bus);
  if (provider === undefined)
    return mayBeOfNameless(commandLine, option, bus, own)
      ? undefined
      : ["undefined-reference", `bus=${bus} names a bus that nothing defines`];
  if (provider.order >= option.order)
    return [
      "used-before-definition",
      `bus=${bus} is defined only later: QEMU creates devices in order`,
    ];
  return (
    noSuchNumber(provider, bus) ?? wrongType(commandLine, option, bus, busesOf(driverOf(provider)))
  );
}

function wrongType(
  { pack }: CommandLine,
  option: QemuOption,
  bus: string,
  types: readonly string[],
): Problem {
  const needed = deviceOf(pack, driverOf(option))?.bus;
  if (needed === undefined || types.length === 0) return undefined;
  if (busTypesFor(needed).some((type) => types.includes(type))) return undefined;
  return [
    "wrong-bus",
    `${driverOf(option)} needs a bus of type ${needed}, and bus=${bus} is of type ${types.join(", ")}`,
  ];
}

/** The device that brings the bus: "rp1", or scsi0 for "scsi0.0". */
export function providerOf(commandLine: CommandLine, bus: string): QemuOption | undefined {
  const devices = optionsWith(commandLine, "device", "id");
  const isNumbered = (option: QemuOption) => providesNumberedBus({ name: driverOf(option) });
  const [first, second] = [
    devices.get(bus.replace(/\.\d+$/, ""))?.find(isNumbered),
    devices.get(bus)?.find((option) => !isNumbered(option)),
  ];
  if (first === undefined || second === undefined) return first ?? second;
  return first.order < second.order ? first : second;
}

/** A controller numbers its buses from 0: most have one. */
function noSuchNumber(provider: QemuOption, bus: string): Problem {
  const [, id = "", number] = /^(.*)\.(\d+)$/.exec(bus) ?? [];
  const [buses] = ownBusesOf(driverOf(provider));
  if (number === undefined || buses === undefined || valueAt(provider, "id") !== id)
    return undefined;
  const count = buses.count ?? 1;
  if (Number(number) < count) return undefined;
  return [
    "undefined-reference",
    count === 1
      ? `bus=${bus} names a bus that ${id} does not have: it has only ${id}.0`
      : `bus=${bus} names a bus that ${id} does not have: it has ${id}.0 to ${id}.${count - 1}`,
  ];
}

/** A controller without an id names its bus after its kind: what it is called depends on all before it. */
function mayBeOfNameless(
  commandLine: CommandLine,
  option: QemuOption,
  bus: string,
  own: OwnBuses,
): boolean {
  const kind = kindsOfBuses.find(({ name }) => name.test(bus));
  if (kind === undefined) return false;
  if (!own.areKnown) return true;
  return (namelessStarts(commandLine).get(kind.type) ?? option.order) < option.order;
}

/** The order of the first controller without an id for each type of bus. */
const namelessStarts = oncePer((commandLine: CommandLine) => {
  const nameless = optionsNamed(commandLine, "device").filter(
    (option) => valueAt(option, "id") === undefined,
  );
  const starts = nameless.flatMap((option) =>
    busesOf(driverOf(option)).map((type) => [type, option.order] as const),
  );
  // of two entries the later one stays
  return new Map(starts.reverse());
});

const kindsOfBuses: readonly { readonly name: RegExp; readonly type: string }[] = [
  { name: /^ccid\.\d+$/, type: "ccid-bus" },
  { name: /^floppy-bus\.\d+$/, type: "floppy-bus" },
  { name: /^hda\.\d+$/, type: "HDA" },
  { name: /^(ide|sata)\.\d+$/, type: "IDE" },
  { name: /^nvme-bus\.\d+$/, type: "nvme-bus" },
  { name: /^scsi\.\d+$/, type: "SCSI" },
  { name: /^sd-bus\.\d+$/, type: "sd-bus" },
  { name: /^usb-bus\.\d+$/, type: "usb-bus" },
  { name: /^virtio-serial-bus\.\d+$/, type: "virtio-serial-bus" },
];

/** Buses that machines have from the start, for packs that do not list them. */
const machineBusNames =
  /^(pcie?\.0|isa\.0|ide\.\d+|i2c|main-system-bus|virtio-mmio-bus\.\d+|smbus|usb-bus\.0|floppy-bus\.0|sysbus)$/;

interface OwnBuses {
  readonly types: Readonly<Record<string, string>>;
  /** The pack lists the machine's buses. */
  readonly areKnown: boolean;
}

/** The buses that the machine has from the start, and those that its properties bring. */
const ownBuses = oncePer((commandLine: CommandLine): OwnBuses => {
  const machine = machineOf(commandLine);
  const listed =
    commandLine.pack.machines[machineFamily(machine.name)]?.busNames ??
    (machine.name === "isapc" ? isaPc.busNames : undefined);
  const hasUsb = isOn(machine.properties.get("usb")) || optionsNamed(commandLine, "usb").length > 0;
  return {
    areKnown: listed !== undefined,
    types: {
      ...listed,
      ...(isOn(machine.properties.get("pcie")) ? { "pcie.0": "PCIE" } : {}),
      ...(hasUsb ? { "usb-bus.0": "usb-bus" } : {}),
      ...(hasFloppyDrives(commandLine) ? { "floppy-bus.0": "floppy-bus" } : {}),
    },
  };
});
