import { spawnSync } from "node:child_process";
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { KnownError } from "../../src/errors.ts";
import { readIfExists, removeAll, writeAll } from "../../src/files.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "ghaf-microvm-test-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe("writeAll", () => {
  it("writes all files and the folders they need", () => {
    writeAll(
      folder,
      new Map([
        ["a/b.nix", "{ }\n"],
        ["c.json", "{}\n"],
      ]),
    );
    expect(readFileSync(join(folder, "a/b.nix"), "utf8")).toBe("{ }\n");
    expect(readdirSync(folder, { recursive: true }).sort()).toEqual(["a", "a/b.nix", "c.json"]);
  });

  it("keeps the mode of a file that it replaces", () => {
    writeFileSync(join(folder, "script"), "old", { mode: 0o600 });
    chmodSync(join(folder, "script"), 0o751);
    writeAll(folder, new Map([["script", "new"]]));
    expect(statSync(join(folder, "script")).mode & 0o7777).toBe(0o751);
  });

  it("writes through a link to its target, in whatever folder that is", () => {
    mkdirSync(join(folder, "elsewhere"));
    symlinkSync("elsewhere/file", join(folder, "link"));
    writeAll(folder, new Map([["link", "first"]]));
    writeAll(folder, new Map([["link", "second"]]));
    expect(readlinkSync(join(folder, "link"))).toBe("elsewhere/file");
    expect(readFileSync(join(folder, "elsewhere/file"), "utf8")).toBe("second");
    expect(readdirSync(folder, { recursive: true }).sort()).toEqual([
      "elsewhere",
      "elsewhere/file",
      "link",
    ]);
  });

  it.each([
    ["a folder", () => mkdirSync(join(folder, "place")), "it is a folder"],
    ["a link to itself", () => symlinkSync("place", join(folder, "place")), "lead in a circle"],
  ])("refuses %s in the place of a file", (_, make, reason) => {
    make();
    expect(() => writeAll(folder, new Map([["place", "x"]]))).toThrow(reason);
    expect(() => writeAll(folder, new Map([["place", "x"]]))).toThrow(KnownError);
  });

  it.each([
    ["a link that leads nowhere", () => symlinkSync("nowhere", join(folder, "way"))],
    ["a file", () => writeFileSync(join(folder, "way"), "")],
  ])("refuses %s in the place of a folder", (_, make) => {
    make();
    for (const place of ["way/file", "way/inner/file"])
      expect(() => writeAll(folder, new Map([[place, "x"]]))).toThrow(KnownError);
  });

  it("removes temporary files of processes that are gone, and no others", () => {
    const gone = spawnSync("true").pid;
    const kept = [
      `a.ghaf-microvm-${process.pid}.tmp`,
      `a.${gone}.tmp`,
      `ghaf-microvm-${gone}.tmp`,
      "a.ghaf-microvm-x.tmp",
    ];
    for (const name of [...kept, `b.ghaf-microvm-${gone}.tmp`])
      writeFileSync(join(folder, name), "");
    writeAll(folder, new Map([["c", ""]]));
    expect(readdirSync(folder).sort()).toEqual([...kept, "c"].sort());
  });

  it("writes none when one cannot be written", () => {
    writeFileSync(join(folder, "old"), "old");
    writeFileSync(join(folder, "file"), "a file where a folder should be");
    expect(() =>
      writeAll(
        folder,
        new Map([
          ["old", "new"],
          ["file/below", "x"],
        ]),
      ),
    ).toThrow();
    expect(readFileSync(join(folder, "old"), "utf8")).toBe("old");
    expect(readdirSync(folder).sort()).toEqual(["file", "old"]);
  });
});

describe("removeAll", () => {
  it("removes a folder with its last file, and keeps one that contains more", () => {
    for (const name of ["one", "two"]) mkdirSync(join(folder, name));
    for (const name of ["one/default.nix", "two/default.nix", "two/more.nix"])
      writeFileSync(join(folder, name), "");
    removeAll(folder, ["one/default.nix", "two/default.nix"]);
    expect(readdirSync(folder, { recursive: true }).sort()).toEqual(["two", "two/more.nix"]);
  });
});

describe("readIfExists", () => {
  it("gives undefined for what is not there", () => {
    expect(readIfExists(join(folder, "none"))).toBeUndefined();
    writeFileSync(join(folder, "file"), "text");
    expect(readIfExists(join(folder, "file/below"))).toBeUndefined();
    expect(readIfExists(join(folder, "file"))).toBe("text");
  });
});
