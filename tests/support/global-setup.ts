import { execFileSync } from "node:child_process";
import type { TestProject } from "vitest/node";
import { leftOut, root } from "./available.ts";

/** Tests of whole commands run the bundle that users run. */
export function setup({ vitest }: TestProject): () => void {
  execFileSync(process.execPath, ["build.mjs"], { cwd: root, stdio: "inherit" });
  return () => {
    const { project, tagsFilter } = vitest.config;
    const parts = [...notSelected(project, tagsFilter), ...leftOut()];
    process.stdout.write(`\nleft out: ${parts.length === 0 ? "nothing" : parts.join("; ")}\n`);
  };
}

/** The projects, and the tests by their tags, that the command line leaves out. */
function notSelected(selected: string | string[], tagsFilter: string[] = []): string[] {
  const names = [selected].flat();
  const others = ["unit", "cli", "nix", "judge", "guests"].filter((name) => !names.includes(name));
  return [
    ...(names.length > 0 && others.length > 0 ? [`the projects ${others.join(", ")}`] : []),
    ...(tagsFilter.length > 0 ? ["slow tests"] : []),
  ].map((part) => `${part} (npm run test:all runs them)`);
}
