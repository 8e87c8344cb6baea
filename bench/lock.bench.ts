import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bench, describe } from "vitest";
import { evaluateLock } from "../src/lock/verdict.ts";
import { RevisionDatabase } from "../src/microvm/history/database.ts";
import * as knowledge from "../src/microvm/history/known-revisions.ts";
import { historyFolder } from "../src/microvm/history/read-history.ts";
import { root } from "../tests/support/available.ts";
import { ghafMicrovm } from "../tests/support/cli.ts";
import { github, lockText, newest, strange } from "../tests/support/locks.ts";

// Whole processes, as a user waits for them: the ratios to the first line are valid on another machine, the times do not.
const fewTimes = { iterations: 10, time: 0, warmupIterations: 1, warmupTime: 0 };

/** Ten thousand nodes, five inputs each, one of them a follows: 5 MB. */
const large = lockText(
  { first: "n0", microvm: "microvm" },
  {
    microvm: github("microvm-nix/microvm.nix", newest),
    ...Object.fromEntries(
      Array.from({ length: 10_000 }, (_, index) => {
        const children = [1, 2, 3, 4].map((child) => index * 4 + child).filter((n) => n < 10_000);
        const inputs = {
          ...Object.fromEntries(children.map((child) => [`i${child}`, `n${child}`])),
          microvm: ["microvm"],
        };
        return [`n${index}`, github(`o/r${index}`, strange, { inputs })];
      }),
    ),
  },
);

const folder = mkdtempSync(join(tmpdir(), "ghaf-microvm-bench-"));
const file = join(folder, "flake.lock");

describe("lock check, whole processes", () => {
  bench("node -e 0", () => void spawnSync(process.execPath, ["-e", "0"]), fewTimes);
  bench("this repository's lock", () => check("flake.lock"), fewTimes);
  bench("10,000 nodes", () => check(file), {
    ...fewTimes,
    setup: () => writeFileSync(file, large),
    // `afterAll` does not run for benchmarks
    teardown: (_, mode) => {
      if (mode === "run") rmSync(folder, { recursive: true });
    },
  });
});

describe("lock check, inside", () => {
  bench("the database: loaded, every set of options made", () => {
    const read = (name: string) => JSON.parse(readFileSync(join(historyFolder, name), "utf8"));
    const database = new RevisionDatabase(read("revisions.json"), () => read("options.json"));
    for (const revision of database.main()) database.optionsAt(revision);
  });
  bench("10,000 nodes", () => {
    evaluateLock(large, "flake.lock", ["crosvm.extraArgs"], knowledge);
  });
});

function check(path: string): void {
  const { status, stdout } = ghafMicrovm(root, "lock", "check", path);
  if (status !== 0) throw new Error(stdout);
}
