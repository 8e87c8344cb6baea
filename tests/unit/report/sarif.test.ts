import schema from "@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json" with { type: "json" };
import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import { reportSarif } from "../../../src/report/sarif.ts";

const rules = [
  { id: "lock/unknown", description: "It is known." },
  {
    id: "lock/unsupported",
    description: "It has all options.",
    help: "# unsupported",
    helpUri: "https://example.org/unsupported.md",
  },
];

// the schema is of JSON Schema draft 4, whose keywords here mean the same in the draft that Ajv knows
const { $schema: _, id: __, ...draft7 } = schema;
const isSarif = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(
  draft7,
);

describe("reportSarif", () => {
  test("is valid by the schema of SARIF 2.1.0, with findings of every form", () => {
    const findings = [
      {
        rule: "lock/unsupported",
        level: "error" as const,
        message: "gone",
        file: "my vms/flake.lock",
        line: 7,
      },
      { rule: "lock/unknown", level: "warning" as const, message: "who knows" },
      { rule: "lock/unknown", level: "note" as const, message: "no line", file: "/a b/flake.lock" },
    ];
    const log = JSON.parse(reportSarif(findings, rules, "1.2.3"));
    expect(isSarif(log), JSON.stringify(isSarif.errors)).toBe(true);
    expect(log.runs[0].tool.driver).toMatchObject({ name: "ghaf-microvm", version: "1.2.3" });
    expect(log.runs[0].tool.driver.rules).toEqual([
      { id: "lock/unknown", shortDescription: { text: "It is known." } },
      {
        id: "lock/unsupported",
        shortDescription: { text: "It has all options." },
        help: { text: "# unsupported", markdown: "# unsupported" },
        helpUri: "https://example.org/unsupported.md",
      },
    ]);
    expect(log.runs[0].results).toEqual([
      {
        ruleId: "lock/unsupported",
        ruleIndex: 1,
        level: "error",
        message: { text: "gone" },
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: "my%20vms/flake.lock", uriBaseId: "%SRCROOT%" },
              region: { startLine: 7 },
            },
          },
        ],
      },
      { ruleId: "lock/unknown", ruleIndex: 0, level: "warning", message: { text: "who knows" } },
      {
        ruleId: "lock/unknown",
        ruleIndex: 0,
        level: "note",
        message: { text: "no line" },
        locations: [
          { physicalLocation: { artifactLocation: { uri: "file:///a%20b/flake.lock" } } },
        ],
      },
    ]);
  });

  test("is valid without findings, and the schema refuses what is not SARIF", () => {
    expect(isSarif(JSON.parse(reportSarif([], rules, "1.2.3")))).toBe(true);
    const wrong = [{ rule: "r", level: "fatal" as "error", message: "m" }];
    expect(isSarif(JSON.parse(reportSarif(wrong, rules, "1.2.3")))).toBe(false);
  });
});
