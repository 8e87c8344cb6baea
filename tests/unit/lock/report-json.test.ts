import { describe, expect, it } from "vitest";
import { reportJson } from "../../../src/lock/report-json.ts";
import { evaluateLock } from "../../../src/lock/verdict.ts";
import * as knowledge from "../../../src/microvm/history/known-revisions.ts";
import { first, microvmLock } from "../../support/locks.ts";

function report(...texts: string[]): unknown {
  const results = texts.map((text) =>
    evaluateLock(text, "flake.lock", ["crosvm.extraArgs"], knowledge),
  );
  return JSON.parse(reportJson(results));
}

describe("reportJson", () => {
  it("has one result a file, all keys present", () => {
    expect(report(microvmLock(first))).toEqual({
      results: [
        {
          path: "flake.lock",
          verdict: "supported",
          requirements: [
            {
              option: "microvm.crosvm.extraArgs",
              verdict: "supported",
              since: { rev: first.rev, committed: "2023-04-07T08:50:47Z" },
            },
          ],
          node: "microvm",
          inputPath: "microvm",
          rev: first.rev,
          narHash: first.narHash,
          evidence: "rev and narHash",
          hint: null,
          fix: null,
        },
      ],
    });
  });

  it("makes a malformed file a result with its message and line", () => {
    expect(report("[]", "{\n]")).toMatchObject({
      results: [
        { verdict: "malformed", node: null, message: "must be a JSON object", line: null },
        {
          verdict: "malformed",
          message: 'is not JSON: expected a key in double quotes, found "]" (column 1)',
          line: 2,
        },
      ],
    });
  });
});
