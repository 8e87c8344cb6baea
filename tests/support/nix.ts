import { execFileSync, type SpawnSyncReturns, spawnSync } from "node:child_process";

const flags = ["--extra-experimental-features", "nix-command flakes"];

/** Evaluates a Nix expression to data. Throws with Nix's message when it does not evaluate. */
export function evaluate(expression: string): unknown {
  const output = execFileSync(
    "nix",
    [...flags, "eval", "--offline", "--impure", "--json", "--expr", expression],
    {
      encoding: "utf8",
      maxBuffer: 1 << 28,
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  return JSON.parse(output);
}

/** Runs `nix` with these words and gives what it printed. */
export function nix(
  words: readonly string[],
  environment: Record<string, string> = {},
): SpawnSyncReturns<string> {
  return spawnSync("nix", [...flags, ...words], {
    encoding: "utf8",
    env: { ...process.env, ...environment },
    maxBuffer: 1 << 28,
  });
}
