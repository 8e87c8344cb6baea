import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { RevisionDatabase } from "../../../src/microvm/history/database.ts";
import { type RecordedHistory, recordHistory } from "../../../src/microvm/history/record.ts";
import { optionHistory } from "../../../src/options/option-history.ts";
import { hasNix, nixpkgsLib } from "../../support/available.ts";

const module = (options: string) => `{ lib, ... }: { options.microvm = with lib; { ${options} }; }`;

describe.skipIf(!hasNix || !nixpkgsLib)("a database made from a git repository", () => {
  const folder = mkdtempSync(join(tmpdir(), "ghaf-microvm-record-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const git = (...args: string[]) =>
    execFileSync("git", ["-C", folder, "-c", "user.name=x", "-c", "user.email=x@x", ...args], {
      encoding: "utf8",
      env: { ...process.env, GIT_COMMITTER_DATE: "2024-01-01T00:00:00Z" },
    }).trim();
  const commit = (files: Record<string, string>): string => {
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), text);
    }
    git("add", ".");
    git("commit", "-q", "-m", "files");
    return git("rev-parse", "HEAD");
  };
  const revs: Record<string, string> = {};
  let recorded: RecordedHistory;
  let database: RevisionDatabase;

  beforeAll(async () => {
    git("init", "-q", "-b", "main");
    revs.nothing = commit({ README: "no options yet" });
    revs.mem = commit({
      "nixos-modules/microvm/default.nix": module(
        "mem = mkOption { type = types.int; default = 1; };",
      ),
    });
    git("checkout", "-q", "-b", "side");
    revs.side = commit({
      "nixos-modules/host.nix": module("vms = mkOption { type = types.listOf types.str; };"),
    });
    git("checkout", "-q", "main");
    revs.broken = commit({ "nixos-modules/microvm/default.nix": module("mem = ") });
    revs.positive = commit({
      "nixos-modules/microvm/default.nix": module(
        "mem = mkOption { type = types.ints.positive; default = 1; };",
      ),
    });
    revs.docs = commit({ README: "the same options" });
    recorded = await recordHistory(folder, (nixpkgsLib as string).replace(/\/lib$/, ""));
    database = new RevisionDatabase(recorded.revisions, () => recorded.options);
  });

  const namesAt = (rev: string | undefined) => {
    const revision = database.find(rev ?? "");
    return revision && database.optionsAt(revision)?.map(({ name }) => name);
  };

  test("has every commit of every branch, main's in their order", () => {
    expect(database.revisions.map(({ rev }) => rev)).toEqual([
      ...[revs.nothing, revs.mem, revs.broken, revs.positive, revs.docs],
      revs.side,
    ]);
    expect(database.main().map(({ rev }) => rev)).not.toContain(revs.side);
    expect(database.find(revs.mem as string)?.committed).toBe(Date.UTC(2024, 0, 1) / 1000);
  });

  test("knows the options of each, and which commit is broken", () => {
    expect(namesAt(revs.nothing)).toEqual([]);
    expect(namesAt(revs.mem)).toEqual(["mem"]);
    expect(namesAt(revs.side)).toEqual(["mem", "vms"]);
    expect(namesAt(revs.broken)).toBeUndefined();
    expect(recorded.broken.map(({ rev }) => rev)).toEqual([revs.broken]);
    expect(recorded.broken[0]?.error).toContain("nixos-modules/microvm/default.nix:1:");
  });

  test("shows where an option changed, and that a broken commit may have brought it", () => {
    expect(
      optionHistory(database, { name: "mem" }).map(({ change, revision, unread }) => [
        change.kind,
        revision.rev,
        unread,
      ]),
    ).toEqual([
      ["added", revs.mem, 0],
      ["changed", revs.positive, 1],
    ]);
  });
});

test("a folder without git is refused", async () => {
  const folder = mkdtempSync(join(tmpdir(), "ghaf-microvm-record-"));
  await expect(recordHistory(folder, folder)).rejects.toThrow("cannot be read as a git repository");
  rmSync(folder, { recursive: true });
});
