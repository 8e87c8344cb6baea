import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { hasSite } from "./tests/support/site.ts";

/** One folder of tests/: what each is for stands in ARCHITECTURE.md, "Tests". */
const project = (name: string, settings = {}) => ({
  resolve: { alias: { "ghaf-microvm": fileURLToPath(new URL("src/index.ts", import.meta.url)) } },
  test: {
    name,
    include: [`tests/${name}/**/*.test.ts`],
    setupFiles: "tests/support/remove-temporary.ts",
    testTimeout: 120_000,
    hookTimeout: 120_000,
    ...settings,
  },
});

export default defineConfig({
  test: {
    projects: [
      // their files share a process, so that what they all import and make is loaded and made once
      ...["unit", "cli", "nix"].map((name) => project(name, { isolate: false })),
      ...["hypervisors", "guests"].map((name) => project(name)),
      // its tests are of the package in docs/
      ...(hasSite ? [project("site", { include: ["docs/tests/*.test.ts"] })] : []),
    ],
    tags: [
      { name: "slow", description: "takes many seconds: left out of `npm test`" },
      { name: "nix", description: "needs Nix, in a project whose other tests do not" },
    ],
    globalSetup: "tests/support/global-setup.ts",
    maxWorkers: availableParallelism(),
    // what was transformed is kept between runs, below node_modules
    experimental: { fsModuleCache: true },
  },
});
