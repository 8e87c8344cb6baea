import { spawnSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { lintQemu } from "../../../src/lint/qemu/lint.ts";
import { readQemuPack } from "../../../src/vmm/pack/read.ts";
import { hasQemu } from "../../support/available.ts";
import { corpus, type Pools } from "./corpus.ts";
import { judge } from "./start.ts";

/** The program to ask, and the pack that tells of it: a QEMU of another version has another pack. */
const program = process.env.JUDGE_QEMU ?? "qemu-system-x86_64";
const version = hasQemu ? (/\d+\.\d+/.exec(run("--version")) ?? [""])[0] : "";

function run(...words: readonly string[]): string {
  return spawnSync(program, words, { encoding: "utf8" }).stdout;
}

/** The names that the build itself lists. */
function pools(): Pools {
  return {
    drivers: [...run("-device", "help").matchAll(/^name "([^"]+)"/gm)]
      .map(([, name = ""]) => name)
      .filter((name) => !name.endsWith("-cpu")),
    objects: run("-object", "help")
      .split("\n")
      .slice(1)
      .map((line) => line.trim())
      .filter((line) => line !== ""),
  };
}

describe.skipIf(!["7.2", "10.0"].includes(version))("lint and the real QEMU", () => {
  test("agree on what is refused, in 98 of 100 cases or more", async () => {
    const pack = readQemuPack(`qemu-${version}`);
    // another seed than the one that the rules were made better with
    const cases = corpus(pools(), 3, 23);
    expect(cases.length).toBeGreaterThan(300);
    const disagreements: string[] = [];
    for (const { name, words } of cases) {
      const verdict = await judge(program, words);
      const refusals = lintQemu(words, pack).filter(({ severity }) => severity === "refused");
      if (verdict.starts === (refusals.length === 0)) continue;
      disagreements.push(
        verdict.starts
          ? `false alarm, ${name}: ${refusals.map(({ message }) => message).join("; ")}`
          : `missed, ${name}: ${verdict.message}`,
      );
    }
    const agreement = 1 - disagreements.length / cases.length;
    process.stdout.write(
      `\nlint and QEMU ${version} agree on ${(agreement * 100).toFixed(1)} % of ${cases.length} command lines\n${disagreements.map((line) => `  ${line}\n`).join("")}`,
    );
    expect(agreement).toBeGreaterThanOrEqual(0.98);
  }, 300_000);
});
