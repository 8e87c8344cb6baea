import { execFileSync } from "node:child_process";
import { accessSync, constants, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { leftOut, root } from "./available.ts";

/** Tests of whole commands run the bundle that users run. */
export function setup({ vitest }: TestProject): () => void {
  execFileSync(process.execPath, ["build.mjs"], { cwd: root, stdio: "inherit" });
  // one folder for all that the tests leave behind, those that were stopped, too
  const folder = mkdtempSync(join(tmpdir(), "ghaf-microvm-tests-"));
  process.env.TMPDIR = folder;
  // collecting garbage takes Nix a third of its time for a NixOS system, and frees little of it
  process.env.GC_INITIAL_HEAP_SIZE ??= "2G";
  useCacheOfItsOwn(folder);
  return () => {
    rmSync(folder, { recursive: true, force: true });
    const { project, tagsFilter, cliExclude = [] } = vitest.config;
    const parts = [...cliExclude, ...notSelected(project, tagsFilter), ...leftOut()];
    process.stdout.write(`\nleft out: ${parts.length === 0 ? "nothing" : parts.join("; ")}\n`);
  };
}

/** Where the user has no home to write to, Nix gets another place for what it fetches. */
function useCacheOfItsOwn(folder: string): void {
  const cache = process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache");
  try {
    mkdirSync(cache, { recursive: true });
    accessSync(cache, constants.W_OK);
  } catch {
    process.env.XDG_CACHE_HOME = join(folder, "cache");
  }
}

/** The projects, and the tests by their tags, that the command line leaves out. */
function notSelected(selected: string | string[], tagsFilter: string[] = []): string[] {
  const names = [selected].flat();
  const others = ["unit", "cli", "nix", "hypervisors", "guests"].filter(
    (name) => !names.includes(name),
  );
  return [
    ...(names.length > 0 && others.length > 0 ? [`the projects ${others.join(", ")}`] : []),
    ...tagsFilter.map((filter) => (filter === "!slow" ? "slow tests" : `what is not ${filter}`)),
  ].map((part) => `${part} (npm run test:all runs them)`);
}
