import { describe, expect, it } from "vitest";
import { reportText } from "../../../src/lock/report-text.ts";
import { evaluateLock } from "../../../src/lock/verdict.ts";
import * as knowledge from "../../../src/microvm/history/known-revisions.ts";
import { painting } from "../../../src/output/paint.ts";
import { plain } from "../../../src/output/plain.ts";
import { leaving } from "../../../src/output/print.ts";
import {
  before,
  first,
  github,
  lockText,
  microvmLock,
  newest,
  strange,
} from "../../support/locks.ts";

function report(text: string, ...requirements: string[]): string {
  const results = [
    evaluateLock(text, "flake.lock", ["crosvm.extraArgs", ...requirements], knowledge),
  ];
  return reportText(results, plain);
}

describe("reportText", () => {
  it("says what is supported on what evidence", () => {
    expect(report(microvmLock(first))).toBe(`supported  flake.lock:3
  node microvm, input microvm, from github:astro/microvm.nix
  rev 2187b3029920181db3e3bd9f6cf6b41de9a28d3f, narHash sha256-Jee+435Hf5y4LAB5j2xVd+KrDKL/OKkIaO2EvB0F5Uc=
  evidence: rev and narHash
  has microvm.crosvm.extraArgs
`);
  });

  it("says what is missing, since when it is there, and what to do", () => {
    expect(report(microvmLock(before), "mem")).toBe(`unsupported  flake.lock:3
  node microvm, input microvm, from github:astro/microvm.nix
  rev d05d2b2e5ae938184efba4be575ef2d7bdf1ee5b, narHash sha256-tXoCugL9NkKu2rN0HgAngd3n0wbDhYFvJ5yjWe3MuKU=
  evidence: rev and narHash
  microvm.crosvm.extraArgs: unsupported, since 2187b3029920 (2023-04-07)
  has the other 1 of 2 options required
  fix: nix flake update microvm  (Nix before 2.19: nix flake lock --update-input microvm)
       the first known revision with everything required is 2187b3029920181db3e3bd9f6cf6b41de9a28d3f (2023-04-07)
`);
  });

  it("says what replaced what is gone", () => {
    expect(report(microvmLock(newest), "balloonMem")).toContain(
      "  microvm.balloonMem: unsupported, since d43d8314305a (2022-08-31), until 9ad2b03a1754 (2025-04-17), replaced by microvm.balloon, microvm.initialBalloonMem\n",
    );
  });

  it("calls what it does not know unknown", () => {
    expect(
      report(microvmLock({ ...strange, lastModified: 1681084800 })),
    ).toBe(`unknown  flake.lock:3
  node microvm, input microvm, from github:astro/microvm.nix
  rev 0123456789012345678901234567890123456789, narHash sha256-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=
  evidence: none, neither rev nor narHash is of a known revision
  microvm.crosvm.extraArgs: unknown, since 2187b3029920 (2023-04-07)
  hint: lastModified 2023-04-10 is after microvm.crosvm.extraArgs came on main (2023-04-07), but a date is not evidence
  fix: use a known revision that has all of it: inputs.microvm.url = "github:microvm-nix/microvm.nix/71beea0076cd46dafcee97a5a2e7d00cbba5bd2f";
       or, once you have seen that this one has all of it: --allow-unknown
`);
  });

  it("says once what is true of every option", () => {
    const options = ["mem", "vcpu", "vsock.cid"];
    expect(report(microvmLock(strange), ...options)).toContain(
      "  all 4 options required: unknown\n",
    );
    const mixed = microvmLock({ rev: newest.rev, narHash: first.narHash });
    expect(report(mixed, ...options)).toContain("  all 4 options required: inconsistent\n");
  });

  it("puts what is wrong with a malformed file first", () => {
    expect(report("{")).toBe(`malformed  flake.lock:1
  is not JSON: expected a key in double quotes, but the file ends (column 2)
  fix: restore it: git restore flake.lock; or lock all inputs again: rm flake.lock && nix flake lock
`);
  });

  it("says when there is no microvm.nix", () => {
    expect(report(lockText({}, {}))).toBe(`no-microvm  flake.lock
  none of its inputs is microvm.nix (an input's name proves nothing)
  fix: add the input to flake.nix: inputs.microvm.url = "github:microvm-nix/microvm.nix";
`);
  });

  it("separates files by an empty line, and lets no name move the cursor", () => {
    const node = github("\u001b[2J/microvm.nix", strange);
    const text = lockText({ "\u001b[31m": "\u009bm" }, { "\u009bm": node });
    const result = evaluateLock(text, "flake.lock", ["crosvm.extraArgs"], knowledge);
    const output = reportText([result, result], plain);
    expect(output.match(/^unknown {2}flake\.lock:3$/gm)).toHaveLength(2);
    expect(output).toContain("\n\nunknown");
    expect(output).toContain(
      '  node "\\u009bm", input "\\u001b[31m", from "github:\\u001b[2J/microvm.nix"',
    );
    expect(output).not.toMatch(/(?!\n)\p{Cc}/u);
  });

  it("colours the verdict only when asked to", () => {
    const result = evaluateLock(microvmLock(first), "flake.lock", [], knowledge);
    const coloured = leaving(reportText([result], painting(true)));
    expect(coloured.startsWith("\u001b[32msupported\u001b[39m  flake.lock")).toBe(true);
  });
});
