import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { reportJson } from "../../../src/lock/report-json.ts";
import { verdicts } from "../../../src/lock/result.ts";
import { evaluateLock } from "../../../src/lock/verdict.ts";
import * as knowledge from "../../../src/microvm/history/known-revisions.ts";
import { github, lockText, newest, strange } from "../../support/locks.ts";

const sound = lockText(
  { ghaf: "ghaf", microvm: "microvm", nixpkgs: ["ghaf", "nixpkgs"] },
  {
    ghaf: github("tiiuae/ghaf", strange, { inputs: { nixpkgs: "nixpkgs", microvm: ["microvm"] } }),
    microvm: github("astro/microvm.nix", { ...newest, lastModified: 1786300091 }),
    nixpkgs: github("NixOS/nixpkgs", strange),
  },
);

/** A result, whatever the text is: nothing thrown, and "supported" only on the evidence that is left. */
function expectSoundResult(text: string): void {
  const result = evaluateLock(text, "flake.lock", ["crosvm.extraArgs"], knowledge);
  expect(verdicts).toContain(result.verdict);
  expect(JSON.parse(reportJson([result])).results).toHaveLength(1);
  if (result.verdict === "supported")
    expect([newest.rev, bytesOf(newest.narHash)]).toContain(
      result.narHash === null ? result.rev : bytesOf(result.narHash),
    );
  if (result.verdict === "malformed") expect(result.message).toBeTruthy();
}

/** As Nix reads it: to its padding, whatever follows, and of the last digit only the bits that count. */
function bytesOf(narHash: string): string {
  return Buffer.from(narHash.replace(/^sha256-/, "").replace(/=.*$/s, ""), "base64").toString(
    "hex",
  );
}

function expectLittleTime(text: string): void {
  // the processor's, for others may run beside
  const before = process.cpuUsage();
  expectSoundResult(text);
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1e6).toBeLessThan(20);
}

const at = fc.nat(sound.length - 1);

describe("a damaged lock file", () => {
  it("is sound before", () => {
    expect(evaluateLock(sound, "flake.lock", ["crosvm.extraArgs"], knowledge).verdict).toBe(
      "supported",
    );
  });

  it("with the bits of its hash changed that no byte has", () => {
    expectSoundResult(sound.replace("wA=", "wB="));
    expect(sound).toContain("wA=");
  });

  it("with bytes changed", () => {
    const change = fc.tuple(
      at,
      fc.oneof(fc.nat(0xff), fc.constantFrom(...Buffer.from('{}[],:"\\'))),
    );
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
        const bytes = Buffer.from(sound);
        for (const [index, byte] of changes) bytes[index] = byte;
        expectSoundResult(bytes.toString("utf8"));
      }),
      { numRuns: 5_000 },
    );
  });

  it("cut short, or with a piece missing", () => {
    for (let length = 0; length < sound.length; length += 1)
      expectSoundResult(sound.slice(0, length));
    fc.assert(
      fc.property(at, at, (a, b) => expectSoundResult(sound.slice(0, a) + sound.slice(b))),
      { numRuns: 2_000 },
    );
  });

  it("with values replaced and keys dropped or renamed", { tags: ["slow"] }, () => {
    const value = fc.oneof(
      fc.constantFrom(
        "null",
        "{}",
        "[]",
        "[[]]",
        '[""]',
        '["microvm"]',
        '["ghaf", "microvm"]',
        '"root"',
        '"microvm"',
        '"__proto__"',
        "1e999",
        "-0",
        "123456789012345678901234567890",
        '{ "__proto__": { "rev": 1 } }',
        `${"[".repeat(2_000)}${"]".repeat(2_000)}`,
      ),
      fc.json({ maxDepth: 2 }),
    );
    const key = fc.constantFrom(
      "__proto__",
      "constructor",
      "toString",
      "inputs",
      "locked",
      "microvm",
    );
    const steps = fc.array(
      fc.record({
        which: fc.nat(),
        what: fc.oneof(
          value.map((json) => ({ json })),
          key.map((name) => ({ name })),
          fc.constant({ drop: true as const }),
        ),
      }),
      { minLength: 1, maxLength: 3 },
    );
    fc.assert(
      fc.property(steps, (changes) => {
        let text = sound;
        for (const { which, what } of changes) {
          // one `"key": value` a line: good enough to hit every part of the file
          const lines = text.split("\n");
          const index = which % lines.length;
          const line = lines[index] ?? "";
          const [, indent, name, colon, rest] = /^(\s*)("[^"]*")(: )(.*?),?$/.exec(line) ?? [];
          if (name === undefined) continue;
          const comma = line.endsWith(",") ? "," : "";
          if ("drop" in what) lines.splice(index, 1);
          else if ("name" in what) lines[index] = `${indent}"${what.name}"${colon}${rest}${comma}`;
          else if (rest !== "{" && rest !== "[")
            lines[index] = `${indent}${name}: ${what.json}${comma}`;
          text = lines.join("\n");
        }
        expectSoundResult(text);
      }),
      { numRuns: 5_000 },
    );
  });

  it.each([
    ["deep lists", "[".repeat(5_000_000)],
    ["deep objects", '{"nodes":'.repeat(500_000)],
    [
      "deep inputs",
      `{"version":7,"root":"r","nodes":{"r":{"inputs":${"[".repeat(1e6)}${"]".repeat(1e6)}}}}`,
    ],
    ["blanks", " ".repeat(5_000_000)],
    ["newlines", "\n".repeat(5_000_000)],
    ["a long string", `"${"a".repeat(5_000_000)}`],
    ["backslashes", `"${"\\".repeat(5_000_001)}`],
    ["a long number", "1".repeat(5_000_000)],
    ["equals signs", "=".repeat(5_000_000)],
    ["a long name", lockText({ ["m".repeat(5_000_000)]: "gone" }, {})],
  ])("of %s takes no stack and little time", (_, text) => {
    expectLittleTime(text);
  });

  it("of 50 MB takes no stack and little time", { tags: ["slow"] }, () => {
    expectLittleTime(
      `{"version":7,"root":"r","nodes":{"r":{}${',"k":{"locked":{"a":1}}'.repeat(2_200_000)}}}`,
    );
  });

  it("of ten million brackets is refused before JSON.parse takes gigabytes for it", () => {
    const text = `${"[".repeat(5_000_000)}${"]".repeat(5_000_000)}`;
    const { message } = evaluateLock(text, "flake.lock", [], knowledge);
    expect(message).toBe("is not JSON: it nests deeper than 10000 levels (column 10001)");
  });
});
