import { describe, expect, test } from "vitest";
import { describedRules, explainRule } from "../../../src/lint/rule-help.ts";

describe("the page of a rule", () => {
  test.each([["two-words"], ["lint/two-words"], ["Two-Words"]])("of %s", (name) => {
    expect(explainRule(name)).toMatch(/^# two-words\n\nAn option and its value are one string/);
  });

  test.each([
    ["two-word", 'lint has no rule "two-word"', "did you mean two-words?"],
    [
      "unknown-tpm-backends",
      'lint has no rule "unknown-tpm-backends"',
      "did you mean unknown-TPM-backend?",
    ],
  ])("of none, %s: the nearest is named", (name, message, fix) => {
    expect(() => explainRule(name)).toThrow(
      expect.objectContaining({ status: 2, problems: [{ message, fix }] }),
    );
  });

  test("of none that is near to any: all are named", () => {
    expect(() => explainRule("q")).toThrow(
      expect.objectContaining({
        problems: [
          expect.objectContaining({ fix: expect.stringMatching(/^use one of asked, collision, /) }),
        ],
      }),
    );
  });
});

test("a rule as code scanning shows it, with the address of its page", () => {
  const rules = describedRules("https://example.org/vms");
  expect(rules.find(({ id }) => id === "lint/no-kernel")).toEqual({
    id: "lint/no-kernel",
    description: "`-append` and `-initrd` need `-kernel`.",
    help: explainRule("no-kernel"),
    helpUri: "https://example.org/vms/blob/main/docs/rules/no-kernel.md",
  });
});
