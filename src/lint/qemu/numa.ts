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
  if (type === "node") yield* checkProperties(option, nodeKeys(commandLine), "-numa node");
  else if (pack.numa) yield* checkVariant(option, "type", "NUMA option", pack.numa, pack);
  yield* checkNodes(commandLine, option);
}

/** A node has a number of its own, and what speaks of one stands behind it. */
function* checkNodes(commandLine: CommandLine, option: QemuOption): Generator<Finding> {
  const nodes = optionsNamed(commandLine, "numa")
    .filter((other) => valueAt(other, "type") === "node" && other.index < option.index)
    .map((other, index) => Number(valueAt(other, "nodeid") ?? index));
  const type = valueAt(option, "type") ?? "";
  const own = Number(valueAt(option, "nodeid") ?? nodes.length);
  if (type === "node" && nodes.includes(own))
    yield {
      rule: "duplicate-id",
      severity: "refused",
      index: option.index,
      message: `there is a -numa node with nodeid=${own} already`,
    };
  for (const key of namesNodes[type] ?? []) {
    const wanted = valueAt(option, key);
    if (wanted !== undefined && !nodes.includes(Number(wanted)))
      yield {
        rule: "undefined-reference",
        severity: "refused",
        index: option.index,
        message: `${key}=${wanted} of -numa ${type} is not one of the nodes before it`,
      };
  }
}

const namesNodes: Readonly<Record<string, readonly string[]>> = {
  cpu: ["node-id"],
  dist: ["src", "dst"],
};

function nodeKeys(commandLine: CommandLine): Properties {
  if (commandLine.pack.numaMemory?.includes(machineOf(commandLine).name) ?? true) return oldNode;
  // beside a node with memory another one may be without
  return optionsNamed(commandLine, "numa").some((it) => valueAt(it, "memdev") !== undefined)
    ? node
    : { ...node, memdev: "str!" };
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
  memdev: "str",
  nodeid: "uint16",
  type: "str",
};

const oldNode: Properties = { ...node, mem: "size" };
