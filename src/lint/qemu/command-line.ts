import { onlyClosest } from "../../closest.ts";
import { oncePer } from "../../once-per.ts";
import type { QemuPack } from "../../packs/format.ts";
import type { Finding } from "../finding.ts";
import { type KeyValue, parseKeyValues } from "../key-values.ts";
import { keysRows } from "./rows/keys.ts";

/** An option with its value, which is the argument after it. */
export interface QemuOption {
  /** Without dashes, under its one name: `M` is `machine`. */
  readonly name: string;
  /** Of the option's own argument. */
  readonly index: number;
  /** Of two devices, the one with the lower is made first. */
  readonly order: number;
  readonly value: string | undefined;
  /**
   * The value's parts where it is `key=value,...`, or a JSON object's members: one array for all options of one name
   * and value.
   */
  readonly parts: readonly KeyValue[];
  readonly isJson: boolean;
}

/** What decides on an option by itself. */
export interface Build {
  readonly pack: QemuPack;
}

/** A command line of QEMU, taken apart as QEMU does it. */
export interface CommandLine extends Build {
  readonly args: readonly string[];
  readonly options: readonly QemuOption[];
  /** Each rule asks for options of some name, and most lines have none. */
  readonly named: OptionTable;
}

const oneName: Readonly<Record<string, string>> = { M: "machine" };

/** The key that a first part without `=` stands for. */
export const impliedKeys: Readonly<Record<string, string>> = {
  accel: "accel",
  audio: "driver",
  audiodev: "driver",
  blockdev: "driver",
  boot: "order",
  chardev: "backend",
  cpu: "model",
  device: "driver",
  display: "type",
  fsdev: "fsdriver",
  fw_cfg: "name",
  icount: "shift",
  m: "size",
  machine: "type",
  mon: "chardev",
  name: "guest",
  net: "type",
  netdev: "type",
  nic: "type",
  numa: "type",
  object: "qom-type",
  sandbox: "enable",
  smp: "cpus",
  tpmdev: "type",
  trace: "enable",
  virtfs: "fsdriver",
  vnc: "vnc",
};

/** Options whose value is `key=value,...`. */
const structured = new Set([
  ...Object.keys(impliedKeys),
  ...["drive", "global", ...keysRows.map(({ option }) => option)],
]);

/** Options whose keys each need a value; the others take a bare key for `key=on`, and a bare `nokey` for `key=off`. */
const withoutBareKeys = [
  "audio",
  "audiodev",
  "blockdev",
  "boot",
  "compat",
  "display",
  "machine",
  "smp",
];

/** Options whose value may be a JSON object. */
const takesJson = ["audiodev", "blockdev", "compat", "device", "display", "netdev", "object"];

/** The new network backends have the new syntax. */
export function needsValues({ name, parts }: Pick<QemuOption, "name" | "parts">): boolean {
  return (
    withoutBareKeys.includes(name) ||
    (name === "netdev" && ["stream", "dgram"].includes(parts[0]?.value ?? ""))
  );
}

/** Takes the arguments apart; what QEMU already refuses for that stands beside it. */
export function parseCommandLine(
  args: readonly string[],
  pack: QemuPack,
): { readonly commandLine: CommandLine; readonly findings: readonly Finding[] } {
  const options: QemuOption[] = [];
  const findings: Finding[] = [];
  let index = 0;
  while (index < args.length) {
    const { option, finding, count } = parseNext(args, index, pack, options.at(-1));
    if (option !== undefined) options.push(option);
    if (finding !== undefined) findings.push(finding);
    index += count;
  }
  const made = asMade(options);
  const named = grouped(made, ({ name }) => name);
  return { commandLine: { args, options: made, named, pack }, findings };
}

/** QEMU makes the devices that are said as text before those in JSON. */
function asMade(options: readonly QemuOption[]): readonly QemuOption[] {
  const devices = options.filter(({ name }) => name === "device");
  const [json, texts] = [true, false].map((is) => devices.filter(({ isJson }) => isJson === is));
  const made = [...(texts ?? []), ...(json ?? [])].values();
  if (json?.length === 0 || texts?.length === 0) return options;
  return options.map((option) =>
    option.name === "device" ? { ...(made.next().value ?? option), order: option.index } : option,
  );
}

/** What stands at a place, and how many arguments it takes. */
interface Parsed {
  readonly option?: QemuOption;
  readonly finding?: Finding;
  readonly count: number;
}

function parseNext(
  args: readonly string[],
  index: number,
  pack: QemuPack,
  before: QemuOption | undefined,
): Parsed {
  const arg = args[index] ?? "";
  // a disk's image may be given alone
  if (arg === "" || (!arg.startsWith("-") && /^[^\s,=]*[/.][^\s,=]*$/.test(arg)))
    return { option: placed(optionText("hda", arg), index), count: 1 };
  if (!arg.startsWith("-")) return { finding: strayArgument(args, index, before), count: 1 };
  const written = arg.replace(/^--?/, "");
  const arity = Object.hasOwn(pack.options, written) ? pack.options[written] : undefined;
  const value = args[index + 1];
  if (arity === undefined) {
    // the argument after an unknown option is its value
    const hasValue = !/\s|=/.test(arg) && value?.startsWith("-") === false;
    return { finding: unknownOption(arg, index, pack), count: hasValue ? 2 : 1 };
  }
  const name = oneName[written] ?? written;
  if (arity === 0) return { option: placed(optionText(name, undefined), index), count: 1 };
  if (value === undefined || isKnownOption(value, pack))
    return { finding: missingValue(arg, index, value), count: 1 };
  return { option: placed(optionText(name, value), index), count: 2 };
}

function missingValue(arg: string, index: number, next: string | undefined): Finding {
  return {
    rule: "missing-value",
    severity: "refused",
    index,
    message:
      next === undefined
        ? `${arg} needs a value, and nothing follows`
        : `${arg} needs a value, and reads the next argument as one: ${next}`,
  };
}

/** An option without its place. */
type OptionText = Omit<QemuOption, "index" | "order">;

/** Key by key: this is made for each option of each VM. */
const placed = ({ name, value, parts, isJson }: OptionText, index: number): QemuOption => ({
  name,
  index,
  order: index,
  value,
  parts,
  isJson,
});

function isKnownOption(arg: string, pack: QemuPack): boolean {
  return arg.startsWith("-") && Object.hasOwn(pack.options, arg.replace(/^--?/, ""));
}

/** Most options of a fleet's VMs have the same text: each is taken apart once. */
const parsed = new Map<string, OptionText>();

export function optionText(name: string, value: string | undefined): OptionText {
  const text = value === undefined ? name : `${name} ${value}`;
  const known = parsed.get(text);
  if (known !== undefined) return known;
  const made = parseText(name, value);
  parsed.set(text, made);
  return made;
}

function parseText(name: string, value: string | undefined): OptionText {
  const isEmpty = value === "" && keysRows.some(({ option }) => option === name);
  if (value === undefined || !structured.has(name) || isEmpty)
    return { name, value, parts: [], isJson: false };
  if (value.startsWith("{") && takesJson.includes(name)) {
    const parts = parseJsonParts(value);
    if (parts !== undefined)
      return {
        name,
        value,
        parts: parts.filter((part) => isRead(name, part)),
        isJson: true,
      };
  }
  const parts = parseKeyValues(value, impliedKeys[name]).map((part) =>
    // QEMU takes mem_merge for mem-merge
    name === "machine" ? { ...part, key: part.key.replaceAll("_", "-") } : part,
  );
  return {
    name,
    value,
    parts: needsValues({ name, parts }) ? parts : parts.map(negated),
    isJson: false,
  };
}

/** A bare `nowait` says no to `wait`. */
export function negated(part: KeyValue): KeyValue {
  return part.isBare && /^no./.test(part.key)
    ? { ...part, key: part.key.slice(2), value: "off" }
    : part;
}

/** Of a device's bus and id QEMU takes only texts, and ignores what is not one. */
function isRead(option: string, { key, json }: KeyValue): boolean {
  return (
    option !== "device" ||
    !/^(bus|id)(\.|$)/.test(key) ||
    (typeof json === "string" && !key.includes("."))
  );
}

function parseJsonParts(text: string): KeyValue[] | undefined {
  for (const json of [text, doubleQuoted(text)])
    try {
      return jsonParts("", withFractions(json));
    } catch {}
  return undefined;
}

/** A number as it was written: 1.0 is not a whole number for QEMU, and is 1 for JavaScript. */
class Fraction {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

const fractionMark = "\u0000";

function withFractions(text: string): unknown {
  const marked = text.replace(/"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g, (token) =>
    /^"|^-?\d+$/.test(token) ? token : JSON.stringify(fractionMark + token),
  );
  return JSON.parse(marked, (_, value) =>
    typeof value === "string" && value.startsWith(fractionMark)
      ? new Fraction(value.slice(fractionMark.length))
      : value,
  );
}

/** QEMU takes texts in single quotes, too. */
function doubleQuoted(text: string): string {
  return text.replace(/"(?:[^"\\]|\\.)*"|'((?:[^'\\]|\\.)*)'/g, (whole, single?: string) =>
    single === undefined ? whole : `"${single.replace(/\\'/g, "'").replace(/"/g, '\\"')}"`,
  );
}

/** What stands in JSON, under the names that the members of structures have on the command line: `addr.type`. */
function jsonParts(prefix: string, json: unknown): KeyValue[] {
  return Object.entries(json as Record<string, unknown>).flatMap(([name, value]): KeyValue[] => {
    const key = prefix + name;
    const part = (text: string) => ({ key, value: text, isBare: false, json: value });
    if (Array.isArray(value))
      return value.length === 0
        ? [part("")]
        : value.map((element) => part(String(element?.str ?? element)));
    if (value === null) return [part("")];
    if (value instanceof Fraction) return [part(value.text)];
    if (typeof value === "object")
      return Object.keys(value).length === 0 ? [part("")] : jsonParts(`${key}.`, value);
    return [part(typeof value === "boolean" ? (value ? "on" : "off") : String(value))];
  });
}

function unknownOption(arg: string, index: number, pack: QemuPack): Finding {
  return (
    severalArguments(arg, index, pack) ?? {
      rule: "unknown-option",
      severity: "refused",
      index,
      message: `QEMU ${pack.build.version} has no option ${arg}`,
      fix: renamed(arg, index, pack),
    }
  );
}

function renamed(arg: string, index: number, pack: QemuPack): Finding["fix"] {
  const near = onlyClosest(arg.replace(/^--?/, ""), Object.keys(pack.options));
  return near === undefined ? undefined : { index, count: 1, args: [`-${near}`] };
}

/** An option and its value in one string: with a space, or with `=`. */
function severalArguments(arg: string, index: number, pack: QemuPack): Finding | undefined {
  const [, spaced = "", rest = ""] = /^(--?[\w-]+)\s+(.*)$/s.exec(arg) ?? [];
  const [, joined = "", value = ""] = /^(--?[\w-]+)=(.*)$/s.exec(arg) ?? [];
  const finding = { rule: "two-words", severity: "refused", index } as const;
  if (isKnownOption(spaced, pack))
    return {
      ...finding,
      message: `${spaced} and its value are one string: each must be a separate list item`,
      fix: { index, count: 1, args: [spaced, rest.trim()] },
    };
  if (isKnownOption(joined, pack))
    return {
      ...finding,
      message: `QEMU takes the value of ${joined} as the next argument, not after "="`,
      fix: { index, count: 1, args: [joined, value] },
    };
  if (spaced === "") return undefined;
  const what =
    "these are several arguments in one string, each of which must be a separate list item";
  return { ...finding, message: `${what}, and QEMU ${pack.build.version} has no option ${spaced}` };
}

function strayArgument(
  args: readonly string[],
  index: number,
  before: QemuOption | undefined,
): Finding {
  const arg = args[index] ?? "";
  return {
    rule: "stray-word",
    severity: "refused",
    index,
    message:
      before !== undefined && before.value === undefined
        ? `${args[before.index]} takes no value: QEMU reads ${JSON.stringify(arg)} as a disk image`
        : `${JSON.stringify(arg)} belongs to no option: QEMU reads it as a disk image`,
  };
}

/** The last value of a key, as QEMU lets the last one win. */
export function valueAt(option: QemuOption, key: string): string | undefined {
  // the rules ask this more often than anything else
  for (let place = option.parts.length - 1; place >= 0; place--)
    if (option.parts[place]?.key === key) return option.parts[place]?.value;
  return undefined;
}

/** Every value of a key. */
export function valuesAt(option: QemuOption, key: string): readonly string[] {
  return option.parts.flatMap((part) => (part.key === key ? part.value : []));
}

/** 10 of "10.0.13". */
export function majorVersion(pack: QemuPack): number {
  return Number.parseInt(pack.build.version, 10);
}

/** All options of these names, in order. */
export function optionsNamed(
  { named, options }: CommandLine,
  name: string,
  ...more: readonly string[]
): readonly QemuOption[] {
  if (more.length === 0) return named.get(name) ?? [];
  const [first, ...others] = [name, ...more].filter((name) => named.has(name));
  if (first === undefined) return [];
  if (others.length === 0) return named.get(first) ?? [];
  return options.filter(({ name }) => name === first || others.includes(name));
}

/** The first option of a name with this value of a key: a `chardev` by its `id`. */
export function optionWith(
  commandLine: CommandLine,
  name: string,
  key: string,
  value: string | undefined,
): QemuOption | undefined {
  return value === undefined ? undefined : optionsWith(commandLine, name, key).get(value)?.[0];
}

/** The options of a name by the last value of a key. */
export function optionsWith(
  commandLine: CommandLine,
  name: string,
  key: string,
): ReadonlyMap<string, readonly QemuOption[]> {
  const tables = byValue(commandLine);
  const text = `${name} ${key}`;
  const known =
    tables.get(text) ?? grouped(optionsNamed(commandLine, name), (option) => valueAt(option, key));
  tables.set(text, known);
  return known;
}

type OptionTable = ReadonlyMap<string, readonly QemuOption[]>;

/** Of two hundred drives, each looks for its device. */
const byValue = oncePer((_: CommandLine) => new Map<string, OptionTable>());

function grouped(
  options: readonly QemuOption[],
  keyOf: (option: QemuOption) => string | undefined,
): OptionTable {
  const groups = new Map<string, QemuOption[]>();
  for (const option of options) {
    const key = keyOf(option);
    if (key === undefined) continue;
    const same = groups.get(key);
    if (same === undefined) groups.set(key, [option]);
    else same.push(option);
  }
  return groups;
}

/** What a command line says of its machine. */
interface Machine {
  readonly name: string;
  readonly properties: ReadonlyMap<string, string>;
}

/** What the command line says of the machine: the last type, and each property's last value. */
export const machineOf = oncePer((commandLine: CommandLine): Machine => {
  const parts = optionsNamed(commandLine, "machine").flatMap(({ parts }) => parts);
  return {
    name: parts.findLast(({ key }) => key === "type")?.value ?? "pc",
    properties: new Map(
      parts.filter(({ key }) => key !== "type").map(({ key, value }) => [key, value]),
    ),
  };
});
