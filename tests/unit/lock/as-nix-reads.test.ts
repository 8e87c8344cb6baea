import { describe, expect, it } from "vitest";
import { evaluateLock } from "../../../src/lock/verdict.ts";
import * as knowledge from "../../../src/microvm/history/known-revisions.ts";
import { laterLocks, readLocks, refusedLocks } from "../../support/lock-kinds.ts";
import { github, lockText, newest, strange } from "../../support/locks.ts";

// tests/nix/lock/damage-by-nix.test.ts asks Nix itself about the same files
const resultOf = (text: string) =>
  evaluateLock(text, "flake.lock", ["crosvm.extraArgs"], knowledge);

describe("evaluateLock", () => {
  it.each(Object.entries(readLocks))("reads %s", (_, text) => {
    expect(resultOf(text)).not.toMatchObject({ verdict: "malformed" });
  });

  it.each(Object.entries(refusedLocks))("refuses %s, with a line and the reason", (_, text) => {
    const { verdict, line, message } = resultOf(text);
    expect([verdict, message]).toEqual(["malformed", expect.any(String)]);
    expect(line).toBeGreaterThan(0);
  });

  it.each(Object.entries(laterLocks))("reads %s, and says since when", (_, [text, since]) => {
    const { verdict, warnings } = resultOf(text);
    expect(verdict).not.toBe("malformed");
    expect(warnings).toMatchObject([
      { about: "nix-version", message: expect.stringMatching(`^Nix before ${since} refuses`) },
    ]);
  });

  it("says which versions refuse a pin without rev", () => {
    const { verdict, warnings } = resultOf(readLocksWithout("rev"));
    expect(verdict).toBe("supported");
    expect(warnings.map(({ message }) => message)).toEqual([
      'Nix from 2.21 on refuses this file: node microvm has no "rev"',
    ]);
  });

  it("refuses what no version of Nix reads", () => {
    const { rev: _, ...rest } = newest;
    const beside = { type: "path", path: "./other" };
    const nodes = {
      microvm: github("astro/microvm.nix", rest),
      other: { locked: beside, original: beside },
    };
    expect(resultOf(lockText({ microvm: "microvm", other: "other" }, nodes))).toMatchObject({
      verdict: "malformed",
      message:
        "no version of Nix reads it: node other has a relative path, which Nix before 2.26 refuses, " +
        'and node microvm has no "rev", which it refuses from 2.21 on',
      line: 16,
    });
  });

  it.each([
    ["a narHash without padding", newest.narHash.replace("=", "")],
    ["a narHash with other bits behind the last byte", newest.narHash.replace("A=", "B=")],
  ])("takes %s for the same", (_, narHash) => {
    const node = github("astro/microvm.nix", { ...newest, narHash });
    expect(resultOf(lockText({ microvm: "microvm" }, { microvm: node }))).toMatchObject({
      verdict: "supported",
      evidence: "rev and narHash",
    });
  });

  it("says how Nix wants a hash that is right but in another base", () => {
    expect(resultOf(refusedLocks["a narHash in base 16"] ?? "")).toMatchObject({
      verdict: "malformed",
      line: 9,
      message: expect.stringContaining(
        `expected a SHA-256 as sha256-<base 64>, which is ${newest.narHash}`,
      ),
    });
  });

  it.each([
    ["a folder of a flake", "is the flake in its folder examples (`dir`)", "remove `dir`"],
    [
      "a tree that is not a flake",
      "is fetched as a plain tree (`flake = false`)",
      "remove `flake = false`",
    ],
    [
      "a single file",
      'is a single file (`type = "file"`)',
      'url = "github:microvm-nix/microvm.nix";',
    ],
  ])("does not take %s for microvm.nix", (name, what, fix) => {
    expect(resultOf(readLocks[name] ?? "")).toMatchObject({
      verdict: "no-microvm",
      node: "microvm",
      message: `its microvm.nix ${what}, and only the flake at the root has the options`,
      fix: `in flake.nix, of the input microvm: ${fix}`,
    });
  });

  it("lets the flake decide when there is a mere tree beside it", () => {
    const nodes = {
      source: github("astro/microvm.nix", newest, { flake: false }),
      other: github("o/other", strange, { inputs: { microvm: "microvm" } }),
      microvm: github("astro/microvm.nix", newest),
    };
    expect(resultOf(lockText({ other: "other", source: "source" }, nodes))).toMatchObject({
      verdict: "supported",
      node: "microvm",
    });
  });
});

function readLocksWithout(name: "rev"): string {
  const { [name]: _, ...rest } = newest;
  return lockText({ microvm: "microvm" }, { microvm: github("astro/microvm.nix", rest) });
}
