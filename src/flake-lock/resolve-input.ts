import { printable } from "../output/printable.ts";
import type { FlakeLock } from "./flake-lock.ts";
import { printablePath } from "./input-path.ts";
import type { InputReference } from "./inputs.ts";
import { malformedLock } from "./parse-flake-lock.ts";

/** The node that each input finally resolves to. */
export interface ResolvedInputs {
  /** Visits the node's inputs, sorted by name. */
  readonly each: (key: string, visit: (input: string, target: string) => void) => void;
  /** The target of one input; undefined when the node has no such input. */
  readonly target: (key: string, input: string) => string | undefined;
}

interface Edge {
  readonly node: string;
  readonly input: string;
}

/** The current position of the walk along one follows path. */
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
  // by the path itself: each input has a list of its own
  const resolved = new Map<readonly string[], string>();
  const targetOf = (reference: InputReference | undefined) =>
    typeof reference === "object" ? resolved.get(reference) : reference;

  for (const { node, input, path } of lock.follows)
    if (!resolved.has(path)) resolveFollows(lock, { node, input }, path, resolved);
  return {
    each(key, visit) {
      const inputs = lock.nodes.get(key)?.inputs;
      if (inputs === undefined) return;
      for (const name of inputs.names) visit(name, targetOf(inputs.get(name)) as string);
    },
    target: (key, input) => targetOf(lock.nodes.get(key)?.inputs.get(input)),
  };
}

function resolveFollows(
  lock: FlakeLock,
  first: Edge,
  firstPath: readonly string[],
  resolved: Map<readonly string[], string>,
): void {
  const walks: Walk[] = [{ edge: first, path: firstPath, next: 0, at: lock.root }];
  const underWay = new Set([firstPath]);
  for (let walk = walks.at(-1); walk !== undefined; walk = walks.at(-1)) {
    const input = walk.path[walk.next];
    if (input === undefined) {
      resolved.set(walk.path, walk.at);
      walks.pop();
      continue;
    }
    const reference = lock.nodes.get(walk.at)?.inputs.get(input);
    if (reference === undefined) throw leadsNowhere(lock, walk);
    const target = typeof reference === "string" ? reference : resolved.get(reference);
    if (target !== undefined) {
      walk.at = target;
      walk.next += 1;
    } else if (typeof reference === "object") {
      const edge = { node: walk.at, input };
      if (underWay.has(reference)) throw cycle(lock, walks, edge);
      underWay.add(reference);
      walks.push({ edge, path: reference, next: 0, at: lock.root });
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
