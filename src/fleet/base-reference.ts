import { execFileSync } from "node:child_process";
import { realpathSync } from "node:fs";
import { relative, resolve } from "node:path";
import { exitStatus, KnownError } from "../errors.ts";
import { parseFlakeReference } from "./flake-reference.ts";
import { gitUrl } from "./local-flake.ts";

/**
 * The flake that another one is compared with: a revision of its own repository, or a flake as Nix takes it.
 *
 * @param flake As the user names it: `.`, `./ghaf#laptop`.
 * @param base A hash, tag or branch: `origin/main`; or a flake: `github:tiiuae/ghaf`, `../other`.
 * @returns `git+file:///home/me/ghaf?rev=...&allRefs=1`
 * @throws KnownError (status 2) when there is no such revision.
 */
export function baseReference(flake: string, base: string): string {
  const { url, configuration } = parseFlakeReference(flake);
  const of = configuration === undefined ? "" : `#nixosConfigurations."${configuration}"`;
  if (/^[./]|:/.test(base)) return base.includes("#") ? base : `${base}${of}`;
  const folder = folderOf(url);
  const top = folder === undefined ? undefined : git(folder, "rev-parse", "--show-toplevel");
  const rev =
    folder === undefined
      ? undefined
      : git(folder, "rev-parse", "--verify", "--end-of-options", `${base}^{commit}`);
  if (folder === undefined || top === undefined || rev === undefined)
    throw new KnownError(
      {
        message: `--base ${base}: ${rev === undefined && top !== undefined ? `the repository of ${url} has no such revision` : `${url} is in no git repository here`}`,
        fix: "name a revision that is here (git fetch), or another flake: --base github:owner/repository",
      },
      exitStatus.notChecked,
    );
  const inside = relative(top, realpathSync(folder));
  const parameters = [["rev", rev] as const, ["allRefs", "1"] as const];
  return `${gitUrl(top, inside === "" ? parameters : [...parameters, ["dir", inside]])}${of}`;
}

/** The folder of a flake on this machine. */
function folderOf(url: string): string | undefined {
  const [, path] = /^(?:path:|git\+file:\/\/)?([./][^?]*)/.exec(url) ?? [];
  return path === undefined ? undefined : resolve(path);
}

function git(folder: string, ...args: readonly string[]): string | undefined {
  try {
    return execFileSync("git", ["-C", folder, ...args], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    }).trim();
  } catch {
    return undefined;
  }
}
