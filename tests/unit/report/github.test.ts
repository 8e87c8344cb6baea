import { expect, test } from "vitest";
import { reportGithub } from "../../../src/report/github.ts";

test("a finding is an annotation at its line", () => {
  const findings = [
    {
      rule: "lock/unsupported",
      level: "error" as const,
      message: "100 % gone\nfix: update",
      file: "a,b:c/flake.lock",
      line: 7,
    },
    { rule: "lock/unknown", level: "warning" as const, message: "who knows", line: 3 },
    { rule: "lock/other-node", level: "note" as const, message: "::error::x", file: "flake.lock" },
  ];
  expect(reportGithub(findings)).toBe(
    [
      "::error file=a%2Cb%3Ac/flake.lock,line=7,title=lock/unsupported::100 %25 gone%0Afix: update",
      "::warning title=lock/unknown::who knows",
      "::notice file=flake.lock,title=lock/other-node::::error::x",
      "",
    ].join("\n"),
  );
});

test("no findings, no output", () => {
  expect(reportGithub([])).toBe("");
});
