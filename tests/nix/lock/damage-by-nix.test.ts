// @module-tag slow
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evaluateLock } from "../../../src/lock/verdict.ts";
import * as knowledge from "../../../src/microvm/history/known-revisions.ts";
import { hasNix } from "../../support/available.ts";
import { readLocks, refusedLocks } from "../../support/lock-kinds.ts";
import { github, lockText, newest, strange } from "../../support/locks.ts";
import { readByNix } from "../../support/nix-lock-verdicts.ts";

const resultOf = (text: string) =>
  evaluateLock(text, "flake.lock", ["crosvm.extraArgs"], knowledge);

const sound = lockText(
  { ghaf: "ghaf", microvm: "microvm", spectrum: "spectrum", src: "src" },
  {
    ghaf: github("tiiuae/ghaf", strange, { inputs: { microvm: ["microvm"] } }),
    microvm: github("astro/microvm.nix", { ...newest, lastModified: 1786300091 }),
    spectrum: {
      flake: false,
      locked: { type: "git", url: "https://example.org/git/spectrum", ref: "main", ...strange },
      original: { type: "git", url: "https://example.org/git/spectrum" },
    },
    src: {
      locked: { type: "path", path: "/srv/src", narHash: strange.narHash, lastModified: 1 },
      original: { type: "path", path: "/srv/src" },
    },
  },
);

const values = [
  ...["null", "true", "0", "-1", "1.5", "1e999", "[]", "{}", '["microvm"]', '""', '"main"'],
  ...['"github"', '"git"', '"tarball"', '"71beea0"', `"${newest.rev}"`, `"${newest.narHash}"`],
  ...['"\\ud800"', '"a..b"', '"https://example.org"', '"root"', '"microvm"', "nul"],
];
const names = ["type", "rev", "narHash", "dir", "flake", "info", "inputs", "locked", "unknown"];

/** One `"key": value` a line, so a line is what is changed. */
const changes = fc.array(
  fc.record({
    line: fc.nat(sound.split("\n").length - 1),
    change: fc.oneof(
      fc.constantFrom(...values).map((value) => ({ value })),
      fc.constantFrom(...names).map((name) => ({ name })),
      fc.record({ at: fc.nat(80), byte: fc.constantFrom(...'x0 /%="{}[],:\\') }),
    ),
  }),
  { minLength: 1, maxLength: 2 },
);

type Changes = typeof changes extends fc.Arbitrary<infer T> ? T : never;

function damaged(steps: Changes): string {
  const lines = sound.split("\n");
  for (const { line, change } of steps) {
    const text = lines[line] ?? "";
    if ("byte" in change)
      lines[line] = text.slice(0, change.at) + change.byte + text.slice(change.at + 1);
    else if ("name" in change) lines[line] = text.replace(/"\w+"/, `"${change.name}"`);
    else lines[line] = text.replace(/: ("[^"]*"|\w+)/, () => `: ${change.value}`);
  }
  return lines.join("\n");
}

describe.skipIf(!hasNix)("a lock is malformed", () => {
  it("when Nix refuses it, of each kind", () => {
    const kinds = { ...readLocks, ...refusedLocks };
    const byNix = readByNix(Object.values(kinds));
    const ours = Object.values(kinds).map((text) => resultOf(text).verdict !== "malformed");
    const named = (verdicts: readonly boolean[]) =>
      Object.fromEntries(Object.keys(kinds).map((name, index) => [name, verdicts[index]]));
    expect(named(ours)).toEqual(named(byNix));
  });

  it("when Nix refuses it, however it is damaged", () => {
    const texts = fc.sample(changes, { seed: 11, numRuns: 250 }).map(damaged);
    const results = texts.map(resultOf);
    const byNix = readByNix(texts);
    const wrong = results.flatMap(({ verdict, message, warnings }, index) => {
      const isLater = warnings.some(({ message }) => message.startsWith("Nix before"));
      // whether a follows leads somewhere is seen later: when the inputs of flake.nix are looked up
      const isFollows = message?.includes(" follows ") === true;
      return isLater || isFollows || (verdict !== "malformed") === byNix[index]
        ? []
        : [{ verdict, message, byNix: byNix[index], text: texts[index] }];
    });
    expect(wrong).toEqual([]);
    expect(byNix.filter(Boolean).length).toBeGreaterThan(50);
    expect(byNix.filter((isRead) => !isRead).length).toBeGreaterThan(50);
  });
});
