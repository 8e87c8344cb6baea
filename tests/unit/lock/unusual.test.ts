import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import type { LockResult } from "../../../src/lock/result.ts";
import { evaluateLock } from "../../../src/lock/verdict.ts";
import * as knowledge from "../../../src/microvm/history/known-revisions.ts";
import { before, first } from "../../support/locks.ts";

// shapes that real repositories have; each file is made by hand, with revs of microvm.nix or of nothing
const folder = join(import.meta.dirname, "unusual");

const expected: Record<string, Partial<LockResult>> = {
  // an input called microvm that is something else, beside microvm.nix under another name
  "another-microvm": { verdict: "unsupported", node: "vms", inputPath: "vms", line: 25 },
  conflict: { verdict: "malformed", message: "has merge-conflict markers", line: 5 },
  // somebody changed the rev and left the narHash
  "edited-by-hand": {
    verdict: "inconsistent",
    hint: `rev is ${first.rev}, but narHash is that of ${before.rev}; Nix serves what the narHash names`,
  },
  "follows-through-another": { verdict: "supported", node: "microvm", inputPath: "microvm" },
  "many-nodes": {
    verdict: "supported",
    node: "microvm_4",
    warnings: [
      {
        about: "other-node",
        message: `node microvm, input clan/microvm, is microvm.nix too at rev ${first.rev}: supported`,
        line: 40,
      },
      {
        about: "other-node",
        message: `node microvm_2, input ghaf/microvm, is microvm.nix too at rev ${before.rev}: unsupported`,
        line: 55,
      },
      {
        about: "other-node",
        message:
          "node microvm_3, input ghaf/other/vms, is microvm.nix too at rev 0123456789012345678901234567890123456789: unknown",
        line: 70,
      },
    ],
  },
  "only-the-name": { verdict: "no-microvm", node: null },
  "other-root": { verdict: "supported", inputPath: "microvm" },
  // of the registry, which may name any microvm
  registry: { verdict: "unknown", from: "github:astro/microvm.nix" },
  // a tree beside the lock: neither rev nor narHash
  "relative-path": { verdict: "unknown", rev: null, narHash: null },
  // a company's mirror under its own name: the content decides
  "renamed-mirror": { verdict: "supported", node: "hypervisors" },
  "shallow-git": {
    verdict: "supported",
    from: "ssh://git@git.example.org/mirrors/microvm.nix.git",
  },
  // a flake that the repository of microvm.nix has too
  subfolder: {
    verdict: "no-microvm",
    node: "example",
    message:
      "its microvm.nix is the flake in its folder examples (`dir`), and only the flake at the root has the options",
    fix: "in flake.nix, of the input example: remove `dir`",
  },
  tarball: { verdict: "supported" },
  // what Nix of 2019 and 2020 wrote, and none reads since 2.4
  "version-3": { verdict: "malformed", message: "its version is 3: expected 5, 6 or 7" },
  "version-5": { verdict: "supported", evidence: "rev and narHash", narHash: first.narHash },
  "version-6-loop": { verdict: "supported" },
};

it("has an expectation for each file", () => {
  const files = readdirSync(folder).map((file) => file.replace(/\.lock$/, ""));
  expect(files.sort()).toEqual(Object.keys(expected));
});

it.each(Object.entries(expected))("%s", (name, result) => {
  const file = `${name}.lock`;
  const text = readFileSync(join(folder, file), "utf8");
  expect(evaluateLock(text, file, ["crosvm.extraArgs"], knowledge)).toMatchObject(result);
});
