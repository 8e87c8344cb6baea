import type { Attributes } from "./attributes.ts";
import type { FlakeLock, LockNode } from "./flake-lock.ts";
import type { LockedContent } from "./known-revisions.ts";
import { type ResolvedInputs, resolveInputs } from "./resolve-input.ts";

/** A node of a lock file that is microvm.nix. */
export interface MicrovmNode {
  readonly key: string;
  /** At most five paths from the root, shortest first, follows included. Never empty. */
  readonly inputPaths: readonly (readonly string[])[];
  /** Whether the root has it as an input of its own, be it by follows. */
  readonly direct: boolean;
  /** The input path without follows: its first name is the root's input to update. */
  readonly lockedPath: readonly string[];
  /** Undefined when nothing but its rev or narHash tells that it is microvm.nix. */
  readonly origin: Origin | undefined;
  readonly rev: string | undefined;
  readonly narHash: string | undefined;
  readonly type: string | undefined;
  readonly lastModified: number | undefined;
  /** Whether flake.nix fixes it to a revision, so that no update moves it. */
  readonly fixed: boolean;
}

interface Origin {
  /** Where it comes from, to be shown: `github:astro/microvm.nix`, a URL or a path. */
  readonly from: string;
  /** Whether that is the upstream project, under its old owner (astro) or its new one (microvm-nix). */
  readonly upstream: boolean;
}

const mostPaths = 5;

/**
 * The microvm.nix nodes that the root reaches, ordered by their shortest input path. They are found by what they
 * are, never by the input's name: an input called microvm may be something else.
 * @param isKnown tells whether a rev or a narHash is one of microvm.nix.
 */
export function findMicrovmNodes(
  lock: FlakeLock,
  isKnown: (locked: { rev?: string | undefined; narHash?: string | undefined }) => boolean,
): MicrovmNode[] {
  const found: [LockNode, Origin | undefined][] = [];
  for (const node of lock.nodes.values()) {
    if (node.key === lock.root) continue;
    const origin = originOf(node);
    const known = isKnown({ rev: text(node.locked, "rev"), narHash: text(node.locked, "narHash") });
    if (origin !== undefined || known) found.push([node, origin]);
  }
  const resolved = resolveInputs(lock);
  const arrivals = walk(lock.root, resolved);
  let owned: ReturnType<typeof walk> | undefined;
  const edges = edgesTo(new Set(found.map(([node]) => node.key)), resolved, arrivals);
  return found
    .map(([node, origin]) => ({ node, origin, edges: edges.get(node.key) ?? [] }))
    .sort((a, b) => compareEdges(a.edges[0], b.edges[0]))
    .map(({ node, origin, edges }) => {
      const lastModified = node.locked.get("lastModified");
      return {
        key: node.key,
        // on demand: ten thousand nodes in a chain have paths of fifty million names
        get inputPaths() {
          return edges
            .slice(0, mostPaths)
            .map(({ from, input }) => [...pathTo(from, arrivals), input]);
        },
        direct: edges[0]?.from === lock.root,
        get lockedPath() {
          owned ??= walk(lock.root, ownInputs(lock));
          return pathTo(node.key, owned);
        },
        origin,
        rev: text(node.locked, "rev"),
        narHash: text(node.locked, "narHash"),
        type: text(node.locked, "type"),
        lastModified: typeof lastModified === "number" ? lastModified : undefined,
        fixed: node.original.has("rev"),
      };
    });
}

/** A rev names a tree only where it is a Git commit's; a tarball's or a folder's is merely a note in the lock. */
export function contentOf({ rev, narHash, type }: MicrovmNode): LockedContent {
  const isGit = type === "github" || type === "gitlab" || type === "sourcehut" || type === "git";
  return { rev: narHash !== undefined || isGit ? rev : undefined, narHash };
}

/** Where a node comes from when that says it is microvm.nix; `original` counts when `locked` names no origin. */
function originOf({ locked, original }: LockNode): Origin | undefined {
  for (const attributes of [locked, original]) {
    const origin = readOrigin(attributes);
    if (origin !== "unsaid") return origin;
  }
  return undefined;
}

/** `unsaid`: the attributes leave it open; `undefined`: they say that it is something else. */
function readOrigin(attributes: Attributes): Origin | "unsaid" | undefined {
  const type = text(attributes, "type");
  switch (type) {
    case "github":
    case "gitlab":
    case "sourcehut": {
      const repo = text(attributes, "repo") ?? "";
      const owner = text(attributes, "owner") ?? "";
      if (!isRepoName(repo)) return undefined;
      const host = text(attributes, "host");
      return {
        from: `${type}:${owner}/${repo}${host === undefined ? "" : `?host=${host}`}`,
        upstream: type === "github" && (host ?? "github.com") === "github.com" && isUpstream(owner),
      };
    }
    case "git":
    case "tarball":
    case "file":
    case "hg":
      return originOfUrl(text(attributes, "url") ?? "");
    case "indirect": {
      const id = text(attributes, "id");
      return id?.toLowerCase() === "microvm" ? { from: `flake:${id}`, upstream: false } : undefined;
    }
    case "path": {
      const path = text(attributes, "path") ?? "";
      const last = path.split("/").findLast((part) => part !== "") ?? "";
      return isRepoName(last) ? { from: `path:${path}`, upstream: false } : "unsaid";
    }
    default:
      return "unsaid";
  }
}

/**
 * A URL is microvm.nix's when one part of its path is the repository's name; the part before it is the owner. So
 * clone URLs, `.../archive/REV.tar.gz`, codeload.github.com, api.github.com and FlakeHub are all found.
 */
function originOfUrl(url: string): Origin | undefined {
  const [address = ""] = url.split(/[?#]/);
  // scp-like addresses put a colon between host and path
  const parts = address.replace(/^[a-z+]+:\/\//i, "").split(/[/:]/);
  const index = parts.findIndex(isRepoName);
  if (index < 0) return undefined;
  const host = (parts[0] ?? "").replace(/^.*@/, "").toLowerCase();
  const onGithub = /^(?:www\.|codeload\.|api\.)?github\.com$/.test(host);
  return { from: url, upstream: onGithub && isUpstream(parts[index - 1] ?? "") };
}

function isRepoName(name: string): boolean {
  return /^microvm\.nix(?:\.git)?$/i.test(name);
}

function isUpstream(owner: string): boolean {
  return /^(?:astro|microvm-nix)$/i.test(owner);
}

function text(attributes: Attributes, name: string): string | undefined {
  const value = attributes.get(name);
  return typeof value === "string" ? value : undefined;
}

/** Only the inputs that are locked in this place, without follows. */
function ownInputs(lock: FlakeLock): ResolvedInputs {
  const inputs = new Map<string, Map<string, string>>();
  for (const [key, node] of lock.nodes) {
    const own = new Map<string, string>();
    for (const [name, reference] of node.inputs)
      if (typeof reference === "string") own.set(name, reference);
    inputs.set(key, own);
  }
  return inputs;
}

/** How a node was first reached in a walk from the root. */
interface Arrival {
  readonly from: string;
  readonly input: string;
  /** The how-manieth node it was: the order of shortest paths, equally short ones by code unit. */
  readonly rank: number;
}

/** A breadth-first walk: how each node is reached on the shortest input path. */
function walk(root: string, inputs: ResolvedInputs): ReadonlyMap<string, Arrival> {
  const arrivals = new Map<string, Arrival>();
  const queue = [root];
  for (const from of queue) {
    for (const [input, target] of inputs.get(from) ?? []) {
      if (target === root || arrivals.has(target)) continue;
      arrivals.set(target, { from, input, rank: arrivals.size + 1 });
      queue.push(target);
    }
  }
  return arrivals;
}

function pathTo(node: string, arrivals: ReadonlyMap<string, Arrival>): readonly string[] {
  const path: string[] = [];
  for (let step = arrivals.get(node); step !== undefined; step = arrivals.get(step.from))
    path.push(step.input);
  return path.reverse();
}

interface Edge {
  readonly from: string;
  readonly input: string;
  readonly rank: number;
}

/**
 * Every input that is one of `targets`, in the order of the paths to them. One path an input: all paths could be
 * infinitely many, since a follows may lead back to the root.
 */
function edgesTo(
  targets: ReadonlySet<string>,
  resolved: ResolvedInputs,
  arrivals: ReadonlyMap<string, Arrival>,
): ReadonlyMap<string, readonly Edge[]> {
  const edges = new Map<string, Edge[]>();
  for (const [from, inputs] of resolved) {
    for (const [input, target] of inputs) {
      if (!targets.has(target)) continue;
      const list = edges.get(target) ?? [];
      list.push({ from, input, rank: arrivals.get(from)?.rank ?? 0 });
      edges.set(target, list);
    }
  }
  for (const list of edges.values()) list.sort(compareEdges);
  return edges;
}

function compareEdges(a: Edge | undefined, b: Edge | undefined): number {
  if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? 1 : -1;
  return a.rank - b.rank || (a.input < b.input ? -1 : a.input > b.input ? 1 : 0);
}
