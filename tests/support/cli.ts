import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { root } from "./available.ts";

export interface Outcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command as a user does, in `folder`; see `withoutNotes`. */
export function ghafMicrovm(folder: string, ...words: readonly string[]): Outcome {
  return withoutNotes(run(folder, words, {}));
}

/** The same where no program can be found, as on a machine with Node alone. */
export function ghafMicrovmWithoutNix(folder: string, ...words: readonly string[]): Outcome {
  return run(folder, words, { PATH: "" });
}

function run(
  folder: string,
  words: readonly string[],
  environment: Record<string, string>,
): Outcome {
  return outcomeOf(
    spawnSync(process.execPath, [join(root, "dist/cli.js"), ...words], {
      cwd: folder,
      encoding: "utf8",
      env: { ...process.env, NO_COLOR: "1", ...environment },
      maxBuffer: 1 << 28,
    }),
  );
}

export const outcomeOf = ({ status, stdout, stderr }: Outcome): Outcome => ({
  status,
  stdout,
  stderr,
});

/** Without what this machine lacks the sources to verify, which others have, and without the builds that were chosen. */
export const withoutNotes = (outcome: Outcome): Outcome => ({
  ...outcome,
  stderr: outcome.stderr.replaceAll(/^(?:not verified: |note: .*: checked against ).*\n/gm, ""),
});
