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
export function runNix(
  words: readonly string[],
  environment: NodeJS.ProcessEnv = process.env,
): Promise<NixOutcome> {
  return new Promise((resolve, reject) => {
    const nix = spawn("nix", ["--extra-experimental-features", "nix-command flakes", ...words], {
      stdio: ["ignore", "pipe", "pipe"],
      env: environment,
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

let tracesAreShown = false;

/** How to get Nix's whole error, where it is told in short. */
export const showTraceAdvice = "`--show-trace` shows all that Nix says of it";

/** From now on, what does not evaluate is told with all that Nix says of it, as with its own `--show-trace`. */
export function showTraces(): void {
  tracesAreShown = true;
}

/**
 * Evaluates a Nix expression to data.
 * @throws KnownError (status 2) with Nix's own words when it does not evaluate: what is wrong and where, or all of it
 * where that was asked for (`showTraces`).
 */
export async function evaluateNix(expression: string, about: string): Promise<unknown> {
  const { status, stdout, stderr } = await runNix([
    "eval",
    "--impure",
    "--json",
    ...(tracesAreShown ? ["--show-trace"] : []),
    "--expr",
    expression,
  ]);
  if (status === 0) return JSON.parse(stdout);
  throw new KnownError(
    tracesAreShown
      ? { message: `${about}:\n${stderr.trim()}` }
      : {
          message: `${about}: ${shortError(stderr)}`,
          fix: showTraceAdvice,
        },
    exitStatus.notJudged,
  );
}

/** A value, or why there is none, in Nix's own words without places and advice. */
export type Attempt = (
  | { readonly ok: true; readonly value: unknown }
  | {
      readonly ok: false;
      readonly error: string;
      /** All that Nix says, where that was asked for (`showTraces`). */
      readonly whole?: string;
    }
) & {
  /** What the evaluated code traced, one text each. */
  readonly traces: readonly string[];
};

/** With `--offline` alone, Nix still tries each download once (seen with 2.8): no proxy listens at this port. */
const nowhere = "http://127.0.0.1:9";
const withoutNetwork = {
  ...Object.fromEntries(
    ["http_proxy", "https_proxy", "all_proxy", "HTTPS_PROXY", "ALL_PROXY"].map((name) => [
      name,
      nowhere,
    ]),
  ),
  no_proxy: "",
  NO_PROXY: "",
  GIT_ALLOW_PROTOCOL: "file",
};

/**
 * Evaluates a Nix expression to data, from what is on this machine: nothing is fetched.
 * @throws KnownError (status 2) when there is no `nix` on the PATH.
 */
export async function tryEvaluateNix(expression: string): Promise<Attempt> {
  const { status, stdout, stderr } = await runNix(
    [
      "eval",
      "--offline",
      "--impure",
      "--json",
      ...(tracesAreShown ? ["--show-trace"] : []),
      "--expr",
      expression,
    ],
    { ...process.env, ...withoutNetwork },
  );
  const traces = [...stderr.matchAll(/^trace: (.*)$/gm)].map(([, text = ""]) => text);
  return status === 0
    ? { ok: true, value: JSON.parse(stdout), traces }
    : {
        ok: false,
        error: errorMessage(stderr),
        ...(tracesAreShown && { whole: stderr.trim() }),
        traces,
      };
}

/** The innermost error of Nix's output, without the places and the code around it. */
export function errorMessage(stderr: string): string {
  const start = [...stderr.matchAll(/^[ ]*error: ?/gm)].at(-1);
  const message = start === undefined ? stderr : stderr.slice(start.index + start[0].length);
  const lines = message
    .split(/\n+ +(?:at \S+:\d+:\d+:\n|… )/)[0]
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

/** What is wrong, in Nix's own words, and where: without the code there and the way to it. */
function shortError(stderr: string): string {
  // a place in the expression itself, which nobody wrote, tells nothing
  const places = [...stderr.matchAll(/^ *at ([^\s«(]\S*:\d+:\d+):$/gm)];
  const message = errorMessage(stderr);
  const start = stderr.lastIndexOf("error:");
  // of the error itself; else of what called for it last
  const place = places.find(({ index }) => index > start) ?? places.at(-1);
  return place === undefined ? message : `${message} (at ${place[1]})`;
}
