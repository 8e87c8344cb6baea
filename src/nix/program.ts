import { spawn } from "node:child_process";
import { statSync } from "node:fs";
import { delimiter, join } from "node:path";
import { exitStatus, KnownError } from "../errors.ts";

export interface NixOutcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** What a run of Nix may do: its arguments, and its environment. */
export interface NixPermissions {
  readonly args: readonly string[];
  readonly environment: NodeJS.ProcessEnv;
}

/** Whether there is a Nix on the PATH. */
export function hasNix(): boolean {
  return findProgram("nix-instantiate") !== undefined;
}

function findProgram(name: string): string | undefined {
  return (process.env.PATH ?? "")
    .split(delimiter)
    .filter((folder) => folder !== "")
    .map((folder) => join(folder, name))
    .find(isFile);
}

/** A path that this user may not read counts as missing. */
function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/**
 * Runs Nix on an expression. `nix-instantiate` evaluates without writing to the store, and takes one of any length.
 * @param seconds The time limit, after which it is ended, with no status.
 * @throws KnownError (status 2) when there is no Nix on the PATH.
 */
export function runNix(
  expression: string,
  { args, environment }: NixPermissions,
  seconds?: number,
): Promise<NixOutcome> {
  const all = ["--eval", "--strict", "--json", ...args, "-"];
  return run("nix-instantiate", all, { input: expression, environment, seconds });
}

/** Whether nix-eval-jobs is on the PATH, which evaluates attributes in parallel. */
export function hasEvalJobs(): boolean {
  return findProgram("nix-eval-jobs") !== undefined;
}

/**
 * Runs nix-eval-jobs, which prints a line of JSON for each attribute: https://github.com/nix-community/nix-eval-jobs
 * @param seconds The time limit without a line of output, after which it is ended, with no status.
 */
export function runEvalJobs(
  { args, environment }: NixPermissions,
  seconds: number,
  onLine: (line: string) => void,
): Promise<NixOutcome> {
  return run("nix-eval-jobs", args, { input: "", environment, seconds, onLine });
}

/**
 * Runs the command `nix`, whatever features the user's configuration has: `flake metadata --json .`
 * @param folder The folder to start it in, by default the current one.
 * @throws KnownError (status 2) when there is no Nix on the PATH.
 */
export function runNixCommand(
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
  folder?: string,
): Promise<NixOutcome> {
  const features = ["--extra-experimental-features", "nix-command flakes"];
  return run("nix", [...features, ...args], { input: "", environment, folder });
}

interface Run {
  readonly input: string;
  readonly environment: NodeJS.ProcessEnv;
  /** The folder to start it in, by default the current one. */
  readonly folder?: string | undefined;
  readonly seconds?: number | undefined;
  /** Receives each complete line of its output as it comes, which restarts the time limit. */
  readonly onLine?: (line: string) => void;
}

function run(
  name: string,
  args: readonly string[],
  { input, environment, folder, seconds, onLine }: Run,
): Promise<NixOutcome> {
  const program = findProgram(name);
  if (program === undefined) return Promise.reject(noNix());
  return new Promise((resolve, reject) => {
    const place = { env: environment, cwd: folder };
    const nix = spawn(program, args, { stdio: ["pipe", "pipe", "pipe"], ...place });
    let stdout = "";
    let stderr = "";
    const end = () => {
      stderr += `\nerror: it takes longer than ${seconds} s\n`;
      nix.kill("SIGKILL");
    };
    const timer = seconds === undefined ? undefined : setTimeout(end, seconds * 1000);
    nix.stdout.setEncoding("utf8").on("data", (text: string) => {
      stdout += text;
      if (onLine === undefined) return;
      const lines = stdout.split("\n");
      stdout = lines.pop() ?? "";
      lines.forEach(onLine);
      timer?.refresh();
    });
    nix.stderr.setEncoding("utf8").on("data", (text: string) => {
      stderr += text;
    });
    // for one that ends before it has read everything, the status says why
    nix.stdin.on("error", () => {}).end(input);
    nix.on("error", (error: NodeJS.ErrnoException) =>
      reject(error.code === "ENOENT" || error.code === "EACCES" ? noNix() : error),
    );
    nix.on("close", (status) => {
      clearTimeout(timer);
      resolve({ status, stdout, stderr });
    });
  });
}

/** What to do if Nix is missing. */
export function noNix(): KnownError {
  return new KnownError(
    {
      message: "this needs `nix`, which is not on the PATH",
      fix: "install Nix, or run this on a machine with Nix: https://nixos.org/download",
    },
    exitStatus.notChecked,
  );
}
