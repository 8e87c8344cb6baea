import type { Finding } from "../finding.ts";
import { expectedInstead } from "../property-type.ts";
import type { RuleId } from "../rules.ts";
import {
  type CommandLine,
  machineOf,
  majorVersion,
  optionsNamed,
  type QemuOption,
  valueAt,
} from "./command-line.ts";
import { isForeignMachine, machineFamily } from "./devices.ts";
import { checkProperties } from "./properties.ts";

/** `-cpu` and `-smp`: models and flags that the build has, and numbers that fit together. */
export function* checkProcessors(commandLine: CommandLine): Generator<Finding> {
  if (isForeignMachine(commandLine, machineOf(commandLine).name)) return;
  yield* checkModel(commandLine);
  yield* checkTopology(commandLine);
}

function* checkModel(commandLine: CommandLine): Generator<Finding> {
  const { pack } = commandLine;
  // the last one is the VM's
  const option = optionsNamed(commandLine, "cpu").at(-1);
  if (option?.value === undefined || pack.cpus === undefined) return;
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
    yield wrong("wrong-value", "the processor host is for accel=kvm alone: without it use max");
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
      yield wrong("wrong-value", `${sign}${name} says it all: a value belongs to ${name}=`);
    else if (type === undefined)
      yield wrong("unknown-property", `processors have no property or flag ${name}`);
    else if (expected !== undefined)
      yield wrong("wrong-value", `${name} of -cpu must be ${expected}, but is ${value ?? "on"}`);
  }
}

/** Whether one of the accelerators is one that shows the guest the host's processor. */
export function mayUseHost(commandLine: CommandLine): boolean {
  const named = [
    ...(machineOf(commandLine).properties.get("accel") ?? "").split(":"),
    ...optionsNamed(commandLine, "accel").map((option) => valueAt(option, "accel") ?? ""),
    ...optionsNamed(commandLine, "enable-kvm").map(() => "kvm"),
  ];
  return named.some((name) => name !== "" && name !== "tcg" && name !== "qtest");
}

/** The keys of `-smp`, which are numbers all of them. */
export function* checkNumbers({ pack }: CommandLine, option: QemuOption): Generator<Finding> {
  const keys = Object.keys(pack.groups["smp-opts"] ?? {});
  yield* checkProperties(option, Object.fromEntries(keys.map((key) => [key, "uint64"])), "-smp");
}

/** Parts of the topology that a PC has, from the outside in. */
const levels = ["sockets", "dies", "clusters", "modules", "cores", "threads"];

function* checkTopology(commandLine: CommandLine): Generator<Finding> {
  const options = optionsNamed(commandLine, "smp");
  const option = options.at(-1);
  if (option === undefined) return;
  const numbers = new Map<string, number>();
  for (const { key, value } of options.flatMap(({ parts }) => parts)) {
    const number = Number(value.trim());
    if (!Number.isInteger(number)) return;
    // of old, 0 was as good as nothing
    if (number === 0 && majorVersion(commandLine.pack) < 9) numbers.delete(key);
    else numbers.set(key, number);
  }
  const wrong = (message: string): Finding => ({
    rule: "wrong-value",
    severity: "refused",
    index: option.index,
    message,
  });
  for (const [key, number] of numbers)
    if (number < 1) {
      yield wrong(`${key} of -smp must be 1 or more`);
      return;
    }
  const machine = machineOf(commandLine).name;
  const has = (level: string) => numbers.get(level) ?? 1;
  for (const level of ["clusters", "books", "drawers"])
    if (has(level) > 1 && !(level === "clusters" && machineFamily(machine) === "virt")) {
      yield wrong(`the machine ${machine} knows no ${level}: it must be 1`);
      return;
    }
  // what is left out is 1, but for one level that takes the rest: sockets of old, cores since 6.2
  const given = levels.filter((level) => numbers.has(level));
  const product = given.reduce((all, level) => all * has(level), 1);
  const cpus = numbers.get("cpus");
  const missing = ["sockets", "cores", "threads"].filter((level) => !numbers.has(level));
  const maximum = numbers.get("maxcpus") ?? cpus ?? product;
  if (cpus !== undefined && cpus > maximum)
    yield wrong(`${cpus} processors are more than maxcpus, ${maximum}`);
  else if (
    given.length > 0 &&
    (missing.length === 0 ? product !== maximum : maximum % product !== 0)
  )
    yield wrong(
      `${given.map((level) => `${level}=${has(level)}`).join(" × ")} is ${product}, and there can be ${maximum} processors: sockets × dies × cores × threads must be maxcpus`,
    );
  const isGic2 = machineOf(commandLine).properties.get("gic-version") === "2";
  const limit = isGic2 ? 8 : commandLine.pack.machines[machineFamily(machine)]?.processors;
  if (limit !== undefined && maximum > limit)
    yield wrong(
      `the machine ${machine}${isGic2 ? " with gic-version=2" : ""} has ${limit} processors at most, not ${maximum}`,
    );
}
