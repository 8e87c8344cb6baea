import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "ghaf-microvm-test-"));
  vi.stubEnv("TMPDIR", folder);
  vi.resetModules();
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

/** Anew, for a process looks for leftovers once. */
const withTemporaryFolder = async <T>(use: (folder: string) => T) =>
  (await import("../../src/temporary.ts")).withTemporaryFolder(use);

it("gives a folder, and removes it whatever happens", async () => {
  const seen = await withTemporaryFolder((made) => {
    writeFileSync(join(made, "file"), "");
    return made;
  });
  expect(existsSync(seen)).toBe(false);
  await expect(
    withTemporaryFolder(() => {
      throw new Error("in use");
    }),
  ).rejects.toThrow("in use");
  expect(readdirSync(folder)).toEqual([]);
});

it("removes folders of processes that are gone, and no others", async () => {
  const gone = spawnSync("true").pid;
  const kept = [
    `ghaf-microvm-${process.pid}-abcdef`,
    `ghaf-microvm-test-abcdef`,
    `ghaf-microvm-${gone}-mine`,
    `other-${gone}-abcdef`,
  ];
  for (const name of [...kept, `ghaf-microvm-${gone}-aBc012`]) {
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, "file"), "");
  }
  await withTemporaryFolder(() => {});
  expect(readdirSync(folder).sort()).toEqual(kept.sort());
});

it.each([
  ["is not there", () => {}],
  ["is a file", () => writeFileSync(join(folder, "tmp"), "")],
])("says what to do when TMPDIR %s", async (_, make) => {
  make();
  vi.stubEnv("TMPDIR", join(folder, "tmp"));
  await expect(withTemporaryFolder(() => {})).rejects.toMatchObject({
    status: 2,
    problems: [
      {
        file: join(folder, "tmp"),
        message: "is where temporary files go, and it is not a folder",
        fix: "unset TMPDIR, or make it",
      },
    ],
  });
});
