import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { delimiter, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { evaluateRunners } from "../../../src/command/runner.ts";
import { canEvaluateRunners, runnerQuery } from "../../support/runner.ts";
import { temporaryFolder } from "../../support/temporary.ts";

const folder = temporaryFolder("runners");
const statistics = join(folder, "statistics");
const { PATH = "" } = process.env;

const nix = PATH.split(delimiter)
  .map((path) => join(path, "nix-instantiate"))
  .find(existsSync);

/** A `nix-instantiate` that writes for each run how many functions it called: nothing where it fails. */
const counting = `#!/bin/sh
: > "${statistics}/$$"
export NIX_SHOW_STATS=1 NIX_SHOW_STATS_PATH="${statistics}/$$"
exec "${nix}" "$@"
`;

beforeAll(() => {
  const programs = join(folder, "programs");
  mkdirSync(programs);
  writeFileSync(join(programs, "nix-instantiate"), counting);
  chmodSync(join(programs, "nix-instantiate"), 0o755);
  process.env.PATH = `${programs}${delimiter}${PATH}`;
});
afterAll(() => {
  process.env.PATH = PATH;
});

/** The memory in the command line of each VM with these options, and how many functions each process called. */
async function evaluated(...options: readonly string[]) {
  rmSync(statistics, { recursive: true, force: true });
  mkdirSync(statistics);
  const queries = options.map((text, index) => {
    const module = join(folder, `${index}.nix`);
    writeFileSync(module, `{ microvm = { hypervisor = "qemu"; ${text} }; }`);
    return { ...runnerQuery(module), reads: [folder] };
  });
  const memory = (await evaluateRunners(queries)).map((evaluation) =>
    evaluation === undefined || "refused" in evaluation.runner
      ? undefined
      : /-m (\d+)M/.exec(evaluation.runner.command)?.[1],
  );
  const calls = readdirSync(statistics).map((name) =>
    Number(/"nrFunctionCalls": (\d+)/.exec(readFileSync(join(statistics, name), "utf8"))?.[1]),
  );
  return { memory, calls };
}

describe.skipIf(!canEvaluateRunners)("VMs that are evaluated together", () => {
  test("what one throws leaves the others, in one process", async () => {
    const { memory, calls } = await evaluated("mem = 301;", 'mem = throw "no";', "mem = 303;");
    expect(memory).toEqual(["301", undefined, "303"]);
    expect(calls).toHaveLength(1);
  });

  test("what Nix cannot catch ends a process, and leaves the others", async () => {
    const { memory } = await evaluated("mem = 301;", "mem = { }.no;", "mem = 303;", "mem = 304;");
    expect(memory).toEqual(["301", undefined, "303", "304"]);
  });

  test("share what does not depend on them", async () => {
    const [one = 0] = (await evaluated("mem = 301;")).calls;
    const [six = 0] = (await evaluated(...[1, 2, 3, 4, 5, 6].map((n) => `mem = 30${n};`))).calls;
    expect(one).toBeGreaterThan(0);
    expect((six - one) / 5).toBeLessThan(one / 2);
  });
});
