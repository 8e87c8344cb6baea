import { rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { hasNix, microvmSource, nixpkgsLib } from "../support/available.ts";
import type { Outcome } from "../support/cli.ts";
import {
  definitions,
  definitionText,
  importedModules,
  type Needs,
} from "../support/definitions.ts";
import { inProcess, inProcessWithoutNix } from "../support/in-process.ts";
import { pinTo, pinToUnknown } from "../support/other-pin.ts";
import { type TemporaryRepository, temporaryRepository } from "../support/repository.ts";

const nameOf = (index: number) => `v${String(index + 1).padStart(3, "0")}`;

/** How the report names what was not verified. */
const runner = "what the runner makes";
const measured = "which options the hypervisor refuses or ignores";
const saidWithout: Readonly<Record<Needs, string>> = { measured, runner };

const pins: Readonly<Record<string, (repository: TemporaryRepository) => void>> = {
  "this repository": () => {},
  "another one, with nothing but its lock": ({ path }) => {
    for (const file of ["nix/option-schema.json", "nix/option-support.json", "src/generated"])
      rmSync(join(path, file), { recursive: true });
  },
  "another one, with another known pin": (repository) =>
    pinTo(repository, "e615e23267bf10d483fb44f759d4e61c354cc0f4"),
  "another one, with an unknown pin": pinToUnknown,
};

type Run = (folder: string, ...args: readonly string[]) => Promise<Outcome>;

test("there are 120 definitions and more, right and wrong", () => {
  expect(definitions.length).toBeGreaterThanOrEqual(120);
  expect(new Set(definitions.map((row) => row.join("\n"))).size).toBe(definitions.length);
  const right = definitions.filter(([, , verdict]) => verdict === "right");
  expect(right.length).toBeGreaterThan(40);
  expect(definitions.length - right.length).toBeGreaterThan(60);
});

test.each(Object.keys(pins))("with Node alone: %s", async (pin) => {
  await expectVerdicts(pin, inProcessWithoutNix, false);
});

test.skipIf(!hasNix).for(Object.keys(pins))(
  "with Nix and without nixpkgs: %s",
  { tags: ["nix", "slow"] },
  async (pin) => {
    await expectVerdicts(pin, inProcess, false);
  },
);

test.skipIf(!hasNix || !microvmSource || !nixpkgsLib).for(Object.keys(pins))(
  "with Nix and nixpkgs: %s",
  { tags: ["nix", "slow"], timeout: 600_000 },
  async (pin) => {
    // of the other pin, machines may have the tree or not: the report says which
    const hasTree = pin.endsWith("another known pin") ? undefined : !pin.endsWith("unknown pin");
    await expectVerdicts(pin, inProcess, hasTree, ["--nixpkgs", dirname(nixpkgsLib ?? "")]);
  },
);

/** Compares what `lint` and `codegen` say of every definition with its row. */
async function expectVerdicts(
  pin: string,
  run: Run,
  hasTree: boolean | undefined,
  args: readonly string[] = [],
): Promise<void> {
  const repository = temporaryRepository({
    ...importedModules,
    ...Object.fromEntries(
      definitions.map((row, index) => [`${nameOf(index)}.ts`, definitionText(row, nameOf(index))]),
    ),
  });
  pins[pin]?.(repository);
  // first, for it writes the types and the data of the pin
  const codegen = await run(repository.path, "codegen", ...args);
  const lint = await run(repository.path, "lint", "--format", "json", ...args);
  const { findings, notVerified } = JSON.parse(lint.stdout) as Report;
  const isMade = hasTree ?? !notVerified.some(({ what }) => what === runner);
  const has = new Set<Needs>([
    ...(isMade ? ["runner" as const] : []),
    ...(pin.endsWith("unknown pin") ? [] : ["measured" as const]),
  ]);
  const said = definitions.map((row, index) => {
    const name = nameOf(index);
    const own = findings
      .filter(
        ({ file, message }) => file === `src/vms/${name}.ts` || message.includes(`VM ${name},`),
      )
      .map(({ file, line, message }) =>
        file === `src/vms/${name}.ts` ? `${line}: ${message}` : `${file}:${line}: ${message}`,
      );
    const without = notVerified.filter(({ vms }) => vms.includes(name)).map(({ what }) => what);
    return { row, name, own, without };
  });
  expect(
    said.flatMap(({ row, name, own, without }) => {
      const [hypervisor, options, verdict, needs] = row;
      const found = own.map((text) => (isSaid(verdict, text) ? verdict : text));
      const isFindable = verdict !== "right" && (needs === undefined || has.has(needs));
      const right = isFindable
        ? own.length > 0 && found.every((text) => text === verdict)
        : own.length === 0 &&
          (has.has("runner") || without.includes(runner)) &&
          (needs === undefined || has.has(needs) || without.includes(saidWithout[needs]));
      return right ? [] : [{ name, hypervisor, options, verdict, found, without }];
    }),
  ).toEqual([]);
  expect(linesOf(codegen)).toEqual(
    [...new Set(findings.map(({ file, line }) => `${file}:${line}`))].sort(),
  );
  expect([codegen.status, lint.status]).toEqual([1, 1]);
}

interface Report {
  readonly findings: readonly { file: string; line: number; message: string }[];
  readonly notVerified: readonly { what: string; vms: readonly string[]; why: string }[];
}

function isSaid(verdict: string, text: string): boolean {
  const [line = "", ...piece] = verdict.split(": ");
  return text.startsWith(`${line}: `) && text.includes(piece.join(": "));
}

const linesOf = ({ stdout, stderr }: Outcome) =>
  [
    ...new Set(
      [...`${stdout}${stderr}`.matchAll(/^(?:error: )?(src\/vms\/\w+\.\w+:\d+):/gm)].map(
        ([, place = ""]) => place,
      ),
    ),
  ].sort();
