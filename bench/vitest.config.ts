import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const path = (name: string) => fileURLToPath(new URL(name, import.meta.url));

export default defineConfig({
  root: path(".."),
  test: {
    include: ["bench/*.bench.ts"],
    globalSetup: path("../tests/support/global-setup.ts"),
    setupFiles: path("../tests/support/remove-temporary.ts"),
    // one process at a time: they compete for the processor
    fileParallelism: false,
    testTimeout: 3_600_000,
    disableConsoleIntercept: true,
  },
});
