import { KnownError } from "../errors.ts";
import type { Attributes } from "../lock/attributes.ts";
import { printable } from "../lock/printable.ts";
import { runNix } from "./evaluate.ts";
import { fetchLocked } from "./pinned-sources.ts";

/**
 * Lets Nix fetch what a lock names, from where it says: this goes online. The evaluation is pure, so Nix refuses what
 * is not locked.
 * @returns the tree's folder in the Nix store, or Nix's own reason in one line.
 */
export async function fetchTree(
  locked: Attributes,
): Promise<{ readonly path: string } | { readonly failure: string }> {
  try {
    const { status, stdout, stderr } = await runNix(
      ["eval", "--raw", "--expr", `(${fetchLocked(locked)}).outPath`],
      // a repository that wants a password is one that cannot be fetched
      { ...process.env, GIT_TERMINAL_PROMPT: "0" },
    );
    if (status === 0) return { path: stdout.trim() };
    const lines = stderr.split("\n").map((line) => line.trim());
    // of git, Nix says only that it failed
    const error =
      lines.find((line) => line.startsWith("fatal: ")) ??
      lines.findLast((line) => line.startsWith("error: ")) ??
      "";
    return { failure: printable(error.replace(/^(?:fatal|error): /, "")) };
  } catch (error) {
    if (error instanceof KnownError) return { failure: error.problems[0]?.message ?? "" };
    throw error;
  }
}
