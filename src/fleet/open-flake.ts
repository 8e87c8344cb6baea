import { existsSync } from "node:fs";
import { join } from "node:path";
import { exitStatus, KnownError } from "../errors.ts";
import { Attributes } from "../flake-lock/attributes.ts";
import type { JsonObject } from "../flake-lock/parse-json.ts";
import { findLockedTree, type Reach } from "../microvm/pinned-sources.ts";
import { shortError, withSourceFiles } from "../nix/error-text.ts";
import { fetching } from "../nix/permissions.ts";
import { pathExpression, quoted } from "../nix/print.ts";
import { runNixCommand } from "../nix/program.ts";
import { storePathOf, withoutStorePath } from "../nix/store-path.ts";
import { nixFolder } from "../tool.ts";
import { nixReference } from "./local-flake.ts";

/** A flake whose outputs can be evaluated from what is on this machine. */
export interface OpenFlake {
  /** A Nix expression for its outputs. */
  readonly outputs: string;
  /** The folders that its evaluation may read. */
  readonly reads: readonly string[];
  /** The revision of the flake itself, where it has one. */
  readonly rev: string | undefined;
  /** The revision of its microvm.nix, where it has one. */
  readonly microvmRev: string | undefined;
  /** A file of its own tree or an input's, as a person finds it: `modules/a.nix`, `ghaf/modules/b.nix`. */
  readonly fileName: (file: string) => string;
}

/** A node of a lock file: the part that is needed to find its tree. */
interface Node {
  readonly inputs?: Readonly<Record<string, string | readonly string[]>>;
  readonly locked?: JsonObject;
  readonly parent?: readonly string[];
}

/** What `nix flake metadata --json` says. */
interface Metadata {
  readonly path: string;
  readonly revision?: string;
  readonly locked?: JsonObject;
  readonly locks: { readonly nodes: Readonly<Record<string, Node>>; readonly root: string };
}

/**
 * Finds the trees of a flake and of all its inputs: Nix only reads its `inputs` and lock file.
 * @param url As Nix takes it.
 * @param reach "network" fetches what is not on this machine, including the flake's own source.
 * @param microvm The folder of another microvm.nix, instead of the locked ones.
 * @throws KnownError (status 2) when it is not a flake, or is not within reach.
 */
export async function openFlake(url: string, reach: Reach, microvm?: string): Promise<OpenFlake> {
  if (reach === "network") await ask(url, reach, "archive");
  const metadata = JSON.parse(await ask(url, reach, "metadata")) as Metadata;
  const { root } = metadata.locks;
  const nodes = { ...metadata.locks.nodes, [root]: rootNode(metadata) };
  const trees = new Map([[root, metadata.path]]);
  const missing: Record<string, string> = {};
  let microvmRev: string | undefined;
  for (const name of Object.keys(nodes)) {
    if (name === root) continue;
    const found = await treeOf(name, nodes, root, trees, reach);
    if ("path" in found) {
      const isReplaced = isMicrovm(found.path) && microvm !== undefined;
      trees.set(name, isReplaced ? microvm : found.path);
      if (isMicrovm(found.path) && !isReplaced)
        microvmRev ??= new Attributes(nodes[name]?.locked ?? {}).text("rev");
    } else
      missing[name] =
        `the flake's input ${name} is not on this machine: ${notFetched(found.why, reach)}`;
  }
  const data = (value: unknown) => `(builtins.fromJSON ${quoted(JSON.stringify(value))})`;
  const sourceInfos = Object.fromEntries(
    [...trees].map(([name, outPath]) => [
      name,
      sourceInfo(outPath, (name === root ? metadata.locked : nodes[name]?.locked) ?? {}),
    ]),
  );
  return {
    outputs: `(import ${pathExpression(join(nixFolder, "fleet/flake.nix"))} {
      nodes = ${data(nodes)};
      root = ${quoted(root)};
      trees = ${data(sourceInfos)};
      missing = ${data(missing)};
    })`,
    reads: [...new Set(trees.values()), nixFolder],
    rev: metadata.revision,
    microvmRev,
    fileName: (file) => fileName(file, root, trees),
  };
}

/** A lock file says nothing about its own flake, not even the folder that it is in. */
function rootNode({ path, locked, locks }: Metadata): Node {
  const dir = locked?.dir;
  const isInside = typeof dir === "string" && existsSync(join(path, dir, "flake.nix"));
  return { ...locks.nodes[locks.root], ...(isInside && { locked: { dir } }) };
}

async function ask(url: string, reach: Reach, what: "archive" | "metadata"): Promise<string> {
  const { environment } = fetching(reach);
  // what is missing is asked for once: Nix waits 5 s between its attempts
  const offline =
    reach === "machine"
      ? ["--option", "substitute", "false", "--option", "download-attempts", "1"]
      : [];
  const reference = nixReference(url);
  const args = ["flake", what, "--json", "--no-write-lock-file", ...offline, reference.url];
  const { status, stdout, stderr } = await runNixCommand(args, environment, reference.folder);
  if (status === 0) return stdout;
  // git's message comes before what Nix makes of it
  const git = /^fatal: (.*)$/m.exec(stderr)?.[1];
  const raw = withSourceFiles(git ?? shortError(stderr));
  const said = notFetched(raw, reach);
  // Nix fetches for a local flake only what its lock file lacks
  const lacksInput = said !== raw && isFolder(url);
  const [why = "", ...details] = said.split("\n");
  throw new KnownError(
    {
      message: `--flake ${url} cannot be read: ${why}`,
      ...(details.length > 0 && { details: details.join("\n") }),
      fix: lacksInput
        ? "its flake.lock lacks that input: run `nix flake lock` there, or let Nix fetch it, with --fetch"
        : reach === "machine"
          ? "name a folder with a flake.nix and its flake.lock (git sees only what was added), or let Nix fetch it, with --fetch"
          : "name a folder with a flake.nix, or a flake as Nix takes it: github:owner/repository",
    },
    exitStatus.notChecked,
  );
}

const isFolder = (url: string) => /^(path:)?[./]/.test(url);

/** If nothing may be fetched, that is the reason to report, not the network that Nix had no access to. */
function notFetched(why: string, reach: Reach): string {
  if (reach === "network") return why;
  return why
    .replace(/unable to (?:download|access) '([^']*)': .*/, "$1 is not fetched without --fetch")
    .replace(/^transport '(\S*)' not allowed.*/, "nothing is fetched by $1 without --fetch");
}

const isMicrovm = (tree: string) =>
  ["lib/runner.nix", "nixos-modules/microvm/options.nix"].every((file) =>
    existsSync(join(tree, file)),
  );

type Found = { readonly path: string } | { readonly why: string };

/** Where the tree of an input is. One inside its parent's tree (`path:./sub`) has no tree of its own. */
async function treeOf(
  name: string,
  nodes: Readonly<Record<string, Node>>,
  root: string,
  trees: ReadonlyMap<string, string>,
  reach: Reach,
): Promise<Found> {
  const { locked = {}, parent } = nodes[name] ?? {};
  if (parent !== undefined && typeof locked.path === "string" && !locked.path.startsWith("/")) {
    const outer = trees.get(nodeAt(nodes, root, parent));
    return outer === undefined ? { why: "it is in one" } : { path: join(outer, locked.path) };
  }
  const stored = storePathOf(String(locked.narHash));
  if (stored !== undefined && existsSync(stored)) return { path: stored };
  return findLockedTree(new Attributes(locked), reach);
}

function nodeAt(
  nodes: Readonly<Record<string, Node>>,
  root: string,
  path: readonly string[],
): string {
  return path.reduce((node, input) => {
    const next = nodes[node]?.inputs?.[input] ?? root;
    return typeof next === "string" ? next : nodeAt(nodes, root, next);
  }, root);
}

/** An input as outputs see it: https://nix.dev/manual/nix/2.26/command-ref/new-cli/nix3-flake#flake-format */
function sourceInfo(outPath: string, locked: JsonObject): Readonly<Record<string, unknown>> {
  const { rev, lastModified, narHash } = locked;
  return {
    outPath,
    ...(typeof narHash === "string" && { narHash }),
    ...(typeof rev === "string" && { rev, shortRev: rev.slice(0, 7) }),
    ...(typeof lastModified === "number" && {
      lastModified,
      lastModifiedDate: new Date(lastModified * 1000).toISOString().replace(/[-:T]|\..*/g, ""),
    }),
  };
}

/** A file of the flake's own tree by its path there; one of an input, with the input's name in front. */
function fileName(file: string, root: string, trees: ReadonlyMap<string, string>): string {
  const [name, tree] = [...trees].find(([, path]) => file.startsWith(`${path}/`)) ?? [];
  if (name === undefined || tree === undefined) return withoutStorePath(file);
  const inside = file.slice(tree.length + 1);
  return name === root ? inside : `${name}/${inside}`;
}
