import { lstatSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { exitStatus, KnownError } from "./errors.ts";
import { folderPrefix, isGone, ownerOfFolder } from "./owned-names.ts";
import { systemError } from "./system-error.ts";

/**
 * Gives `use` a new folder, and removes it afterwards. A kill leaves it behind, for the next run to remove.
 * @throws KnownError (status 2) when the system's folder of temporary files cannot be used.
 */
export async function withTemporaryFolder<T>(use: (folder: string) => T | Promise<T>): Promise<T> {
  removeLeftFolders();
  const folder = makeFolder();
  try {
    return await use(folder);
  } catch (error) {
    // what could not be written has no path where the disk is full
    throw systemError(error, (error as NodeJS.ErrnoException | null)?.path ?? tmpdir()) ?? error;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function makeFolder(): string {
  try {
    return mkdtempSync(join(tmpdir(), folderPrefix));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== "ENOENT" && code !== "ENOTDIR") throw systemError(error, tmpdir()) ?? error;
    throw new KnownError(
      {
        file: tmpdir(),
        message: "is where temporary files go, and it is not a folder",
        fix: process.env.TMPDIR === undefined ? `mkdir ${tmpdir()}` : "unset TMPDIR, or make it",
      },
      exitStatus.notChecked,
    );
  }
}

let isSwept = false;

/** Removes the temporary folders of this user's processes that were killed. */
function removeLeftFolders(): void {
  if (isSwept) return;
  isSwept = true;
  for (const name of namesIn(tmpdir())) {
    const pid = ownerOfFolder(name);
    if (pid === undefined || !isGone(pid)) continue;
    const folder = join(tmpdir(), name);
    try {
      const found = lstatSync(folder);
      if (found.isDirectory() && found.uid === process.getuid?.())
        rmSync(folder, { recursive: true, force: true });
    } catch {
      // another process removes it too
    }
  }
}

/** The names in a folder; none where it cannot be read. */
function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
