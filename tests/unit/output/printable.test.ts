import fc from "fast-check";
import { expect, test } from "vitest";
import { formatProblem } from "../../../src/errors.ts";
import type { PlacedFinding } from "../../../src/lint/lint.ts";
import { reportJson as lintJson, reportText as lintText } from "../../../src/lint/report.ts";
import { lockFindings, lockRules } from "../../../src/lock/findings.ts";
import { reportJson } from "../../../src/lock/report-json.ts";
import { reportText } from "../../../src/lock/report-text.ts";
import type { LockResult } from "../../../src/lock/result.ts";
import { painting } from "../../../src/output/paint.ts";
import { leaving } from "../../../src/output/print.ts";
import {
  printable,
  printableJson,
  printableLine,
  printableLines,
} from "../../../src/output/printable.ts";
import { reportGithub } from "../../../src/report/github.ts";
import { reportSarif } from "../../../src/report/sarif.ts";
import { hostile, workflowCommand } from "../../support/hostile.ts";

const rightToLeft = "\u202e";

test.each([
  ["plain text, ünïcödé 日本 🙂", "plain text, ünïcödé 日本 🙂"],
  ["a\u001b[2Jb", "a\\u001b[2Jb"],
  ["bell\u0007", "bell\\u0007"],
  ["one\r\ntwo\ttab", "one\\r\\ntwo\\ttab"],
  ["c1 \u009b31m", "c1 \\u009b31m"],
  [`${rightToLeft}gnp.exe`, "\\u202egnp.exe"],
  ["\u2066isolate\u2069", "\\u2066isolate\\u2069"],
  ["zero\u200bwidth\ufeff", "zero\\u200bwidth\\ufeff"],
  ["line\u2028separator\u2029", "line\\u2028separator\\u2029"],
  ["half \ud800 of a character", "half \\ud800 of a character"],
  ["tag \u{e0041}", "tag \\udb40\\udc41"],
])("one line: %j", (text, shown) => {
  expect(printableLine(text)).toBe(shown);
});

test("lines stay lines", () => {
  expect(printableLines("a\nb\u0007\n")).toBe("a\nb\\u0007\n");
});

test("a name in a message is short, and in quotes where it is not plain", () => {
  expect(printable("microvm.mem")).toBe("microvm.mem");
  expect(printable('a "b"\n')).toBe('"a \\"b\\"\\n"');
  expect(printable("x".repeat(100))).toBe(`"${"x".repeat(80)}…"`);
});

test.each([
  ["::error ::no", "\\u003a:error ::no\n"],
  ["  ::add-mask::x", "  \\u003a:add-mask::x\n"],
  ["\u3000::stop-commands::x", "\u3000\\u003a:stop-commands::x\n"],
  ["text\n::error ::no", "text\n\\u003a:error ::no\n"],
  ["text ##[error]no", "text ##\\u005berror]no\n"],
  ["src/vms/a.ts::b", "src/vms/a.ts::b\n"],
])("no workflow command leaves: %j", (text, shown) => {
  expect(leaving(`${text}\n`)).toBe(shown);
});

test("our colors leave, others do not", () => {
  const colors = painting(true);
  expect(leaving(`${colors.red("a\u001b[32mb")} \u001b[31mc`)).toBe(
    "\u001b[31ma\\u001b[32mb\u001b[39m \\u001b[31mc",
  );
  expect(leaving(colors.bold(`x ${colors.green("y")} z`))).toBe(
    "\u001b[1mx \u001b[32my\u001b[39m z\u001b[22m",
  );
  const without = painting(false);
  expect(leaving(without.red("a\u001b[32mb"))).toBe("a\\u001b[32mb");
});

test("JSON has the exact values", () => {
  const data = { "k\u202e": ["\u001b", "\u2028", "##[error]", "\ud800", "a\nb", "\u{e0041}"] };
  const text = leaving(printableJson(data));
  expect(JSON.parse(text)).toEqual(data);
  expect(text).not.toMatch(hostile);
});

const hostileText = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ..."\u0000\u0007\u001b\r\n\t\u0085\u009b\u200b\u200f\u2028\u2029\u202e\u2066\u2069\ufeff\ud800\udc00:%,#[",
        "\n::error ::x",
        "\r::error file=a::x",
        "\n##[error]",
        " ",
        "\u{e0041}",
        "\u001b]0;title\u0007",
        "\u001b[31m",
      ),
      fc.string({ unit: "binary", maxLength: 6 }),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(""));

const lintFinding: fc.Arbitrary<PlacedFinding> = fc.record({
  rule: fc.constantFrom("two-words", "unknown-type") as fc.Arbitrary<PlacedFinding["rule"]>,
  severity: fc.constantFrom("refused", "silent"),
  file: hostileText,
  line: fc.nat(),
  argument: hostileText,
  message: hostileText,
  fix: fc.option(hostileText),
}) as fc.Arbitrary<PlacedFinding>;

const lockResult = fc.record({
  path: hostileText,
  verdict: fc.constantFrom("malformed", "unknown", "unsupported", "supported", "inconsistent"),
  line: fc.option(fc.nat(), { nil: undefined }),
  message: fc.option(hostileText, { nil: undefined }),
  node: fc.option(hostileText),
  inputPath: fc.option(hostileText),
  from: fc.option(hostileText, { nil: undefined }),
  rev: fc.option(hostileText),
  narHash: fc.option(hostileText),
  evidence: fc.constant(null),
  hint: fc.option(hostileText),
  fix: fc.option(hostileText),
  warnings: fc.array(fc.record({ message: hostileText, line: fc.nat() }), { maxLength: 2 }),
  requirements: fc.array(
    fc.record({ option: hostileText, verdict: fc.constantFrom("supported", "unsupported") }),
    { maxLength: 2 },
  ),
}) as unknown as fc.Arbitrary<LockResult>;

const colors = painting(true);
const without = painting(false);
const ownColors = new RegExp(`${String.fromCharCode(27)}\\[(1|2|22|31|32|33|36|39)m`, "g");

function requireHarmless(text: string, ownCommands = 0): void {
  expect(text).not.toMatch(hostile);
  expect(text.split("\n").filter((line) => workflowCommand.test(line))).toHaveLength(ownCommands);
}

test("whatever is found, no report of lint has a command or a control of others", () => {
  fc.assert(
    fc.property(fc.array(lintFinding, { maxLength: 3 }), (findings) => {
      requireHarmless(leaving(lintText(findings, without)));
      expect(leaving(lintText(findings, colors)).replace(ownColors, "")).not.toMatch(hostile);
      const json = leaving(lintJson(findings));
      requireHarmless(json);
      expect(JSON.parse(json)).toEqual({ findings, notVerified: [] });
    }),
    { numRuns: 500 },
  );
});

test("whatever a lock contains, no report of it has a command or a control of others", () => {
  fc.assert(
    fc.property(fc.array(lockResult, { maxLength: 3 }), (results) => {
      requireHarmless(leaving(reportText(results, without)));
      expect(leaving(reportText(results, colors)).replace(ownColors, "")).not.toMatch(hostile);
      const json = leaving(reportJson(results));
      requireHarmless(json);
      expect(JSON.parse(json).results.map(({ path }: { path: string }) => path)).toEqual(
        results.map(({ path }) => path),
      );
      const findings = lockFindings(results, false);
      const sarif = leaving(reportSarif(findings, lockRules, "1"));
      requireHarmless(sarif);
      expect(
        JSON.parse(sarif).runs[0].results.map(
          ({ message }: { message: { text: string } }) => message.text,
        ),
      ).toEqual(findings.map(({ message }) => message));
      requireHarmless(printableLines(reportGithub(findings)), findings.length);
    }),
    { numRuns: 500 },
  );
});

test("whatever a problem is about, its first line is one line", () => {
  fc.assert(
    fc.property(
      hostileText,
      hostileText,
      fc.option(hostileText, { nil: undefined }),
      (file, message, fix) => {
        const text = formatProblem({ file, message, fix });
        requireHarmless(leaving(`error: ${text}\n`));
        if (fix === undefined) expect(text).not.toContain("\n");
      },
    ),
    { numRuns: 500 },
  );
});
