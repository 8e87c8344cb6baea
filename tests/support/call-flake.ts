import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { hasNix } from "./available.ts";

/**
 * The Nix code with which Nix itself turns a lock file into inputs, call-flake.nix, out of its own libraries, where it
 * is kept as text. Undefined when there is no Nix, or one that keeps it otherwise (before 2.4, from 2.20 on).
 */
export function callFlake(): string | undefined {
  if (!hasNix) return undefined;
  const { stdout } = spawnSync("sh", ["-c", 'ldd "$(command -v nix)"'], { encoding: "utf8" });
  for (const [library] of stdout.matchAll(/\/\S*libnix(?:expr|flake)\S*/g)) {
    const bytes = readFileSync(library);
    const start = bytes.indexOf("lockFileStr: rootSrc: rootSubdir:");
    if (start >= 0) return bytes.toString("utf8", start, bytes.indexOf(0, start));
  }
  return undefined;
}
