import { describe, expect, it } from "vitest";
import { lockFindings, lockRules } from "../../../src/lock/findings.ts";
import { evaluateLock } from "../../../src/lock/verdict.ts";
import * as knowledge from "../../../src/microvm/history/known-revisions.ts";
import {
  before,
  first,
  github,
  lockText,
  microvmLock,
  newest,
  strange,
} from "../../support/locks.ts";

function findings(text: string, options = ["crosvm.extraArgs"], allowUnknown = false) {
  return lockFindings([evaluateLock(text, "flake.lock", options, knowledge)], allowUnknown);
}

describe("lockFindings", () => {
  it("has none on what is supported", () => {
    expect(findings(microvmLock(first))).toEqual([]);
  });

  it("has one for each option that is missing, at the node's line", () => {
    expect(findings(microvmLock(before), ["mem", "crosvm.extraArgs", "vsock.cid"])).toEqual([
      {
        rule: "lock/unsupported",
        level: "error",
        message: expect.stringMatching(
          /^microvm \(input microvm\) lacks microvm\.crosvm\.extraArgs, which came on 2023-04-07\nfix: nix flake update microvm /,
        ),
        file: "flake.lock",
        line: 3,
      },
      expect.objectContaining({ message: expect.stringContaining("lacks microvm.vsock.cid") }),
    ]);
  });

  it("says when an option went", () => {
    expect(findings(microvmLock(newest), ["balloonMem"])[0]?.message).toContain(
      "lacks microvm.balloonMem, which came on 2022-08-31 and went on 2025-04-17\nfix: instead of",
    );
  });

  it.each([
    [
      "lock/unknown",
      microvmLock(strange),
      "it is not known which options microvm (input microvm) has, of microvm.crosvm.extraArgs\n",
    ],
    [
      "lock/inconsistent",
      microvmLock({ ...first, narHash: before.narHash }),
      "rev and narHash of microvm (input microvm) do not belong together\n",
    ],
    ["lock/no-microvm", lockText({}, {}), "none of its inputs is microvm.nix\n"],
    [
      "lock/malformed",
      "{",
      "is not JSON: expected a key in double quotes, but the file ends (column 2)\n",
    ],
  ])("has one of %s, whatever is required", (rule, text, start) => {
    const found = findings(text);
    expect(found).toEqual([expect.objectContaining({ rule, level: "error" })]);
    expect(found[0]?.message.startsWith(start)).toBe(true);
    expect(lockRules.map(({ id }) => id)).toContain(rule);
  });

  it("makes a warning of an unknown revision that may pass", () => {
    expect(findings(microvmLock(strange), ["mem"], true)[0]?.level).toBe("warning");
  });

  it("notes another microvm.nix at its own line", () => {
    const nodes = {
      a: github("o/a", strange, { inputs: { vm: "old" } }),
      m: github("microvm-nix/microvm.nix", newest),
      old: github("astro/microvm.nix", before),
    };
    const text = lockText({ a: "a", microvm: "m" }, nodes);
    const [finding] = findings(text);
    expect(finding).toMatchObject({ rule: "lock/other-node", level: "note" });
    expect(text.split("\n")[(finding?.line ?? 0) - 1]).toBe('    "old": {');
  });

  it("points to the same node after the file was laid out again", () => {
    const text = microvmLock(before);
    const minified = JSON.stringify(JSON.parse(text));
    const spread = JSON.stringify(JSON.parse(text), null, "\n").replace(/\n{2,}/g, "\n\n");
    expect(findings(minified)[0]?.line).toBe(1);
    const line = findings(spread)[0]?.line ?? 0;
    expect(spread.split("\n")[line - 1]).toBe('"microvm": {');
  });
});
