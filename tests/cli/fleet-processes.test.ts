import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { inProcessWithPrograms } from "../support/in-process.ts";
import { temporaryFolder } from "../support/temporary.ts";

/** What `lint --flake` starts for a flake without outputs: the arguments of `nix`, and the heap of nix-instantiate. */
async function started(): Promise<{ readonly nix: string; readonly heap: string }> {
  const folder = temporaryFolder("programs");
  const metadata = JSON.stringify({ path: folder, locks: { nodes: { root: {} }, root: "root" } });
  const program = (name: string, lines: string) =>
    writeFileSync(join(folder, name), `#!/bin/sh\n${lines}\n`, { mode: 0o755 });
  program("nix", `echo "$*" > ${folder}/arguments; echo '${metadata}'`);
  program("nix-instantiate", `echo "$GC_INITIAL_HEAP_SIZE" > ${folder}/heap; echo '[]'`);
  const { status } = await inProcessWithPrograms(folder, folder, "lint", "--flake", "path:/none");
  expect(status).toBe(2);
  const written = (name: string) => readFileSync(join(folder, name), "utf8").trim();
  return { nix: written("arguments"), heap: written("heap") };
}

test("a process of a fleet may use 1.5 GB before Nix collects garbage", async () => {
  vi.stubEnv("GC_INITIAL_HEAP_SIZE", undefined);
  const { heap } = await started();
  vi.unstubAllEnvs();
  expect(heap).toBe("1500000000");
});

test("a heap that the user has set stays", async () => {
  vi.stubEnv("GC_INITIAL_HEAP_SIZE", "2G");
  const { heap } = await started();
  vi.unstubAllEnvs();
  expect(heap).toBe("2G");
});

test("an input that is not on this machine is asked for once", async () => {
  expect((await started()).nix).toContain("--option download-attempts 1");
});
