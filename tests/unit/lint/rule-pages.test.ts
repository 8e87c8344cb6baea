import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { refusedOptions } from "../../../src/definition/refused-options.ts";
import { valueProblems } from "../../../src/facts/values.ts";
import { forAnotherHypervisor } from "../../../src/lint/definitions/for-another-hypervisor.ts";
import { ignoredOptions } from "../../../src/lint/definitions/ignored-options.ts";
import { lintArguments, type PlacedFinding } from "../../../src/lint/lint.ts";
import { lack, lacking } from "../../../src/lint/required.ts";
import { rulePages } from "../../../src/lint/rules.ts";
import { forTarget } from "../../../src/packs/assemble.ts";
import { readPack } from "../../../src/packs/read.ts";
import { withoutFeatures } from "../../../src/packs/without-features.ts";
import { root } from "../../support/available.ts";
import { schema, support } from "../../support/committed-support.ts";

describe.each(rulePages.map((page) => [page.id, page] as const))("%s", (id, page) => {
  const severities = new Set<string>();

  test.each(page.examples.flatMap(variants))("$name", ({ wrong, right }) => {
    expect(wrong.map(({ rule }) => rule)).toEqual(wrong.map(() => id));
    expect(wrong).not.toEqual([]);
    expect(right).toEqual([]);
    for (const { severity } of wrong) {
      severities.add(severity);
      expect(["both", severity]).toContain(page.severity);
    }
  });

  test.skipIf(page.examples.length === 0)("an example has each severity that the page says", () => {
    expect([...severities].sort()).toEqual(
      page.severity === "both" ? ["refused", "silent"] : [page.severity],
    );
  });
});

interface Variant {
  readonly name: string;
  readonly wrong: readonly Pick<PlacedFinding, "rule" | "severity">[];
  readonly right: readonly Pick<PlacedFinding, "rule" | "severity">[];
}

/** What the tool finds in both sides of an example, for each build that it is for. */
function variants(example: (typeof rulePages)[number]["examples"][number]): Variant[] {
  if (!("builds" in example))
    return [
      {
        name: JSON.stringify(example.wrong),
        wrong: inOptions(example.wrong),
        right: inOptions(example.right),
      },
    ];
  return example.builds.map((build) => {
    const whole =
      example.target === undefined ? readPack(build) : forTarget(readPack(build), example.target);
    const pack = withoutFeatures(whole, example.without ?? []);
    const inArguments = (args: readonly string[]) => [
      ...lintArguments(pack.program, args, pack),
      ...lacking(pack.program, args, example.require ?? []).map((name) =>
        lack(name, pack.program, { file: "microvm-run", line: 1 }),
      ),
    ];
    return {
      name: `${build}: ${example.wrong.join(" ")}`,
      wrong: inArguments(example.wrong),
      right: inArguments(example.right),
    };
  });
}

function inOptions(vm: Readonly<Record<string, unknown>>): Variant["wrong"] {
  return [
    ...[...ignoredOptions(vm, schema, support)].map(
      () => ({ rule: "ignored-option", severity: "silent" }) as const,
    ),
    ...[...forAnotherHypervisor(vm, schema, support)].map(
      () => ({ rule: "for-another-hypervisor", severity: "silent" }) as const,
    ),
    ...[...refusedOptions(vm, schema, support)].map(
      () => ({ rule: "refused-option", severity: "refused" }) as const,
    ),
    ...[...valueProblems(vm, String(vm.hypervisor))].map(
      () => ({ rule: "wrong-definition", severity: "wrong" }) as const,
    ),
  ];
}

test("each file in src/lint/rules is one rule's, and in the list", () => {
  const files = readdirSync(join(root, "src/lint/rules")).sort();
  expect(files).toEqual(rulePages.map(({ id }) => `${id}.ts`).sort());
});

test("what the rules are written in runs in browsers: it imports types alone", () => {
  for (const { id } of rulePages) {
    const text = readFileSync(join(root, `src/lint/rules/${id}.ts`), "utf8");
    expect([...text.matchAll(/^import (?!type )/gm)], id).toEqual([]);
  }
});
