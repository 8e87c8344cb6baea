import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { GitObjects } from "./git-objects.ts";

/** Writes the files of a loaded tree to a folder. Links and other repositories are left out: Nix code has none. */
export function writeTree(objects: GitObjects, id: string, folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const entry of objects.tree(id)) {
    if (entry.mode === "40000") writeTree(objects, entry.id, join(folder, entry.name));
    else if (entry.mode.startsWith("100"))
      writeFileSync(join(folder, entry.name), objects.object(entry.id));
  }
}
