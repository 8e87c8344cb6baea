import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";

/** Puts folders and files of a git repository's revision below `target`. */
export function checkOut(
  repository: string | undefined,
  revision: string,
  paths: readonly string[],
  target: string,
): void {
  mkdirSync(target, { recursive: true });
  const archive = execFileSync("git", ["archive", revision, ...paths], {
    cwd: repository,
    maxBuffer: 1 << 28,
  });
  execFileSync("tar", ["-x", "-C", target], { input: archive });
}

/** The text of a file at a revision of a git repository. */
export function fileOfGit(repository: string | undefined, revision: string, file: string): string {
  return execFileSync("git", ["show", `${revision}:${file}`], {
    cwd: repository,
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
}
