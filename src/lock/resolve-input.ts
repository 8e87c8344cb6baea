import { type FlakeLock, malformedLock } from "./flake-lock.ts";
import { printable, printablePath } from "./printable.ts";

/** Of each node the root reaches: which node each of its inputs is in the end. */
export type ResolvedInputs = ReadonlyMap<string, ReadonlyMap<string, string>>;

interface Edge {
  readonly node: string;
  readonly input: string;
}

/** Where the walk along one follows path stands. */
interface Walk {
  readonly edge: Edge;
  readonly path: readonly string[];
  next: number;
  at: string;
}

/**
 * Resolves every input, through follows of follows, as Nix does (`getInputByPath` in Nix's call-flake.nix: a path
 * starts at the root, `[]` is the root, and each step may itself be a follows).
 *
 * Newer versions of Nix also call it a cycle when one resolution merely passes the same follows twice (`doFind` in
 * lockfile.cc); here only what never ends is a cycle, as in the evaluator and in older versions.
 *
 * Each follows is resolved once and remembered, with a stack of our own: linear in the size of the file.
 * @throws KnownError (status 2) for a cycle, with its chain, and for a follows that leads nowhere.
 */
export function resolveInputs(lock: FlakeLock): ResolvedInputs {
  const resolved = new Map<string, Unresolved>();
  const follows: Edge[] = [];
  for (const [node, { inputs }] of lock.nodes) {
    const targets: Unresolved = new Map();
    for (const [input, reference] of inputs) {
      // what is not resolved yet has its place already: inputs stay sorted by name
      targets.set(input, typeof reference === "string" ? reference : undefined);
      if (typeof reference !== "string") follows.push({ node, input });
    }
    resolved.set(node, targets);
  }
  for (const edge of follows) resolveEdge(lock, edge, resolved);
  return resolved as ReadonlyMap<string, ReadonlyMap<string, string>>;
}

type Unresolved = Map<string, string | undefined>;

function resolveEdge(
  lock: FlakeLock,
  first: Edge,
  resolved: ReadonlyMap<string, Unresolved>,
): void {
  const walks: Walk[] = [];
  const underWay = new Map<string, Set<string>>();

  const enter = (edge: Edge) => {
    const reference = lock.nodes.get(edge.node)?.inputs.get(edge.input);
    if (typeof reference !== "object") return;
    if (underWay.get(edge.node)?.has(edge.input)) throw cycle(lock, walks, edge);
    const inputs = underWay.get(edge.node) ?? new Set();
    underWay.set(edge.node, inputs.add(edge.input));
    walks.push({ edge, path: reference, next: 0, at: lock.root });
  };

  if (resolved.get(first.node)?.get(first.input) !== undefined) return;
  enter(first);
  for (let walk = walks.at(-1); walk !== undefined; walk = walks.at(-1)) {
    const input = walk.path[walk.next];
    if (input === undefined) {
      resolved.get(walk.edge.node)?.set(walk.edge.input, walk.at);
      walks.pop();
      continue;
    }
    const target = resolved.get(walk.at)?.get(input);
    if (target !== undefined) {
      walk.at = target;
      walk.next += 1;
    } else if (lock.nodes.get(walk.at)?.inputs.has(input)) {
      enter({ node: walk.at, input });
    } else {
      throw leadsNowhere(lock, walk);
    }
  }
}

function cycle(lock: FlakeLock, walks: readonly Walk[], back: Edge) {
  const start = walks.findIndex(({ edge }) => edge.node === back.node && edge.input === back.input);
  const round = walks.slice(start);
  const shown = round.length > 10 ? round.slice(0, 10) : round;
  const chain = shown.map(({ path }) => printablePath(path));
  chain.push(shown.length < round.length ? "…" : (chain[0] ?? ""));
  return malformedLock(
    lock,
    ["nodes", back.node, "inputs", back.input],
    `input ${printable(back.input)} of node ${printable(back.node)} follows itself: ${chain.join(" -> ")}`,
    "change one of these `follows` in flake.nix, then: nix flake lock",
  );
}

function leadsNowhere(lock: FlakeLock, walk: Walk) {
  const { node, input } = walk.edge;
  const missing = printable(walk.path[walk.next] ?? "");
  return malformedLock(
    lock,
    ["nodes", node, "inputs", input],
    `input ${printable(input)} of node ${printable(node)} follows ${printablePath(walk.path)}, ` +
      `but node ${printable(walk.at)} has no input ${missing}`,
    "change this `follows` in flake.nix, then: nix flake lock",
  );
}
