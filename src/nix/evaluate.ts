import { spawn } from "node:child_process";
import { statSync } from "node:fs";
import { delimiter, join } from "node:path";
import { exitStatus, KnownError } from "../errors.ts";

export interface NixOutcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Whether there is a `nix` on the PATH. */
export function hasNix(): boolean {
  return (process.env.PATH ?? "").split(delimiter).some((folder) => {
    const file = join(folder, "nix");
    // a repository's folder of that name is none
    return folder !== "" && statSync(file, { throwIfNoEntry: false })?.isFile() === true;
  });
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
        error.code === "ENOENT" || error.code === "EACCES"
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

/** A value, or why there is none, in Nix's own words without places and advice. */
export type Attempt = (
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly error: string }
) & {
  /** What the evaluated code traced, one text each. */
  readonly traces: readonly string[];
};

/**
 * Evaluates a Nix expression to data, from what is on this machine: nothing is fetched.
 * @throws KnownError (status 2) when there is no `nix` on the PATH.
 */
export async function tryEvaluateNix(expression: string): Promise<Attempt> {
  const { status, stdout, stderr } = await runNix([
    "eval",
    "--offline",
    "--impure",
    "--json",
    "--expr",
    expression,
  ]);
  const traces = [...stderr.matchAll(/^trace: (.*)$/gm)].map(([, text = ""]) => text);
  return status === 0
    ? { ok: true, value: JSON.parse(stdout), traces }
    : { ok: false, error: errorMessage(stderr), traces };
}

/** The innermost error of Nix's output, without the places and the code around it. */
export function errorMessage(stderr: string): string {
  const start = [...stderr.matchAll(/^[ ]*error: ?/gm)].at(-1);
  const message = start === undefined ? stderr : stderr.slice(start.index + start[0].length);
  const lines = message
    .split("\n\n       at ")[0]
    ?.split("\n")
    .filter((line) => !/--show-trace/.test(line)) ?? [""];
  const indent = Math.min(
    ...lines.slice(1).flatMap((line) => (line.trim() === "" ? [] : [line.search(/\S/)])),
  );
  return lines
    .map((line, index) => (index === 0 ? line : line.slice(Math.min(indent, line.length))))
    .join("\n")
    .trim();
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
