import { statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { RevisionDatabase, revisionDatabase } from "../../../../src/microvm/history/database.ts";
import { historyFolder } from "../../../../src/microvm/history/read-history.ts";

const hash = (letter: string) => `${letter.repeat(43)}=`;

const small = new RevisionDatabase(
  {
    $comment: "",
    revisions: [
      `${"1".repeat(40)} ${hash("A")} 1600000000 0 0`,
      `${"2".repeat(40)} ${hash("B")} 1600000100 - 1`,
      `${"3".repeat(40)} ${hash("C")} 1600000200 1 2`,
      `33${"4".repeat(38)} ${hash("C")} 1600000300 1 -`,
    ],
  },
  () => ({
    $comment: "",
    options: [
      { name: "mem", type: { kind: "int" } },
      { name: "balloonMem", type: { kind: "int" } },
      { name: "balloon", type: { kind: "bool" } },
    ],
    sets: [
      [null, [0, 1], []],
      [0, [2], [1]],
    ],
  }),
);

describe("the database of revisions", () => {
  test("finds a revision by its hash, whole or as much of it as is its own", () => {
    expect(small.find("1".repeat(40))).toEqual({
      rev: "1".repeat(40),
      narHash: `sha256-${hash("A")}`,
      committed: 1600000000,
      options: 0,
      onMain: 0,
    });
    expect(small.find("1111")?.onMain).toBe(0);
    expect(small.find("3333")?.onMain).toBe(2);
    expect(small.find("33")).toBeUndefined();
    expect(small.find("4444")).toBeUndefined();
  });

  test("finds every commit with the tree of a NAR hash", () => {
    expect(small.withNarHash(`sha256-${hash("C")}`).map(({ rev }) => rev.slice(0, 4))).toEqual([
      "3333",
      "3344",
    ]);
    expect(small.withNarHash(`sha256-${hash("D")}`)).toEqual([]);
  });

  test("knows the options of a revision, or that it does not evaluate", () => {
    const names = small
      .main()
      .map((revision) => small.optionsAt(revision)?.map(({ name }) => name));
    expect(names).toEqual([["balloonMem", "mem"], undefined, ["balloon", "mem"]]);
  });
});

describe("the database that is shipped", () => {
  test("has the facts that are known of microvm.nix from elsewhere", () => {
    const database = revisionDatabase();
    const has = (rev: string, option: string) => {
      const revision = database.find(rev);
      const options = revision && database.optionsAt(revision);
      return options?.some(({ name, removed }) => name === option && removed === undefined);
    };
    // the commit that brought crosvm.extraArgs, and the one before
    expect(has("d05d2b2e5ae938184efba4be575ef2d7bdf1ee5b", "crosvm.extraArgs")).toBe(false);
    expect(has("2187b3029920181db3e3bd9f6cf6b41de9a28d3f", "crosvm.extraArgs")).toBe(true);
    // the commit that took balloonMem away
    expect(has("9ad2b03a17542b557eb48cfec2f3aa15a213a5d6", "balloonMem")).toBe(false);
    expect(has("9ad2b03a17542b557eb48cfec2f3aa15a213a5d6", "balloon")).toBe(true);
    // what Ghaf pins
    expect(
      database.withNarHash("sha256-4UFJOVGpaYtHW5yasSv80MaJxTBYdk2zyf3jhKtt0wA=")[0]?.rev,
    ).toBe("71beea0076cd46dafcee97a5a2e7d00cbba5bd2f");
  });

  test("is small, and loaded in a moment", () => {
    const size = ["revisions.json", "options.json"]
      .map((file) => statSync(join(historyFolder, file)).size)
      .reduce((sum, size) => sum + size);
    expect(size).toBeLessThan(300_000);
    expect(revisionDatabase().revisions.length).toBeGreaterThan(1500);
  });
});
