import { existsSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { type Config, configFile } from "../config.ts";
import { exitStatus, KnownError } from "../errors.ts";

/**
 * For commands that make new files: in a repository's subfolder nothing would read them.
 * @throws KnownError (status 2) when `folder` is not a repository, but is inside one.
 */
export function requireRoot(folder: string, config: Config): void {
  const hasOneOf = (path: string, files: readonly string[]) =>
    files.some((file) => existsSync(join(path, file)));
  const ofRoot = [configFile, config.lock, "flake.nix"];
  if (hasOneOf(folder, [...ofRoot, "package.json", config.definitions])) return;
  for (let around = dirname(folder); around !== dirname(around); around = dirname(around)) {
    if (!hasOneOf(around, ofRoot)) continue;
    throw new KnownError(
      {
        file: relative(around, folder),
        message: "is below the repository's root, where this is to be run",
        fix: `cd ${relative(folder, around)}`,
      },
      exitStatus.notChecked,
    );
  }
}
