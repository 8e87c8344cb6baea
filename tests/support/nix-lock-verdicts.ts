import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * Whether Nix reads each of these texts as a flake.lock: one `nix repl` for many, since an error there ends nothing.
 * Only an error of Nix's JSON library ends it, and then another one goes on behind that file.
 */
export function readByNix(texts: readonly (string | Uint8Array)[]): boolean[] {
  const folder = mkdtempSync(join(tmpdir(), "ghaf-microvm-locks-"));
  try {
    for (const [index, text] of texts.entries()) {
      mkdirSync(join(folder, String(index)));
      writeFileSync(join(folder, String(index), "flake.nix"), "{ outputs = _: { x = 1; }; }");
      writeFileSync(join(folder, String(index), "flake.lock"), text);
    }
    const verdicts: boolean[] = [];
    while (verdicts.length < texts.length) {
      const more = ask(folder, verdicts.length, texts.length);
      if (more.length === 0) throw new Error("nix repl says nothing");
      verdicts.push(...more);
    }
    return verdicts;
  } finally {
    // what is in a store is read-only
    execFileSync("chmod", ["-R", "u+w", folder]);
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Of the files from `first` on, as far as one process gets. */
function ask(folder: string, first: number, end: number): boolean[] {
  const lines = Array.from({ length: end - first }, (_, index) => [
    `builtins.trace "lock ${first + index}" 1`,
    `(builtins.getFlake "path:${folder}/${first + index}").x`,
  ]);
  const features = ["--extra-experimental-features", "nix-command flakes"];
  const { stderr } = spawnSync(
    "nix",
    ["repl", "--impure", "--offline", "--store", join(folder, "store"), ...features],
    { input: `${lines.flat().join("\n")}\n`, encoding: "utf8", maxBuffer: 1 << 28 },
  );
  const [, ...parts] = stderr.split(/trace: lock \d+\n/);
  // Nix 2.8 does not forget inputs that flake.nix has no longer, and that is after it has read them
  return parts.map(
    (part) =>
      !/^(?:error|nix): ?|Assertion/m.test(part) || part.includes("requires lock file changes"),
  );
}
