import { rmSync } from "node:fs";
import { join } from "node:path";
import { revisionDatabase } from "../../src/microvm/history/database.ts";
import { schemaHash } from "../../src/microvm/schema/hash.ts";
import { compactJson } from "../../src/output/compact-json.ts";
import type { TemporaryRepository } from "./repository.ts";

/** Lets a repository's lock pin another revision of microvm.nix; it has no data of that. */
export function pinTo(repository: TemporaryRepository, rev: string): void {
  const revision = revisionDatabase().find(rev);
  if (revision === undefined) throw new Error(`${rev} is not known`);
  const lock = JSON.parse(repository.read("flake.lock"));
  Object.assign(lock.nodes.microvm.locked, {
    rev: revision.rev,
    narHash: revision.narHash,
    lastModified: revision.committed,
  });
  repository.write("flake.lock", JSON.stringify(lock));
  remove(repository, "nix/option-schema.json", "nix/option-support.json", "src/generated");
}

/** Lets a repository's lock pin a tree that nobody knows, with the options of the one that it pins: unmeasured. */
export function pinToUnknown(repository: TemporaryRepository): void {
  const narHash = `sha256-${"A".repeat(43)}=`;
  const schema = JSON.parse(repository.read("nix/option-schema.json"));
  const before = schema.source.narHash;
  schema.source.narHash = narHash;
  schema.sha256 = schemaHash(schema);
  repository.write("nix/option-schema.json", compactJson(schema, 120));
  repository.write("flake.lock", repository.read("flake.lock").replace(before, narHash));
  remove(repository, "nix/option-support.json", "src/generated");
}

function remove({ path }: TemporaryRepository, ...files: readonly string[]): void {
  for (const file of files) rmSync(join(path, file), { recursive: true });
}
