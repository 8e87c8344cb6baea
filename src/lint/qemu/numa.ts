import type { Properties } from "../../packs/format.ts";
import type { Finding } from "../finding.ts";
import {
  type CommandLine,
  machineOf,
  optionsNamed,
  type QemuOption,
  valueAt,
  valuesAt,
} from "./command-line.ts";
import { mostProcessors } from "./processors.ts";
import { checkProperties } from "./properties.ts";
import { checkVariant } from "./variants.ts";

/** `-numa`: the guest's nodes, and what lies between them. */
export function* checkNuma(commandLine: CommandLine, option: QemuOption): Generator<Finding> {
  const { pack } = commandLine;
  const type = valueAt(option, "type");
  if (type === "node") yield* checkIndexes(commandLine, option);
  if (type === "node")
    yield* checkProperties(
      option,
      (pack.numaMemory?.includes(machineOf(commandLine).name) ?? true) ? oldNode : node,
      "-numa node",
    );
  else if (pack.numa) yield* checkVariant(option, "type", "NUMA option", pack.numa, pack);
  if (type !== "cpu") return;
  const nodes = optionsNamed(commandLine, "numa")
    .filter((other) => valueAt(other, "type") === "node" && other.index < option.index)
    .map((other, index) => valueAt(other, "nodeid") ?? String(index));
  const wanted = valueAt(option, "node-id");
  if (wanted !== undefined && !nodes.includes(wanted))
    yield {
      rule: "undefined-reference",
      severity: "refused",
      index: option.index,
      message: `node-id=${wanted} of -numa cpu is none of the nodes before it`,
    };
}

/** Processors that the VM does not have: `cpus=0-3` of two. */
function* checkIndexes(commandLine: CommandLine, option: QemuOption): Generator<Finding> {
  const maximum = mostProcessors(commandLine);
  for (const range of valuesAt(option, "cpus")) {
    const last = Number(range.replace(/^.+-/, ""));
    if (maximum !== undefined && last >= maximum)
      yield {
        rule: "wrong-value",
        severity: "refused",
        index: option.index,
        message: `cpus=${range} of -numa node: the VM has ${maximum} processors at most, counted from 0`,
      };
  }
}

/** In no schema. Machines of today refuse a node without memory of its own. */
const node: Properties = {
  cpus: "str",
  initiator: "uint16",
  memdev: "str!",
  nodeid: "uint16",
  type: "str",
};

const oldNode: Properties = { ...node, mem: "size", memdev: "str" };
