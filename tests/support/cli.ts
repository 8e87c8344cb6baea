import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { root } from "./available.ts";

export interface Outcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command as a user does, in `folder`; see `withoutNotes`. */
export function ghafMicrovm(folder: string, ...args: readonly string[]): Outcome {
  return withoutNotes(run(folder, args, {}));
}

/** The same, with all that it says. */
export function ghafMicrovmWithNotes(folder: string, ...args: readonly string[]): Outcome {
  return run(folder, args, {});
}

/** The same where no program can be found, as on a machine with Node alone. */
export function ghafMicrovmWithoutNix(folder: string, ...args: readonly string[]): Outcome {
  return run(folder, args, { PATH: "" });
}

function run(
  folder: string,
  args: readonly string[],
  environment: Record<string, string>,
): Outcome {
  return outcomeOf(
    spawnSync(process.execPath, [join(root, "dist/cli.js"), ...args], {
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
