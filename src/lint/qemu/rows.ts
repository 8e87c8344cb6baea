import { oncePer } from "../../once-per.ts";
import type { Finding } from "../finding.ts";
import { parseInteger, parseSize } from "../property-type.ts";
import { asksAround, brokenBy, isPossible, keysOf } from "../rows/engine.ts";
import { isExpected } from "../rows/expected.ts";
import type { Other, Row } from "../rows/row.ts";
import type { Subject, Surroundings } from "../rows/subject.ts";
import { shortSocket } from "./characters.ts";
import {
  type CommandLine,
  machineOf,
  optionsNamed,
  type QemuOption,
  valueAt,
  valuesAt,
} from "./command-line.ts";
import { hasBusBefore, isForeignMachine, machineFamily } from "./devices.ts";
import { kindOf, ownerOf } from "./kinds.ts";
import { qemuRows } from "./rows/all.ts";

/** Where an option breaks rows of data, of which its own text, the machine and the build decide. */
export function* checkOwnRows(option: QemuOption, around: Surroundings): Generator<Finding> {
  yield* checkOption(option, around, "own");
  const socket = shortSocket(option);
  if (socket !== undefined) yield* checkOption(socket, around, "own");
}

/** Where options break rows that ask for something besides the option. */
export function* checkRows({ options }: CommandLine, around: Surroundings): Generator<Finding> {
  for (const option of options) {
    yield* checkOption(option, around, "others");
    const socket = shortSocket(option);
    if (socket !== undefined) yield* checkOption(socket, around, "others");
  }
}

function* checkOption(
  option: QemuOption,
  around: Surroundings,
  asking: "own" | "others",
): Generator<Finding> {
  const rows = rowsFor(option.name, kindOf(option), around)[asking];
  const isGiven = (key: string) => valueAt(option, key) !== undefined;
  const counting = rows.filter(({ keys }) => keys === undefined || keys.some(isGiven));
  if (counting.length === 0) return;
  const subject = subjectOf(option);
  for (const { row } of counting)
    for (const { rule, message } of brokenBy(row, subject, around))
      yield {
        rule,
        severity: row.severity ?? "refused",
        index: option.index,
        message,
      };
}

function subjectOf(option: QemuOption): Subject {
  return {
    owner: ownerOf(option),
    text: option.value ?? "",
    values: (key) => valuesAt(option, key),
    isGiven: (key) => valueAt(option, key) !== undefined,
    isBare: (key) => option.parts.some((part) => part.key === key && part.isBare),
    show: (key) => key,
    ask: (key) => `${key}=...`,
    number: numberIn,
  };
}

function numberIn(text: string): number | undefined {
  const integer = parseInteger(text);
  return integer === undefined ? parseSize(text) : Number(integer);
}

export function surroundings(commandLine: CommandLine): Surroundings {
  const { pack } = commandLine;
  const machine = machineOf(commandLine);
  const isForeign = isForeignMachine(commandLine, machine.name);
  const known = isForeign ? undefined : pack.machines[machineFamily(machine.name)];
  return {
    machine: machineFamily(machine.name),
    machineName: machine.name,
    version: pack.build.version,
    target: pack.build.target,
    machineProperty: (key) => machine.properties.get(key),
    machineHas: (key) => known && Object.hasOwn(known.properties, key),
    hasBus: (type) => isForeign || hasBusBefore(commandLine, type, Number.POSITIVE_INFINITY),
    hasOption: ({ option, of, keys = {} }: Other) =>
      optionsNamed(commandLine, option).some(
        (other) =>
          (of === undefined || of.test(kindOf(other))) &&
          Object.entries(keys).every(([key, expected]) =>
            [expected].flat().some((each) => isExpected(each, valueAt(other, key))),
          ),
      ),
  };
}

const rowsByOption = new Map<string, Row[]>();
for (const row of qemuRows)
  for (const name of [row.option].flat())
    rowsByOption.set(name, [...(rowsByOption.get(name) ?? []), row]);

/** A row, with the keys of which one must be given for it to count. */
interface KeyedRow {
  readonly row: Row;
  readonly keys: readonly string[] | undefined;
}

/** Rows that an option breaks by itself, and those that ask for others. */
type RowsOfKind = Readonly<Record<"own" | "others", readonly KeyedRow[]>>;

const noRows: RowsOfKind = { own: [], others: [] };

/** Of a build and kind of machine, by option and kind: a thousand VMs ask for those of the same few. */
type RowTable = Map<string, Map<string, RowsOfKind>>;

const tables = new Map<string, RowTable>();

const tableFor = oncePer(({ machine, version, target }: Surroundings): RowTable => {
  const build = [machine, version, target].join(" ");
  const table = tables.get(build) ?? new Map();
  tables.set(build, table);
  return table;
});

function rowsFor(option: string, kind: string, around: Surroundings): RowsOfKind {
  const all = rowsByOption.get(option);
  if (all === undefined) return noRows;
  const table = tableFor(around);
  const ofOption = table.get(option) ?? new Map<string, RowsOfKind>();
  table.set(option, ofOption);
  const known = ofOption.get(kind);
  if (known !== undefined) return known;
  const keyed = all
    .filter((row) => (row.of === undefined || row.of.test(kind)) && isPossible(row, around))
    .map((row) => ({ row, keys: keysOf(row) }));
  const rows = {
    own: keyed.filter(({ row }) => !asksAround(row)),
    others: keyed.filter(({ row }) => asksAround(row)),
  };
  ofOption.set(kind, rows);
  return rows;
}
