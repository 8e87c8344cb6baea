// @module-tag slow
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { evaluateLock } from "../../../src/lock/verdict.ts";
import * as knowledge from "../../../src/microvm/history/known-revisions.ts";
import { ghafGit, hasNix, microvmGit, nixpkgsLib } from "../../support/available.ts";
import { first } from "../../support/locks.ts";
import { evaluate, nix } from "../../support/nix.ts";

/** One flake.lock that Ghaf ever had, read without the code under test. */
interface GhafLock {
  readonly blob: string;
  readonly text: string;
  readonly rev: string | undefined;
  readonly narHash: string | undefined;
}

function git(folder: string | undefined, ...args: string[]): Buffer {
  return execFileSync("git", ["-C", folder ?? "", ...args], { maxBuffer: 1 << 28 });
}

function locksOfGhaf(): GhafLock[] {
  const objects = git(ghafGit, "rev-list", "--all", "--objects", "--", "flake.lock").toString();
  const blobs = objects.split("\n").filter((line) => line.endsWith(" flake.lock"));
  return blobs.map((line) => {
    const blob = line.slice(0, 40);
    const text = git(ghafGit, "cat-file", "blob", blob).toString();
    const { nodes } = JSON.parse(text);
    const { rev, narHash } = nodes[nodes.root.inputs.microvm]?.locked ?? {};
    return { blob, text, rev, narHash };
  });
}

/** What a revision in upstream's branches really is: its tree's hash by Nix, its options by the module system. */
interface Truth {
  readonly narHash: string;
  readonly options: ReadonlySet<string>;
  readonly hasCrosvmExtraArgs: boolean;
}

/** Of each rev that is in a branch. `folder` takes their trees. */
function truths(revs: readonly string[], folder: string): Map<string, Truth> {
  const branches = git(microvmGit, "rev-list", "--branches", "--remotes").toString().split("\n");
  const inBranch = revs.filter((rev) => branches.includes(rev));
  for (const rev of inBranch) {
    mkdirSync(join(folder, rev));
    execFileSync("tar", ["-x", "-C", join(folder, rev)], {
      input: git(microvmGit, "archive", rev),
    });
  }
  const names = evaluate(`
    let
      lib = import ${nixpkgsLib};
      namesOf = path: option:
        if !(lib.isOption option) then
          lib.concatLists (lib.mapAttrsToList (name: namesOf (path ++ [ name ])) option)
        else
          lib.optional (option.visible or true) (lib.concatStringsSep "." path);
      # each file that declares options, as a module of its own: no import is followed
      declaring = rev: lib.filter
        (file: lib.hasSuffix ".nix" file && lib.hasInfix "mkOption" (builtins.readFile file))
        (map toString (lib.filesystem.listFilesRecursive (${folder} + "/\${rev}/nixos-modules")));
      withoutImports = file: arguments:
        removeAttrs (import file (arguments // { pkgs = throw "no packages"; })) [ "imports" ];
      options = rev: (lib.evalModules {
        modules = map (file: lib.setFunctionArgs (withoutImports file) { config = false; lib = false; options = false; })
          (declaring rev) ++ [ { _module.check = false; } ];
      }).options.microvm;
    in lib.genAttrs (lib.splitString " " "${inBranch.join(" ")}") (rev: namesOf [ ] (options rev))
  `) as Record<string, string[]>;
  return new Map(
    inBranch.map((rev) => [
      rev,
      {
        narHash: nix(["hash", "path", join(folder, rev)]).stdout.trim(),
        options: new Set(names[rev]),
        hasCrosvmExtraArgs:
          spawnSync("git", ["-C", microvmGit ?? "", "merge-base", "--is-ancestor", first.rev, rev])
            .status === 0,
      },
    ]),
  );
}

describe.skipIf(!ghafGit || !microvmGit || !nixpkgsLib || !hasNix)(
  "every flake.lock of every branch of Ghaf",
  () => {
    let folder = "";
    let locks: GhafLock[] = [];
    let truth = new Map<string, Truth>();
    beforeAll(() => {
      folder = mkdtempSync(join(tmpdir(), "ghaf-microvm-trees-"));
      locks = locksOfGhaf();
      const revs = new Set(locks.flatMap(({ rev }) => (rev === undefined ? [] : [rev])));
      truth = truths([...revs], folder);
    }, 120_000);
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    it("is there", () => {
      expect(locks.length).toBeGreaterThan(400);
      expect(truth.size).toBeGreaterThan(80);
    });

    it("gets the verdict on every option that the pinned source itself gives", () => {
      const options = [...new Set([...truth.values()].flatMap((t) => [...t.options]))].sort();
      expect(options.length).toBeGreaterThan(50);
      for (const { blob, text, rev, narHash } of locks) {
        const source = truth.get(rev ?? "");
        const expected = (option: string) => {
          if (rev === undefined) return "no-microvm";
          if (source === undefined) return "unknown";
          if (source.narHash !== narHash) return "inconsistent";
          return source.options.has(option) ? "supported" : "unsupported";
        };
        const { requirements } = evaluateLock(text, blob, options, knowledge);
        expect(
          Object.fromEntries(
            requirements.map((r) => [r.option.slice("microvm.".length), r.verdict]),
          ),
          blob,
        ).toEqual(Object.fromEntries(options.map((option) => [option, expected(option)])));

        const [documented] = evaluateLock(text, blob, ["crosvm.extraArgs"], knowledge).requirements;
        if (source?.narHash === narHash && source !== undefined)
          expect(documented?.verdict === "supported", blob).toBe(source.hasCrosvmExtraArgs);
      }
    });
  },
);
