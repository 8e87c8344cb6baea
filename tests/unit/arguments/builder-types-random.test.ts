import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { CrosvmArgs } from "../../../src/arguments/crosvm.ts";
import type { FlagArgs } from "../../../src/arguments/flags.ts";
import { takeNotes } from "../../../src/arguments/notes.ts";
import { cloudHypervisor, crosvm, firecracker } from "../../../src/index.ts";
import type { ConfigProblem } from "../../../src/lint/firecracker/config.ts";
import { checkExtraConfig } from "../../../src/lint/firecracker/lint.ts";
import { lintArguments } from "../../../src/lint/lint.ts";
import type { FlagPack } from "../../../src/packs/format.ts";
import { readPack } from "../../../src/packs/read.ts";
import { readTypes, type TypedValue } from "../../support/typescript-values.ts";

/** How many random expressions of each module: RANDOM_SEED is as many others. */
const runs = Number(process.env.RANDOM_RUNS ?? 1000);
const seed = Number(process.env.RANDOM_SEED ?? 20261127);

const typesOf = (program: string) =>
  readTypes(readFileSync(`src/arguments/generated/${program}.ts`, "utf8"), "Flags");

interface Problem {
  readonly rule: string;
  readonly severity: string;
  readonly message: string;
}

/** What types are there to prevent: unknown names, missing keys but another flag, and values of another type. */
const isOfTypes = ({ rule, severity, message }: Problem) =>
  severity === "refused" &&
  (["unknown-option", "unknown-property", "missing-value", "two-words"].includes(rule) ||
    /^\S+ needs (?!--)[\w-]+(=\.\.\.)?$/.test(message) ||
    / must be (on or off|true or false|a size|a whole number(?! from)|one of|pairs|numbers and rising|text(?!,)|a list|a set|no)/.test(
      message,
    ));

test.each<[string, FlagArgs | CrosvmArgs, string]>([
  ["cloud-hypervisor", cloudHypervisor, "cloud-hypervisor"],
  ["crosvm", crosvm, "crosvm-ghaf"],
  ["firecracker", firecracker, "firecracker"],
])("no expression that the types of %s allow is refused for a type", (program, builders, name) => {
  const pack = readPack(name);
  const byFlag = builders as unknown as Readonly<
    Record<string, (...values: readonly TypedValue[]) => never>
  >;
  const item = fc
    .constantFrom(...Object.entries(typesOf(program).functions))
    .chain(([flag, values]) => fc.tuple(fc.constant(flag), values));
  let accepted = 0;
  fc.assert(
    fc.property(
      fc.uniqueArray(item, { minLength: 1, maxLength: 3, selector: ([flag]) => flag }),
      (items) => {
        takeNotes();
        const args = builders.args(
          ...items.map(([flag, values]) => byFlag[flag]?.(...values) as never),
        );
        // what the builder reports by itself, nobody gets to start
        if (takeNotes().problems.length > 0) return;
        const findings = lintArguments(pack.program, args, pack);
        if (findings.every(({ severity }) => severity !== "refused")) accepted++;
        expect(findings.filter(isOfTypes)).toEqual([]);
      },
    ),
    { numRuns: runs, seed },
  );
  // most of the others lack what stands elsewhere on a command line: a kernel, shared memory, a name
  expect(accepted).toBeGreaterThan(runs / 10);
});

test("no configuration that the types of firecracker allow is refused for a type", () => {
  const pack = readPack("firecracker") as FlagPack;
  let accepted = 0;
  fc.assert(
    fc.property(typesOf("firecracker").named("FirecrackerConfig"), (config) => {
      const problems = checkExtraConfig({}, config, pack, () => false);
      if (problems.every(({ severity }) => severity !== "refused")) accepted++;
      // the runner or another module may give the rest of a set
      const isWhole = ({ rule, path }: ConfigProblem) =>
        rule !== "missing-property" || path.length > 1;
      expect(problems.filter(isWhole).filter(isOfTypes)).toEqual([]);
    }),
    { numRuns: runs, seed },
  );
  // most have a set that lacks something
  expect(accepted).toBeGreaterThan(runs / 100);
});
