import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const folders: string[] = [];

/** A new folder, which is removed after the test file's last test: by remove-temporary.ts. */
export function temporaryFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `ghaf-microvm-${name}-`));
  folders.push(folder);
  return folder;
}

export function removeTemporaryFolders(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}
