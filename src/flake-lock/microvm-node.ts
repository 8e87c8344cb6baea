import { posix } from "node:path";
import { parseHash, parseSri, sriOf } from "../nix/hash.ts";
import { printable } from "../output/printable.ts";
import type { Attributes } from "./attributes.ts";
import type { FlakeLock, LockNode } from "./flake-lock.ts";
import { type ResolvedInputs, resolveInputs } from "./resolve-input.ts";

/** What a lock file says about a node's content. */
export interface LockedContent {
  readonly rev?: string | undefined;
  readonly narHash?: string | undefined;
}

/** A node of a lock file that is microvm.nix. */
export interface MicrovmNode {
  readonly key: string;
  /** At most five paths from the root, shortest first, follows included. Never empty. */
  readonly inputPaths: readonly (readonly string[])[];
  /** Whether the root has it as an input of its own, also by follows. */
  readonly direct: boolean;
  /** The input path without follows: its first name is the root's input to update. */
  readonly lockedPath: readonly string[];
  /** Undefined when only its rev or narHash shows that it is microvm.nix. */
  readonly origin: Origin | undefined;
  /** As they are written there. */
  readonly rev: string | undefined;
  readonly narHash: string | undefined;
  /** The same as Nix reads them: what identifies a tree. */
  readonly content: LockedContent;
  /** Why it is not microvm.nix's own flake, although it is from that repository; undefined when it is. */
  readonly notFlake: NotFlake | undefined;
  readonly lastModified: number | undefined;
  /** Whether flake.nix fixes it to a revision, so that no update moves it. */
  readonly fixed: boolean;
}

/** What an input is instead of a flake of microvm.nix. */
export interface NotFlake {
  readonly what: string;
  /** What makes it one, in flake.nix. */
  readonly fix: string;
}

interface Origin {
  /** Where it comes from, to be shown: `github:astro/microvm.nix`, a URL or a path. */
  readonly from: string;
  /** Whether that is the upstream project, under its old owner (astro) or its new one (microvm-nix). */
  readonly upstream: boolean;
}

const mostPaths = 5;

/**
 * The microvm.nix nodes that the root reaches, ordered by their shortest input path. They are recognized by their
 * content, never by the input's name: an input called microvm may be something else.
 * @param isKnown says whether a rev or a narHash is one of microvm.nix.
 */
export function findMicrovmNodes(
  lock: FlakeLock,
  isKnown: (locked: { rev?: string | undefined; narHash?: string | undefined }) => boolean,
): MicrovmNode[] {
  const found: [LockNode, Origin | undefined][] = [];
  for (const node of lock.nodes.values()) {
    if (node.key === lock.root) continue;
    const origin = originOf(node);
    if (origin !== undefined || isKnown(namedContent(node.locked))) found.push([node, origin]);
  }
  const resolved = resolveInputs(lock);
  let owned: ReturnType<typeof walk> | undefined;
  // one path for each input: there may be infinitely many, since a follows may lead back to the root
  const edges = new Map<string, Edge[]>(found.map(([node]) => [node.key, []]));
  const arrivals = walk(lock.root, resolved.each, (edge, target) => edges.get(target)?.push(edge));
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
        rev: node.locked.text("rev"),
        narHash: node.locked.text("narHash"),
        content: contentOf(node.locked),
        notFlake: notFlake(node),
        lastModified: typeof lastModified === "number" ? lastModified : undefined,
        fixed: node.original.has("rev"),
      };
    });
}

/** A rev identifies a tree only where it is a Git commit; for a tarball or a folder it is merely a note in the lock. */
function contentOf(locked: Attributes): LockedContent {
  const { rev, narHash } = namedContent(locked);
  const isGit = gitTypes.has(locked.text("type") ?? "");
  return { rev: narHash !== undefined || isGit ? rev : undefined, narHash };
}

const gitTypes = new Set(["github", "gitlab", "sourcehut", "git"]);
const fetchedTypes = new Set([...gitTypes, "hg", "path", "tarball"]);

/** The rev in base 16 and the narHash in SRI form, whatever encoding they are in. An empty narHash is all zeros. */
function namedContent(locked: Attributes): LockedContent {
  const rev = locked.text("rev");
  const narHash = locked.text("narHash");
  const commit = rev === undefined ? undefined : parseHash(rev, "sha1");
  const tree = narHash === undefined ? undefined : parseSri(narHash || emptyNarHash);
  return {
    rev: commit?.algorithm === "sha1" ? commit.bytes.toString("hex") : rev,
    narHash: tree === undefined ? narHash : sriOf(tree),
  };
}

const emptyNarHash = sriOf({ algorithm: "sha256", bytes: Buffer.alloc(32) });

function notFlake({ isFlake, locked }: LockNode): NotFlake | undefined {
  const type = locked.text("type") ?? "";
  const dir = posix.normalize(locked.text("dir") || ".").replace(/(?<=.)\/$/, "");
  if (!isFlake)
    return { what: "is fetched as a plain tree (`flake = false`)", fix: "remove `flake = false`" };
  if (dir !== ".")
    return {
      what: `is the flake in its folder ${printable(dir)} (` + "`dir`)",
      fix: "remove `dir`",
    };
  if (type === "file") return { what: 'is a single file (`type = "file"`)', fix: useUpstream };
  return fetchedTypes.has(type)
    ? undefined
    : { what: `has the type ${printable(type)}, which Nix cannot fetch`, fix: useUpstream };
}

const useUpstream = 'url = "github:microvm-nix/microvm.nix";';

/** Where a node comes from when that says it is microvm.nix; `original` counts when `locked` names no origin. */
function originOf({ locked, original }: LockNode): Origin | undefined {
  const said = readOrigin(locked);
  const origin = said === "unsaid" ? readOrigin(original) : said;
  return origin === "unsaid" ? undefined : origin;
}

/** `unsaid`: the attributes leave it open; `undefined`: they say that it is something else. */
function readOrigin(attributes: Attributes): Origin | "unsaid" | undefined {
  const type = attributes.text("type");
  switch (type) {
    case "github":
    case "gitlab":
    case "sourcehut": {
      const repo = attributes.text("repo") ?? "";
      if (!isRepoName(repo)) return undefined;
      const owner = attributes.text("owner") ?? "";
      const host = attributes.text("host");
      return {
        from: `${type}:${owner}/${repo}${host === undefined ? "" : `?host=${host}`}`,
        upstream: type === "github" && (host ?? "github.com") === "github.com" && isUpstream(owner),
      };
    }
    case "git":
    case "tarball":
    case "file":
    case "hg":
      return originOfUrl(attributes.text("url") ?? "");
    case "indirect": {
      const id = attributes.text("id");
      return id?.toLowerCase() === "microvm" ? { from: `flake:${id}`, upstream: false } : undefined;
    }
    case "path": {
      const path = attributes.text("path") ?? "";
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

/** Only the inputs that are locked in this place, without follows. */
function ownInputs(lock: FlakeLock): EachInput {
  return (key, visit) => {
    const inputs = lock.nodes.get(key)?.inputs;
    for (const name of inputs?.names ?? []) {
      const reference = inputs?.get(name);
      if (typeof reference === "string") visit(name, reference);
    }
  };
}

type EachInput = ResolvedInputs["each"];

/** How a node was reached in a walk from the root. */
interface Edge {
  readonly from: string;
  readonly input: string;
  /** The position of `from` in the walk, which orders paths by length, and equally short ones by code unit. */
  readonly rank: number;
}

/**
 * A breadth-first walk: how each node is reached on the shortest input path.
 * @param onInput is called with every input of every node, in the order of the walk.
 */
function walk(
  root: string,
  eachInput: EachInput,
  onInput: (edge: Edge, target: string) => void = () => {},
): ReadonlyMap<string, Edge> {
  const arrivals = new Map<string, Edge>();
  const queue = [root];
  let rank = 0;
  let from = root;
  const visit = (input: string, target: string) => {
    const edge = { from, input, rank };
    onInput(edge, target);
    if (target === root || arrivals.has(target)) return;
    arrivals.set(target, edge);
    queue.push(target);
  };
  for (; rank < queue.length; rank += 1) {
    from = queue[rank] as string;
    eachInput(from, visit);
  }
  return arrivals;
}

function pathTo(node: string, arrivals: ReadonlyMap<string, Edge>): readonly string[] {
  const path: string[] = [];
  for (let step = arrivals.get(node); step !== undefined; step = arrivals.get(step.from))
    path.push(step.input);
  return path.reverse();
}

function compareEdges(a: Edge | undefined, b: Edge | undefined): number {
  if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? 1 : -1;
  return a.rank - b.rank || (a.input < b.input ? -1 : a.input > b.input ? 1 : 0);
}
