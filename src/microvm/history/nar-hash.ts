import { createHash, type Hash } from "node:crypto";
import { lstatSync, readdirSync, readFileSync, readlinkSync } from "node:fs";
import { join } from "node:path";
import type { GitObjects } from "./git-objects.ts";

/** What the NAR form records of a file, a folder or a link; contents are read on demand. */
type Node =
  | { readonly kind: "folder"; readonly entries: readonly Entry[] }
  | { readonly kind: "link"; readonly target: Buffer }
  | { readonly kind: "file"; readonly executable: boolean; readonly contents: Buffer };

interface Entry {
  readonly name: Buffer;
  readonly node: () => Node;
}

/**
 * The hash of a git tree as Nix writes it in a lock file, `sha256-...`: that of the tree's archive in NAR form.
 *
 * The form is in Eelco Dolstra's thesis, figure 5.2: strings with their length in 8 bytes, filled up to 8 bytes, names
 * sorted by byte. What Nix fetches from a git host has no `.git`, and an empty folder for another repository.
 * @param tree A tree that `objects` has loaded.
 */
export function narHash(objects: GitObjects, tree: string): string {
  return hashOf(gitNode(objects, "40000", tree));
}

/** The same of a folder on disk, without the `.git` that a checkout has in it. */
export function narHashOfFolder(folder: string): string {
  const root = diskNode(folder);
  if (root.kind !== "folder") return hashOf(root);
  const entries = root.entries.filter(({ name }) => name.toString("latin1") !== ".git");
  return hashOf({ kind: "folder", entries });
}

function gitNode(objects: GitObjects, mode: string, id: string): Node {
  // another repository's commit is an empty folder
  if (mode === "160000") return { kind: "folder", entries: [] };
  if (mode === "120000") return { kind: "link", target: objects.object(id) };
  if (mode !== "40000")
    return { kind: "file", executable: mode === "100755", contents: objects.object(id) };
  return {
    kind: "folder",
    entries: objects.tree(id).map((entry) => ({
      name: Buffer.from(entry.name, "utf8"),
      node: () => gitNode(objects, entry.mode, entry.id),
    })),
  };
}

function diskNode(path: string): Node {
  const stat = lstatSync(path);
  if (stat.isSymbolicLink())
    return { kind: "link", target: readlinkSync(path, { encoding: "buffer" }) };
  if (!stat.isDirectory()) {
    return {
      kind: "file",
      executable: (stat.mode & 0o100) !== 0,
      contents: readFileSync(path),
    };
  }
  return {
    kind: "folder",
    entries: readdirSync(path).map((name) => ({
      name: Buffer.from(name, "utf8"),
      node: () => diskNode(join(path, name)),
    })),
  };
}

function hashOf(root: Node): string {
  const hash = createHash("sha256");
  writeString(hash, "nix-archive-1");
  writeNode(hash, root);
  return `sha256-${hash.digest("base64")}`;
}

function writeNode(hash: Hash, node: Node): void {
  writeString(hash, "(", "type");
  if (node.kind === "folder") {
    writeString(hash, "directory");
    // git sorts a folder as if its name ended with a slash, a disk not at all
    for (const entry of node.entries.toSorted((a, b) => Buffer.compare(a.name, b.name))) {
      writeString(hash, "entry", "(", "name", entry.name, "node");
      writeNode(hash, entry.node());
      writeString(hash, ")");
    }
  } else if (node.kind === "link") {
    writeString(hash, "symlink", "target", node.target);
  } else {
    writeString(hash, "regular");
    if (node.executable) writeString(hash, "executable", "");
    writeString(hash, "contents", node.contents);
  }
  writeString(hash, ")");
}

function writeString(hash: Hash, ...texts: readonly (string | Buffer)[]): void {
  for (const text of texts) {
    const bytes = typeof text === "string" ? Buffer.from(text, "utf8") : text;
    const length = Buffer.alloc(8);
    length.writeBigUInt64LE(BigInt(bytes.length));
    hash.update(length);
    hash.update(bytes);
    hash.update(Buffer.alloc((8 - (bytes.length % 8)) % 8));
  }
}
