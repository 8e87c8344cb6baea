import { existsSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { type Config, configFile } from "../config.ts";
import { exitStatus, KnownError } from "../errors.ts";

/**
 * For what makes new files: below a repository they would stand in a folder that nothing reads.
 * @throws KnownError (status 2) when nothing of a repository is in `folder`, and a folder around it is one.
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
