import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readTree } from "../../../src/lock/source-tree.ts";
import { hasNix, nixpkgsLib } from "../../support/available.ts";
import { nix } from "../../support/nix.ts";
import { temporaryFolder } from "../../support/temporary.ts";

const module = `{ lib, ... }:
{
  options.microvm = {
    mem = lib.mkOption { type = lib.types.int; };
    crosvm.extraArgs = lib.mkOption { type = lib.types.listOf lib.types.str; };
  } // lib.genAttrs [ "made" ] (_: lib.mkOption { });
}
`;
/** As `nix hash path` of the tree says. */
const narHash = "sha256-uDEPfGAb6/xCavA9tme3MVEJi25hvWdzpWZfkx6+umQ=";

/** A tree of somebody's own microvm.nix; with git, one more commit lies above it. */
function tree({ git }: { git: boolean }): { folder: string; rev: string } {
  const folder = temporaryFolder("source");
  mkdirSync(join(folder, "nixos-modules/microvm"), { recursive: true });
  const file = join(folder, "nixos-modules/microvm/default.nix");
  writeFileSync(file, module);
  if (!git) return { folder, rev: "" };
  const run = (...args: string[]) =>
    execFileSync("git", ["-C", folder, ...args], { encoding: "utf8" }).trim();
  const commit = () =>
    run("-c", "user.name=x", "-c", "user.email=x@x", "commit", "-q", "-a", "-m", "x");
  run("init", "-q");
  run("add", ".");
  commit();
  const rev = run("rev-parse", "HEAD");
  writeFileSync(file, "{ }\n");
  commit();
  return { folder, rev };
}

const strangeRev = "0123456789012345678901234567890123456789";

const noLib = async () => undefined;

describe("readTree", () => {
  it("reads the locked revision of a git repository, whatever is checked out", async () => {
    const { folder, rev } = tree({ git: true });
    const found = await readTree({ rev, narHash }, folder, noLib);
    expect(found).toMatchObject({ rev, narHash, readFrom: "source text" });
    expect(found).toHaveProperty("options", new Set(["mem", "crosvm", "crosvm.extraArgs"]));
  });

  it("calls a rev whose tree has another narHash inconsistent", async () => {
    const { folder, rev } = tree({ git: true });
    const other = `sha256-${"A".repeat(43)}=`;
    expect(await readTree({ rev, narHash: other }, folder, noLib)).toBe("inconsistent");
  });

  it("reads a folder that is the locked tree, by its narHash", async () => {
    const { folder } = tree({ git: false });
    expect(await readTree({ rev: strangeRev, narHash }, folder, noLib)).toMatchObject({
      rev: strangeRev,
      readFrom: "source text",
    });
  });

  it("does not read a folder that is another tree, nor one by a rev that is nowhere", async () => {
    const { folder } = tree({ git: false });
    writeFileSync(join(folder, "more"), "");
    expect(await readTree({ rev: strangeRev, narHash }, folder, noLib)).toBeUndefined();
    expect(await readTree({ rev: strangeRev }, folder, noLib)).toBeUndefined();
    expect(await readTree({ rev: "HEAD" }, tree({ git: true }).folder, noLib)).toBe(undefined);
  });

  it.skipIf(!hasNix || !nixpkgsLib)(
    "evaluates the options, and so sees what a function made",
    async () => {
      const { folder } = tree({ git: false });
      const nixpkgs = join(nixpkgsLib ?? "", "..");
      expect(await readTree({ narHash }, folder, async () => nixpkgs)).toMatchObject({
        readFrom: "source",
        options: new Set(["mem", "made", "crosvm", "crosvm.extraArgs"]),
      });
    },
  );

  it.skipIf(!hasNix || !nixpkgsLib)(
    "has no options for a tree that does not evaluate",
    async () => {
      const { folder } = tree({ git: false });
      const nixpkgs = join(nixpkgsLib ?? "", "..");
      writeFileSync(join(folder, "nixos-modules/microvm/default.nix"), "{ lib, ... }: lib.nothing");
      const hash = nix(["hash", "path", folder]).stdout.trim();
      expect(await readTree({ narHash: hash }, folder, async () => nixpkgs)).toMatchObject({
        readFrom: "source",
        options: undefined,
      });
    },
  );

  it.skipIf(!hasNix)("finds a tree in the Nix store by its narHash alone", async () => {
    const { folder } = tree({ git: false });
    // a tree that no other test has: the store outlives this one
    writeFileSync(join(folder, "in-the-store"), "");
    const narHash = nix(["hash", "path", folder]).stdout.trim();
    const { status, stderr } = nix(["store", "add-path", "--name", "source", folder]);
    expect(status, stderr).toBe(0);
    expect(await readTree({ narHash }, undefined, noLib)).toMatchObject({
      readFrom: "store text",
      narHash,
    });
  });
});
