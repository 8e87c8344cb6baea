import { spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { exitStatus, KnownError } from "../errors.ts";

/** What the folders must be that options of any command name, and whether one is that. */
const folders = {
  source: {
    what: "a git repository of microvm.nix, or a tree of it",
    isThat: (folder: string) => existsSync(join(folder, "nixos-modules")) || isInGit(folder),
  },
  nixpkgs: {
    what: "a folder with nixpkgs' lib",
    isThat: (folder: string) => existsSync(join(folder, "lib/default.nix")),
  },
};

/**
 * Refuses a folder that an option names wrongly, whether or not it comes to be needed: else the mistake shows later, or
 * never.
 * @throws KnownError (status 2)
 */
export function requireFolders(options: Readonly<Record<string, unknown>>): void {
  for (const [name, { what, isThat }] of Object.entries(folders)) {
    const folder = options[name];
    if (typeof folder !== "string") continue;
    if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() && isThat(folder)) continue;
    throw new KnownError(
      { message: `--${name} ${folder}: that is not ${what}`, fix: `name ${what}` },
      exitStatus.notChecked,
    );
  }
}

/** Where there is no git, what needs it will say so. */
function isInGit(folder: string): boolean {
  const { status, error } = spawnSync("git", ["-C", folder, "rev-parse", "--git-dir"]);
  return error !== undefined || status === 0;
}
