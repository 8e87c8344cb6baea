import { onlyClosest } from "../../closest.ts";
import type { Finding } from "../finding.ts";
import {
  type CommandLine,
  machineOf,
  optionsNamed,
  type QemuOption,
  valueAt,
  valuesAt,
} from "./command-line.ts";
import { deviceOf, machineFamily } from "./devices.ts";
import { mayUseHost, mostProcessors } from "./processors.ts";
import { ownDevices } from "./rows/own-devices.ts";

/** What QEMU itself warns of when it starts: that it ignores an argument, or something else. */
export function* checkWarned(commandLine: CommandLine): Generator<Finding> {
  for (const option of optionsNamed(commandLine, "global")) yield* checkGlobal(commandLine, option);
  yield* checkThreads(commandLine);
  yield* checkNodes(commandLine);
}

const warned = ({ index }: QemuOption, message: string): Finding => ({
  rule: "never-seen",
  severity: "silent",
  index,
  message,
});

/** A `-global` of a device that there is not, or that the machine does not make. */
function* checkGlobal(commandLine: CommandLine, option: QemuOption): Generator<Finding> {
  const driver = /^([^.=,]+)\./.exec(option.value ?? "")?.[1] ?? valueAt(option, "driver") ?? "";
  const { name, properties } = machineOf(commandLine);
  const { pack } = commandLine;
  // others might be plugged in while the VM runs
  if (driver === "PIIX4_PM") {
    const hasAcpi =
      properties.get("acpi") !== "off" && optionsNamed(commandLine, "no-acpi").length === 0;
    if (machineFamily(name) !== "pc" || !hasAcpi)
      yield warned(option, `the machine ${name} has no ${driver} here, and -global does nothing`);
    return;
  }
  const known = [...Object.keys(pack.devices), ...Object.keys(ownDevices)];
  const near =
    deviceOf(pack, driver) === undefined && !known.includes(driver)
      ? onlyClosest(driver, known)
      : undefined;
  if (near !== undefined)
    yield warned(
      option,
      `QEMU has no device ${driver}, and -global does nothing; did you mean ${near}?`,
    );
}

/** Models that are AMD's where QEMU emulates them, without its extension for several threads of a core. */
const ofAmd = /^(max|qemu64|phenom|athlon|Opteron|EPYC)/;

function* checkThreads(commandLine: CommandLine): Generator<Finding> {
  const option = optionsNamed(commandLine, "smp").findLast(
    (it) => valueAt(it, "threads") !== undefined,
  );
  const model = optionsNamed(commandLine, "cpu").at(-1)?.value ?? "qemu64";
  const isEmulated =
    commandLine.pack.build.target === "x86_64" && ofAmd.test(model) && !mayUseHost(commandLine);
  if (option !== undefined && Number(valueAt(option, "threads")) > 1 && isEmulated)
    yield warned(
      option,
      `the processor ${model.split(",")[0]} has one thread a core where QEMU emulates it: cores instead of threads, or a processor of Intel`,
    );
}

/** Processors that no NUMA node has, beside nodes that have some. */
function* checkNodes(commandLine: CommandLine): Generator<Finding> {
  const numa = optionsNamed(commandLine, "numa");
  const ranges = numa
    .flatMap((option) => valuesAt(option, "cpus"))
    .map((range) => range.split("-").map(Number));
  const first = numa.find((option) => valueAt(option, "cpus") !== undefined);
  const maximum = mostProcessors(commandLine) ?? 0;
  if (first === undefined || numa.some((option) => valueAt(option, "type") === "cpu")) return;
  const lacking = [...Array(Math.min(maximum, 1024)).keys()].filter(
    (cpu) => !ranges.some(([low = 0, high = low]) => cpu >= low && cpu <= high),
  );
  if (lacking.length > 0)
    yield warned(
      first,
      `no NUMA node has the processors ${lacking.join(", ")}: cpus=... of a -numa node`,
    );
}
