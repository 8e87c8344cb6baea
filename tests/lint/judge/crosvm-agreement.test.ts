import { describe, expect, test } from "vitest";
import { lintCrosvm } from "../../../src/lint/crosvm/lint.ts";
import { readCrosvmPack } from "../../../src/vmm/pack/read.ts";
import { crosvmSource } from "../../support/available.ts";
import { collectCases } from "./crosvm-cases.ts";

describe.skipIf(crosvmSource === undefined)("crosvm's own tests", () => {
  test("agree with lint on what is taken and what is refused", () => {
    const pack = readCrosvmPack("crosvm");
    const { cases, leftOut } = collectCases(crosvmSource ?? "", pack);
    const disagreements = cases.flatMap(({ name, words, isValid }) => {
      const findings = lintCrosvm(words, pack).filter(({ severity }) => severity === "refused");
      return (findings.length === 0) === isValid
        ? []
        : [
            `${name}: ${JSON.stringify(words.slice(1))} is ${isValid ? "valid" : "invalid"}, lint: ${findings[0]?.message ?? "nothing"}`,
          ];
    });
    const invalid = cases.filter(({ isValid }) => !isValid).length;
    process.stdout.write(
      `\n${cases.length} cases of crosvm's own tests, ${invalid} of them invalid, ${leftOut.length} left out: ${disagreements.length} disagreements\n${disagreements.map((it) => `  ${it}\n`).join("")}`,
    );
    if (process.env.CASES_LEFT_OUT)
      process.stdout.write(leftOut.map((it) => `  - ${it}\n`).join(""));
    expect(cases.length).toBeGreaterThan(200);
    expect(1 - disagreements.length / cases.length).toBeGreaterThanOrEqual(0.98);
  });
});
