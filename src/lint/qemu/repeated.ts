import type { Finding } from "../finding.ts";
import {
  type CommandLine,
  machineOf,
  optionsNamed,
  optionWith,
  type QemuOption,
  valueAt,
} from "./command-line.ts";

/** Options that stand more than once: where the last wins, the first is silently lost. */
export function* checkRepeated(commandLine: CommandLine): Generator<Finding> {
  for (const { name, loss } of single) {
    const [first, ...more] = optionsNamed(commandLine, name);
    for (const option of more)
      if (first !== undefined && option.value !== first.value)
        yield overriding(option, first, `a second -${name} replaces the first: ${loss}`);
  }
  yield* checkSizes(commandLine);
  yield* checkMachines(commandLine);
  yield* checkSandbox(commandLine);
  yield* checkAccelerators(commandLine);
  yield* checkStandardInput(commandLine);
}

const single = [
  { name: "append", loss: "all kernel parameters of the first are gone" },
  { name: "kernel", loss: "the VM boots another kernel" },
  { name: "initrd", loss: "the VM boots with another initial file system" },
  { name: "name", loss: "the VM runs under another name" },
  { name: "cpu", loss: "the VM gets another processor" },
  { name: "uuid", loss: "the VM gets another UUID" },
];

function overriding(option: QemuOption, first: QemuOption, message: string): Finding {
  return {
    rule: "override",
    severity: "silent",
    index: option.index,
    message: `${message} (${first.value})`,
  };
}

function* checkSizes(commandLine: CommandLine): Generator<Finding> {
  const options = [
    { name: "m", key: "size", option: "microvm.mem" },
    { name: "smp", key: "cpus", option: "microvm.vcpu" },
  ];
  for (const { name, key, option: instead } of options) {
    const [first, ...more] = optionsNamed(commandLine, name).filter(
      (option) => valueAt(option, key) !== undefined,
    );
    for (const option of more)
      if (first !== undefined && valueAt(option, key) !== valueAt(first, key))
        yield overriding(
          option,
          first,
          `a second -${name} with a ${key} replaces the first: set ${instead} instead`,
        );
  }
}

function* checkMachines(commandLine: CommandLine): Generator<Finding> {
  const [first, ...more] = optionsNamed(commandLine, "machine").filter(
    (option) => valueAt(option, "type") !== undefined,
  );
  for (const option of more)
    if (first !== undefined && valueAt(option, "type") !== valueAt(first, "type"))
      yield overriding(
        option,
        first,
        `a second machine type, ${valueAt(option, "type")}, replaces the first, and keeps its properties: set microvm.qemu.machine instead`,
      );
}

function* checkSandbox(commandLine: CommandLine): Generator<Finding> {
  const [first, ...more] = optionsNamed(commandLine, "sandbox");
  for (const option of more)
    if (
      first !== undefined &&
      valueAt(option, "enable") === "off" &&
      valueAt(first, "enable") === "on"
    )
      yield overriding(option, first, "a second -sandbox turns the sandbox off again");
}

function* checkAccelerators(commandLine: CommandLine): Generator<Finding> {
  const [option] = optionsNamed(commandLine, "accel");
  if (option !== undefined && machineOf(commandLine).properties.has("accel"))
    yield {
      rule: "collision",
      severity: "refused",
      index: option.index,
      message:
        "-accel and the machine's accel= exclude each other, and the machine has accel= already",
      fix: {
        index: option.index,
        count: 2,
        args: ["-machine", `accel=${valueAt(option, "accel")}`],
      },
    };
}

/** Options whose value is a character device, in short or as `chardev:id`. */
const consoles = ["serial", "monitor", "qmp", "parallel", "debugcon"] as const;

/** Options that name a character device with a key. */
const chardevUsers = ["device", "mon", "tpmdev", "netdev"];

/** Standard input and output are one character device's; a second one is refused. */
function* checkStandardInput(commandLine: CommandLine): Generator<Finding> {
  const isStandard = (option: QemuOption) =>
    option.name === "chardev"
      ? valueAt(option, "backend") === "stdio"
      : /^(mon:)?stdio$/.test(option.value ?? "");
  const [first, ...more] = optionsNamed(commandLine, "chardev", ...consoles).filter(isStandard);
  for (const option of more)
    if (first !== undefined)
      yield {
        rule: "collision",
        severity: "refused",
        index: option.index,
        message: `standard input and output are taken already, by ${commandLine.args[first.index]} ${first.value}`,
      };
  yield* checkFrontends(commandLine);
}

/** Two front ends at one character device: refused, unless it multiplexes. With two serial ports QEMU crashes. */
function* checkFrontends(commandLine: CommandLine): Generator<Finding> {
  const taken = new Map<string, QemuOption>();
  const serials = optionsNamed(commandLine, "serial");
  for (const option of optionsNamed(commandLine, ...consoles, ...chardevUsers)) {
    // the machine microvm has one serial port, and looks at no second
    if (
      option.name === "serial" &&
      option !== serials[0] &&
      machineOf(commandLine).name === "microvm"
    )
      continue;
    const id = chardevUsers.includes(option.name)
      ? valueAt(option, "chardev")
      : /^chardev:(.*)$/.exec(option.value ?? "")?.[1];
    const backend = optionWith(commandLine, "chardev", "id", id);
    if (id === undefined || backend === undefined || valueAt(backend, "mux") === "on") continue;
    const other = taken.get(id);
    if (other !== undefined)
      yield {
        rule: "collision",
        severity: "refused",
        index: option.index,
        message: `the character device ${id} is taken by ${commandLine.args[other.index]} ${other.value}`,
      };
    taken.set(id, option);
  }
}
