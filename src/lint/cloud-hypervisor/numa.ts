import type { Finding } from "../finding.ts";
import { listOf } from "./names.ts";
import { refused, silent, type Value } from "./value.ts";

/** Nodes of memory, which share nothing: vmm/src/config.rs: VmConfig::validate; vmm/src/vm.rs: create_numa_nodes */
export function checkNuma(values: readonly Value[]): Finding[] {
  const nodes = values.filter(({ use }) => use.name === "numa");
  const ids = nodes.map(idOf);
  return [
    ...onlyOnce(nodes, (node) => [idOf(node)], "the node"),
    ...onlyOnce(nodes, ({ given }) => listOf(given.get("memory_zones")), "the memory zone"),
    ...onlyOnce(nodes, ({ given }) => listOf(given.get("pci_segments")), "the PCI segment"),
    ...nodes.flatMap((node) => [...distancesOf(node, ids), ...firstSegment(node)]),
  ];
}

const idOf = ({ given }: Value) => given.get("guest_numa_id") ?? "";

function* onlyOnce(
  nodes: readonly Value[],
  namesOf: (node: Value) => readonly string[],
  what: string,
): Generator<Finding> {
  const seen = new Set<string>();
  for (const node of nodes)
    for (const name of namesOf(node)) {
      if (seen.has(name))
        yield refused(node, "collision", `${what} ${name} is already in another --numa`);
      seen.add(name);
    }
}

function* distancesOf(node: Value, ids: readonly string[]): Generator<Finding> {
  const seen = new Set<string>();
  for (const pair of listOf(node.given.get("distances"))) {
    const [to = "", distance] = pair.split("@");
    if (!ids.includes(to))
      yield refused(node, "undefined-reference", `there is no --numa with guest_numa_id=${to}`);
    else if (seen.has(to))
      yield refused(node, "collision", `distances of --numa has the node ${to} twice`);
    else if (to === idOf(node) && distance !== "10")
      yield silent(
        node,
        "override",
        `distances of --numa: a node is 10 from itself, and ${pair} is ignored`,
      );
    seen.add(to);
  }
}

/** The segment 0 is the first node's. */
function* firstSegment(node: Value): Generator<Finding> {
  if (idOf(node) !== "0" && listOf(node.given.get("pci_segments")).includes("0"))
    yield refused(
      node,
      "wrong-value",
      "the PCI segment 0 belongs to the node with guest_numa_id=0",
    );
}
