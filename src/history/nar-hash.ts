import { createHash, type Hash } from "node:crypto";
import type { GitObjects } from "./git-objects.ts";

/**
 * The hash of a git tree as Nix writes it in a lock file, `sha256-...`: that of the tree's archive in NAR form.
 *
 * The form is in Eelco Dolstra's thesis, figure 5.2: strings with their length in 8 bytes, filled up to 8 bytes, names
 * sorted by byte. What Nix fetches from a git host has no `.git`, and an empty folder for another repository.
 * @param tree A tree that `objects` has loaded.
 */
export function narHash(objects: GitObjects, tree: string): string {
  const hash = createHash("sha256");
  writeString(hash, "nix-archive-1");
  writeNode(hash, objects, "40000", tree);
  return `sha256-${hash.digest("base64")}`;
}

function writeNode(hash: Hash, objects: GitObjects, mode: string, id: string): void {
  writeString(hash, "(", "type");
  if (mode === "40000") {
    writeString(hash, "directory");
    const entries = objects
      .tree(id)
      // git sorts a folder as if its name ended with a slash
      .map((entry) => ({ ...entry, bytes: Buffer.from(entry.name, "utf8") }))
      .sort((one, other) => Buffer.compare(one.bytes, other.bytes));
    for (const entry of entries) {
      writeString(hash, "entry", "(", "name", entry.bytes, "node");
      writeNode(hash, objects, entry.mode, entry.id);
      writeString(hash, ")");
    }
  } else if (mode === "160000") {
    writeString(hash, "directory");
  } else if (mode === "120000") {
    writeString(hash, "symlink", "target", objects.object(id));
  } else {
    writeString(hash, "regular");
    if (mode === "100755") writeString(hash, "executable", "");
    writeString(hash, "contents", objects.object(id));
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
