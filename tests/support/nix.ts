import { type SpawnSyncReturns, spawnSync } from "node:child_process";

const flags = ["--extra-experimental-features", "nix-command flakes"];

/** Evaluates a Nix expression of any length to data. Throws with Nix's message when it does not evaluate. */
export function evaluate(expression: string): unknown {
  const { status, stdout, stderr } = spawnSync(
    "nix-instantiate",
    ["--eval", "--strict", "--json", "-"],
    {
      input: expression,
      encoding: "utf8",
      maxBuffer: 1 << 28,
    },
  );
  if (status !== 0) throw new Error(stderr.slice(0, 2000));
  return JSON.parse(stdout);
}

/** Runs `nix` with these arguments, in `folder` if given, and gives what it printed. */
export function nix(
  args: readonly string[],
  environment: Record<string, string> = {},
  folder?: string,
): SpawnSyncReturns<string> {
  return spawnSync("nix", [...flags, ...args], {
    encoding: "utf8",
    env: { ...process.env, ...environment },
    cwd: folder,
    maxBuffer: 1 << 28,
  });
}

/** The message of Nix's own `error:`, the innermost where there are several, without its indentation and advice. */
export function errorMessage(stderr: string): string {
  const [message = ""] = stderr.split(/^ *error: /m).slice(-1);
  return message
    .replace("(use '--show-trace' to show detailed location information)", "")
    .replace(/^ {7}/gm, "")
    .trim();
}
