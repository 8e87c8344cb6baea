import { spawn } from "node:child_process";
import { exitStatus, KnownError } from "../errors.ts";

export interface NixOutcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs `nix` with the features of flakes switched on.
 * @throws KnownError (status 2) when there is no `nix` on the PATH.
 */
export function runNix(words: readonly string[]): Promise<NixOutcome> {
  return new Promise((resolve, reject) => {
    const nix = spawn("nix", ["--extra-experimental-features", "nix-command flakes", ...words], {
      stdio: ["ignore", "pipe", "pipe"],
    });
    let stdout = "";
    let stderr = "";
    nix.stdout.setEncoding("utf8").on("data", (text: string) => {
      stdout += text;
    });
    nix.stderr.setEncoding("utf8").on("data", (text: string) => {
      stderr += text;
    });
    nix.on("error", (error: NodeJS.ErrnoException) =>
      reject(
        error.code === "ENOENT"
          ? new KnownError(
              {
                message: "this needs `nix`, which is not on the PATH",
                fix: "install Nix, or run it where Nix is: https://nixos.org/download",
              },
              exitStatus.notJudged,
            )
          : error,
      ),
    );
    nix.on("close", (status) => resolve({ status, stdout, stderr }));
  });
}

/**
 * Evaluates a Nix expression to data.
 * @throws KnownError (status 2) with Nix's own words when it does not evaluate.
 */
export async function evaluateNix(expression: string, about: string): Promise<unknown> {
  const { status, stdout, stderr } = await runNix([
    "eval",
    "--impure",
    "--json",
    "--expr",
    expression,
  ]);
  if (status !== 0)
    throw new KnownError({ message: `${about}: ${withoutNoise(stderr)}` }, exitStatus.notJudged);
  return JSON.parse(stdout);
}

/** Nix's error without its advice on traces. */
function withoutNoise(stderr: string): string {
  return stderr
    .split("\n")
    .filter((line) => !/^warning: |--show-trace/.test(line))
    .join("\n")
    .replace(/^error: /, "")
    .trim();
}
