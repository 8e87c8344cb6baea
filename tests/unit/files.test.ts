import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
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
  it("removes a folder with its last file, and keeps one that holds more", () => {
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
