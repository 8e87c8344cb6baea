import { spawnSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { lintQemu } from "../../src/lint/qemu/lint.ts";
import { readQemuPack } from "../../src/packs/read.ts";
import { hasQemu } from "../support/available.ts";
import { canEvaluateGhaf, evaluatorOfGhaf } from "../support/ghaf.ts";
import { canEvaluateRunners } from "../support/runner.ts";
import {
  type Case,
  fromManuals,
  knownMistakes,
  mutated,
  mutationsOf,
  type Pools,
  randomBackends,
  randomValues,
} from "./corpus.ts";
import { ghafLines } from "./ghaf.ts";
import { type Random, seeded } from "./random.ts";
import { runnerLines } from "./runners.ts";
import { isHostReason, tryStart } from "./start.ts";
import { type Listed, listedProperties } from "./values.ts";

/** The program to ask, and the pack that describes it: a QEMU of another version has another pack. */
const program = process.env.TEST_QEMU ?? "qemu-system-x86_64";
const version = hasQemu ? (/\d+\.\d+/.exec(run("--version")) ?? [""])[0] : "";

/** How much of the corpus: 1 is a sample of a minute or less; 20 is about 10,000 command lines. AGREEMENT_SEED is another corpus. */
const rounds = Number(process.env.AGREEMENT_ROUNDS ?? 1);
const seed = Number(process.env.AGREEMENT_SEED ?? 23);

function run(...args: readonly string[]): string {
  return spawnSync(program, args, { encoding: "utf8" }).stdout;
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
      .filter((line) => line !== "" && !/^(x-remote-object|colo-compare)$/.test(line)),
  };
}

/** Some of the build's devices and objects with the properties that it lists for them. */
function listed({ drivers, objects }: Pools, count: number, random: Random): Listed[] {
  const all = [
    ...drivers.map((name) => ({ option: "-device" as const, name })),
    ...objects.map((name) => ({ option: "-object" as const, name })),
  ];
  return some(all, count, random)
    .map(({ option, name }) => ({
      option,
      name,
      properties: listedProperties(run(option, `${name},help`)),
    }))
    .filter(({ properties }) => properties.length > 0);
}

/** `count` of the items, in their order. */
function some<T>(items: readonly T[], count: number, random: Random): T[] {
  return items.filter(() => random(items.length) < count);
}

async function wholeCorpus(ghaf: readonly Case[]): Promise<Case[]> {
  const random = seeded(seed);
  const names = pools();
  const lines = canEvaluateRunners ? await runnerLines(5 * rounds, random) : [];
  return [
    ...some(mutated(names, Math.ceil(rounds / 2), random), 150 * rounds, random),
    ...some(fromManuals(), 120 * rounds, random),
    ...some(knownMistakes(), 80 * rounds, random),
    ...randomValues(listed(names, 60 * rounds, random), 70 * rounds, random),
    ...randomBackends(70 * rounds, random),
    ...lines.flatMap((args, index) => [
      { name: `runner ${index}`, args },
      ...some(mutationsOf(`runner ${index}`, args, names, 1, random), 10, random),
    ]),
    ...ghaf,
    ...some(
      ghaf.flatMap(({ name, args }) =>
        mutationsOf(name, args, names, Math.ceil(rounds / 2), random),
      ),
      100 * rounds,
      random,
    ),
  ];
}

describe.skipIf(!["7.2", "10.0"].includes(version))("lint and the real QEMU", () => {
  const ghaf = canEvaluateGhaf ? evaluatorOfGhaf() : undefined;

  test("agree on what is refused, in 98 of 100 cases or more", async () => {
    const pack = readQemuPack(`qemu-${version}`);
    const disagreements: string[] = [];
    let started = 0;
    for (const { name, args } of await wholeCorpus(ghaf === undefined ? [] : ghafLines(ghaf))) {
      const verdict = await tryStart(program, args);
      // what this machine lacks is nothing that arguments can show
      if (isHostReason(verdict)) continue;
      started++;
      const refusals = lintQemu(args, pack).filter(({ severity }) => severity === "refused");
      if (verdict.starts === (refusals.length === 0)) continue;
      disagreements.push(
        verdict.starts
          ? `false alarm, ${name}: ${refusals.map(({ message }) => message).join("; ")}`
          : `missed, ${name}: ${verdict.message}`,
      );
    }
    expect(started).toBeGreaterThan(300);
    const agreement = 1 - disagreements.length / started;
    process.stdout.write(
      `\nlint and QEMU ${version} agree on ${(agreement * 100).toFixed(1)} % of ${started} command lines\n${disagreements
        .sort()
        .map((line) => `  ${line}\n`)
        .join("")}`,
    );
    expect(agreement).toBeGreaterThanOrEqual(0.98);
    const alarms = disagreements.filter((line) => line.startsWith("false alarm"));
    expect(alarms.length / started).toBeLessThanOrEqual(0.005);
  }, 7_200_000);
});
