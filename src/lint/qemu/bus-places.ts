import type { Finding } from "../finding.ts";
import { controllerOf } from "./bus-choice.ts";
import {
  type CommandLine,
  machineOf,
  optionsNamed,
  type QemuOption,
  valueAt,
} from "./command-line.ts";
import { deviceOf, driverOf, isForeignMachine } from "./devices.ts";

/** A controller's bus. */
interface Places {
  readonly of: RegExp;
  /** The bus's type, as devices name it. */
  readonly type: string;
  /** How many devices it takes, of which none says where. */
  readonly most: number;
  /** Keys by which a device says where it is. */
  readonly said: readonly string[];
  /** A key of the controller with which it has a place less. */
  readonly unless?: string;
  /** The greatest number of a logical unit. */
  readonly lastUnit?: number;
  readonly instead: string;
}

const scsi = {
  type: "SCSI",
  said: ["channel", "scsi-id", "lun"],
  instead: "another controller has more, and so have units (lun=...) of one target",
} as const;

/**
 * With one device more, or a greater unit, QEMU refuses to start: measured on 7.2.22, those of SCSI on 10.0.13
 * and 11.1.3, too.
 */
const places: readonly Places[] = [
  { ...scsi, of: /^virtio-scsi-(pci|device)/, most: 256, lastUnit: 16383 },
  { ...scsi, of: /^megasas/, most: 65, lastUnit: 255 },
  { ...scsi, of: /^pvscsi$/, most: 65, lastUnit: 0 },
  { ...scsi, of: /^mptsas1068$/, most: 9, lastUnit: 1 },
  { ...scsi, of: /^(am53c974|dc390)$/, most: 8, lastUnit: 7 },
  { ...scsi, of: /^lsi/, most: 8, lastUnit: 0 },
  { ...scsi, of: /^usb-uas$/, most: Infinity, lastUnit: 255 },
  { ...scsi, of: /^usb-bot$/, most: Infinity, lastUnit: 15 },
  {
    ...{ of: /^(ich9-)?intel-hda$/, type: "HDA", most: 15, said: ["cad"] },
    instead: "another controller has more",
  },
  {
    ...{ of: /^nvme$/, type: "nvme-bus", most: 256, said: ["nsid"] },
    unless: "drive",
    instead: "another controller has more",
  },
  {
    ...{ of: /^tpci200$/, type: "IndustryPack", most: 4, said: [] },
    instead: "another controller has more",
  },
  {
    ...{ of: /^usb-ccid$/, type: "ccid-bus", most: 1, said: ["slot"] },
    instead: "another usb-ccid takes another card",
  },
];

interface Bus extends Places {
  readonly driver: string;
  /** How many devices are on it. */
  count: number;
  /** None of them says where it is. */
  isCounted: boolean;
}

/** Devices beyond what the bus of a controller takes, and units that it does not address. */
export function* checkBusPlaces(commandLine: CommandLine): Generator<Finding> {
  if (isForeignMachine(commandLine, machineOf(commandLine).name)) return;
  const buses = new Map<QemuOption, Bus>();
  for (const option of optionsNamed(commandLine, "device")) {
    const driver = driverOf(option);
    const controller = controllerOf(commandLine, option);
    const bus = controller && buses.get(controller);
    const type = deviceOf(commandLine.pack, driver)?.bus;
    if (bus !== undefined && bus.type === type) yield* checkPlace(option, bus);
    const own = placesOf(driver);
    if (
      own !== undefined &&
      (own.unless === undefined || valueAt(option, own.unless) === undefined)
    )
      buses.set(option, { ...own, driver, count: 0, isCounted: true });
  }
}

function placesOf(driver: string): Places | undefined {
  if (!knownPlaces.has(driver))
    knownPlaces.set(
      driver,
      places.find(({ of }) => of.test(driver)),
    );
  return knownPlaces.get(driver);
}

/** Each device of a thousand VMs is looked up, and most are of the same few kinds. */
const knownPlaces = new Map<string, Places | undefined>();

function* checkPlace(option: QemuOption, bus: Bus): Generator<Finding> {
  const { driver, most, lastUnit, said, instead } = bus;
  bus.count++;
  bus.isCounted &&= said.every((key) => valueAt(option, key) === undefined);
  const unit = Number(valueAt(option, "lun") ?? "0");
  if (bus.type === "SCSI" && lastUnit !== undefined && unit > lastUnit && unit <= 16383)
    yield {
      ...{ rule: "wrong-value", severity: "refused", index: option.index },
      message: `lun=${unit}: ${driver} has ${lastUnit === 0 ? "lun=0 alone" : `units 0 to ${lastUnit}`}`,
    };
  if (bus.isCounted && bus.count > most)
    yield {
      ...{ rule: "full-bus", severity: "refused", index: option.index },
      message: `the bus of ${driver} has ${most === 1 ? "a place for one device" : `places for ${most} devices`}, and this is one more: ${instead}`,
    };
}
