import type { Finding } from "../finding.ts";
import {
  type CommandLine,
  machineOf,
  majorVersion,
  needsValues,
  optionsNamed,
  type QemuOption,
} from "./command-line.ts";
import { driverOf } from "./devices.ts";
import { replaced } from "./fix.ts";

/** Options with a syntax of their own, in which a key without a value is nothing that QEMU calls deprecated. */
const ownSyntax = /^(cpu|m|audio|display|trace|icount|name)$/;

/**
 * What QEMU itself calls deprecated: it works, and a later build refuses it. The age of a machine is not meant,
 * nor what only old machines take: `mem=` of `-numa node`.
 */
export function* checkDeprecated(commandLine: CommandLine): Generator<Finding> {
  const { pack } = commandLine;
  for (const option of commandLine.options) yield* checkBare(option);
  for (const option of optionsNamed(commandLine, "device"))
    if (driverOf(option) === "sga")
      yield deprecated(option, "the device sga: -machine graphics=off has the same effect");
  const isOld = majorVersion(pack) < 9;
  for (const option of optionsNamed(commandLine, "smp"))
    for (const { key, value } of option.parts)
      if (isOld && value === "0") yield deprecated(option, `${key}=0 of -smp: leave it out`);
  const [cpu] = optionsNamed(commandLine, "cpu").slice(-1);
  if (
    cpu !== undefined &&
    machineOf(commandLine).name === "isapc" &&
    majorVersion(pack) > 10 &&
    !/^([34]86|pentium|qemu32)/.test(cpu.value ?? "")
  )
    yield deprecated(cpu, "a processor of 64 bits on the machine isapc: -cpu 486 or pentium");
}

/** Keys without a value. */
function* checkBare(option: QemuOption): Generator<Finding> {
  if (!option.parts.some(({ isBare }) => isBare)) return;
  if (needsValues(option) || ownSyntax.test(option.name) || option.isJson) return;
  const bare = option.parts.filter((part) => part.isBare && part.key !== "");
  if (bare.length === 0) return;
  const texts = bare.map(({ key, value }) => `${key}=${value}`);
  yield {
    ...deprecated(option, `keys without a value: write ${texts.join(",")}`),
    fix: replaced(
      option,
      option.parts.map((part) => ({ ...part, isBare: false })),
    ),
  };
}

const deprecated = ({ index }: QemuOption, what: string): Finding => ({
  rule: "deprecated",
  severity: "silent",
  index,
  message: `QEMU has deprecated ${what}`,
});
