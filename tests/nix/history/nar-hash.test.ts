import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { GitObjects } from "../../../src/microvm/history/git-objects.ts";
import { narHash, narHashOfFolder } from "../../../src/microvm/history/nar-hash.ts";
import { hasNix, microvmGit } from "../../support/available.ts";
import { nix } from "../../support/nix.ts";
import { temporaryFolder } from "../../support/temporary.ts";

describe("the NAR hash of a git tree", () => {
  test("is the one that Nix gives the same files", () => {
    const folder = temporaryFolder("nar");
    writeFileSync(join(folder, "empty"), "");
    writeFileSync(join(folder, "eight by"), "8 bytes.");
    writeFileSync(join(folder, "a.b"), "sorts before the folder a, except for git\n");
    mkdirSync(join(folder, "a/deep"), { recursive: true });
    writeFileSync(join(folder, "a/deep/é"), "\0\xff", "latin1");
    writeFileSync(join(folder, "a/run"), "#!/bin/sh\n");
    chmodSync(join(folder, "a/run"), 0o755);
    symlinkSync("a/run", join(folder, "link"));
    const git = (...args: string[]) => execFileSync("git", ["-C", folder, ...args]);
    git("init", "-q");
    git("add", ".");
    git("-c", "user.name=x", "-c", "user.email=x@x", "commit", "-q", "-m", "files");
    const objects = new GitObjects(folder);
    const tree = objects.resolve("HEAD")?.tree as string;
    objects.load([tree]);
    // `nix hash path` of this folder without .git
    const expected = "sha256-WUZwSjCZ3UjrAgUGhLNWevB3+wkoslCh9yAKEp04OGs=";
    expect(narHash(objects, tree)).toBe(expected);
    expect(narHashOfFolder(folder)).toBe(expected);
    rmSync(join(folder, "a/run"));
    expect(narHashOfFolder(folder)).not.toBe(expected);
  });

  test.skipIf(!hasNix || !microvmGit)("of microvm.nix's commits is what Nix computes", () => {
    const objects = new GitObjects(microvmGit as string);
    const { all } = objects.commits();
    // every 50th commit, built documentation and side branches among them
    const some = all.filter((_, index) => index % 50 === 0);
    objects.load(some.map(({ tree }) => tree));
    for (const { rev, tree } of some) {
      const folder = temporaryFolder("nar");
      const archive = execFileSync("git", ["-C", microvmGit as string, "archive", rev], {
        maxBuffer: 1 << 28,
      });
      execFileSync("tar", ["-x", "-C", folder], { input: archive });
      expect([rev, narHash(objects, tree)]).toEqual([
        rev,
        nix(["hash", "path", folder]).stdout.trim(),
      ]);
      rmSync(folder, { recursive: true });
    }
    expect(some.length).toBeGreaterThan(30);
  });
});
