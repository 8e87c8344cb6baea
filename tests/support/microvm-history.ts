import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { microvmGit } from "./available.ts";

/** The tree of a microvm.nix commit in a temporary folder, for the length of one test. */
export function microvmAt(commit: string): string {
  const folder = mkdtempSync(join(tmpdir(), "ghaf-microvm-history-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const archive = execFileSync("git", ["archive", commit], {
    cwd: microvmGit,
    maxBuffer: 1 << 28,
  });
  execFileSync("tar", ["-x", "-C", folder], { input: archive });
  return folder;
}
