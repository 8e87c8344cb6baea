import { oncePer } from "../../once-per.ts";
import type { Properties, QemuPack } from "../../packs/format.ts";
import type { Finding } from "../finding.ts";
import { expectedInstead, parseInteger } from "../property-type.ts";
import type { RuleId } from "../rules.ts";
import { checkArmMachine, checkArmModel } from "./arm-processors.ts";
import {
  type Build,
  type CommandLine,
  machineOf,
  majorVersion,
  optionsNamed,
  type QemuOption,
  valueAt,
} from "./command-line.ts";
import { isaPc, isForeignMachine, isOn, machineFamily } from "./devices.ts";
import { checkProperties } from "./properties.ts";

/** `-cpu` and `-smp`: models and flags that the build has, and numbers that fit together. */
export function* checkProcessors(commandLine: CommandLine): Generator<Finding> {
  if (isForeignMachine(commandLine, machineOf(commandLine).name)) return;
  yield* checkModel(commandLine);
  yield* checkTopology(commandLine);
}

function* checkModel(commandLine: CommandLine): Generator<Finding> {
  const { pack } = commandLine;
  const isVirt = machineFamily(machineOf(commandLine).name) === "virt";
  if (isVirt) yield* checkArmMachine(commandLine, mayUseHost(commandLine));
  // the last one is the VM's
  const option = optionsNamed(commandLine, "cpu").at(-1);
  if (option?.value === undefined || pack.cpus === undefined) return;
  if (isVirt) yield* checkArmModel(commandLine, option, mayUseHost(commandLine));
  const wrong = (rule: RuleId, message: string): Finding => ({
    rule,
    severity: "refused",
    index: option.index,
    message,
  });
  const [model = "", ...flags] = option.value.split(",");
  if (model === "help" || model === "?") return;
  if (!pack.cpus.includes(model.replace(/-\w+-cpu$/, "")))
    yield wrong("wrong-value", `QEMU ${pack.build.version} has no processor ${model}`);
  if (model === "host" && !mayUseHost(commandLine))
    yield wrong("wrong-value", "the processor host works only with accel=kvm; otherwise use max");
  for (const flag of flags) {
    const [, sign = "", name = "", value] = /^([+-]?)([^=]*)(?:=(.*))?$/s.exec(flag) ?? [];
    const key = name.replaceAll("_", "-");
    const properties = pack.cpuProperties ?? {};
    const type = Object.hasOwn(properties, name) ? properties[name] : properties[key];
    if (Object.keys(properties).length === 0) return;
    const expected =
      sign !== "" || type === undefined
        ? undefined
        : // kilohertz and the like take units of their own
          key === "tsc-freq"
          ? undefined
          : expectedInstead(type, value ?? "on");
    if (sign !== "" && value !== undefined)
      yield wrong("wrong-value", `${sign}${name} takes no value: give one with ${name}=`);
    else if (type === undefined)
      yield wrong("unknown-property", `processors have no property or flag ${name}`);
    else if (key === "hv-vpindex" && isSet(sign, value) && lacksVpIndex(commandLine))
      yield wrong("wrong-value", "hv-vpindex needs KVM: only QEMU 10.0 or newer emulates it");
    else if (expected !== undefined)
      yield wrong("wrong-value", `${name} of -cpu must be ${expected}, but is ${value ?? "on"}`);
  }
}

const isSet = (sign: string, value: string | undefined) =>
  sign === "+" || (sign === "" && (value === undefined || isOn(value)));

const lacksVpIndex = (commandLine: CommandLine) =>
  majorVersion(commandLine.pack) < 10 && !mayUseHost(commandLine);

/** Whether one of the accelerators is one that shows the guest the host's processor. */
export const mayUseHost = oncePer((commandLine: CommandLine): boolean => {
  const named = [
    ...(machineOf(commandLine).properties.get("accel") ?? "").split(":"),
    ...optionsNamed(commandLine, "accel").map((option) => valueAt(option, "accel") ?? ""),
    ...optionsNamed(commandLine, "enable-kvm").map(() => "kvm"),
  ];
  return named.some((name) => name !== "" && name !== "tcg" && name !== "qtest");
});

/** The keys of `-smp`, which are numbers all of them. */
export function* checkNumbers({ pack }: Build, option: QemuOption): Generator<Finding> {
  yield* checkProperties(option, numbersOf(pack), "-smp");
}

const numbersOf = oncePer(({ groups }: QemuPack): Properties => {
  const keys = Object.keys(groups["smp-opts"] ?? {});
  return Object.fromEntries(keys.map((key) => [key, "int64"]));
});

function* checkTopology(commandLine: CommandLine): Generator<Finding> {
  const option = optionsNamed(commandLine, "smp", "machine").findLast(
    ({ name, parts }) => name === "smp" || parts.some(({ key }) => key.startsWith("smp.")),
  );
  const numbers = processorNumbers(commandLine);
  if (option === undefined || numbers === undefined) return;
  const message =
    unknownLevel(commandLine, numbers) ??
    wrongProduct(commandLine, numbers) ??
    tooMany(commandLine, numbers);
  if (message !== undefined)
    yield { rule: "wrong-value", severity: "refused", index: option.index, message };
}

/** `-smp` is short for the machine's `smp.`: what is said later counts. */
const topologyParts = (commandLine: CommandLine) =>
  optionsNamed(commandLine, "smp", "machine").flatMap(({ name, parts }) =>
    name === "smp"
      ? parts
      : parts
          .filter(({ key }) => key.startsWith("smp."))
          .map((part) => ({ ...part, key: part.key.slice("smp.".length) })),
  );

type ProcessorNumbers = ReadonlyMap<string, number>;

/** What all `-smp` say together, by key; undefined where one is not a number, which is found elsewhere. */
const processorNumbers = oncePer((commandLine: CommandLine): ProcessorNumbers | undefined => {
  const numbers = new Map<string, number>();
  for (const { key, value } of topologyParts(commandLine)) {
    const said = parseInteger(value);
    if (said === undefined) return undefined;
    // QEMU keeps 32 bits
    const number = Number(said % (1n << 32n));
    // of old, 0 was as good as nothing
    if (number === 0 && (said > 0 || majorVersion(commandLine.pack) < 9)) numbers.delete(key);
    else numbers.set(key, number);
  }
  return numbers;
});

/** The levels of every machine, between which some have further ones. */
const commonLevels = ["sockets", "cores", "threads"];

/** The build's levels, from the outside in where that matters for a message. */
const levelsOf = oncePer(({ groups }: QemuPack): readonly string[] => {
  const further = Object.keys(groups["smp-opts"] ?? {}).filter(
    (key) => !["cpus", "maxcpus", ...commonLevels].includes(key),
  );
  return ["sockets", ...further, "cores", "threads"];
});

function unknownLevel(
  commandLine: CommandLine,
  numbers: ReadonlyMap<string, number>,
): string | undefined {
  for (const [key, number] of numbers) if (number < 1) return `${key} of -smp must be 1 or more`;
  const machine = machineOf(commandLine).name;
  const further = commandLine.pack.machines[machineFamily(machine)]?.topology;
  if (further === undefined) return undefined;
  const level = levelsOf(commandLine.pack).find(
    (name) => (numbers.get(name) ?? 1) > 1 && ![...commonLevels, ...further].includes(name),
  );
  return level && `the machine ${machine} has no ${level}: it must be 1`;
}

/** What is left out is 1, but for one level that takes the rest: sockets of old, cores since 6.2. */
function wrongProduct(
  commandLine: CommandLine,
  numbers: ReadonlyMap<string, number>,
): string | undefined {
  const levels = levelsOf(commandLine.pack);
  const given = [...numbers].filter(([key]) => levels.includes(key));
  const product = given.reduce((all, [, number]) => all * number, 1);
  const maximum = maximumOf(commandLine, numbers);
  const cpus = numbers.get("cpus");
  if (cpus !== undefined && cpus > maximum)
    return `${cpus} processors are more than maxcpus, ${maximum}`;
  const isWhole = commonLevels.every((level) => numbers.has(level));
  if (given.length === 0 || (isWhole ? product === maximum : maximum % product === 0))
    return undefined;
  const factors = given.map(([level, number]) => `${level}=${number}`).join(" × ");
  return `${factors} is ${product}, and there can be ${maximum} processors: sockets × dies × cores × threads must be maxcpus`;
}

function tooMany(
  commandLine: CommandLine,
  numbers: ReadonlyMap<string, number>,
): string | undefined {
  const { name, properties } = machineOf(commandLine);
  const isGic2 = properties.get("gic-version") === "2";
  const known = commandLine.pack.machines[machineFamily(name)]?.processors;
  const limit = isGic2 ? 8 : name === "isapc" ? isaPc.processors : known;
  const maximum = maximumOf(commandLine, numbers);
  if (limit !== undefined && maximum > limit)
    return `the machine ${name}${isGic2 ? " with gic-version=2" : ""} has ${limit} processors at most, not ${maximum}`;
  return maximum > 255 && !mayUseHost(commandLine) && lacksX2apic(commandLine)
    ? `${maximum} processors need x2APIC, which those that QEMU emulates here lack: 255 at most, or KVM`
    : undefined;
}

/** Emulated processors have x2APIC from QEMU 9 on, and of them only some models. */
function lacksX2apic(commandLine: CommandLine): boolean {
  const { pack } = commandLine;
  const [model = "", ...flags] = (optionsNamed(commandLine, "cpu").at(-1)?.value ?? "qemu64").split(
    ",",
  );
  const flag = flags.findLast((text) => /^[+-]?x2apic(=|$)/.test(text));
  const lacksFlag =
    flag === undefined
      ? /^(qemu64|EPYC|Opteron_G1|Penryn)$/.test(model)
      : /^-|=(off|no|false|n)$/.test(flag);
  const isPc = /^(pc|q35)$/.test(machineFamily(machineOf(commandLine).name));
  return isPc && (majorVersion(pack) < 9 || lacksFlag);
}

/** How many processors there can be: as many as are said, or as the levels make. */
export function mostProcessors(commandLine: CommandLine): number | undefined {
  const numbers = processorNumbers(commandLine);
  return numbers && maximumOf(commandLine, numbers);
}

function maximumOf(commandLine: CommandLine, numbers: ReadonlyMap<string, number>): number {
  const product = levelsOf(commandLine.pack).reduce((all, key) => all * (numbers.get(key) ?? 1), 1);
  return numbers.get("maxcpus") ?? numbers.get("cpus") ?? product;
}
