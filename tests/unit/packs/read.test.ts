import { expect, test } from "vitest";
import { lintArguments } from "../../../src/lint/lint.ts";
import { parsePack } from "../../../src/packs/parse.ts";
import { readPack } from "../../../src/packs/read.ts";

const reading = (text: string) => () => parsePack("my.json", text);

test("a pack of another format version is refused, with what to do", () => {
  expect(reading('{ "format": 2, "program": "qemu" }')).toThrow(
    "my.json: is a pack of format 2; this version reads format 1\n  fix: write it again with `ghaf-microvm pack`",
  );
});

test("what is not a pack is refused", () => {
  expect(reading("{ }")).toThrow("my.json: is not an argument pack");
  expect(reading("null")).toThrow("my.json: is not an argument pack");
  expect(reading("not JSON")).toThrow("my.json: is not JSON");
  expect(reading('{ "format": 1, "program": "bochs" }')).toThrow(
    'is a pack of "bochs", expected one of qemu, crosvm, cloud-hypervisor',
  );
  expect(reading('{ "format": 1, "program": "qemu", "build": {} }')).toThrow(
    "my.json: is a pack without options",
  );
});

test("a name that is not a pack's gets the nearest", () => {
  expect(() => readPack("qemu-7.1")).toThrow("did you mean qemu-7.2?");
  expect(() => readPack("./none.json")).toThrow("./none.json: cannot be read");
});

test("what a pack of crosvm does not list that an earlier version wrote, is not checked", () => {
  const pack = parsePack(
    "my.json",
    '{ "format": 1, "program": "crosvm", "build": {}, "flags": { "a": { "values": 1, "value": "any" } }, "structs": {} }',
  );
  expect(lintArguments("crosvm", ["--a", "b", "--c"], pack).map(({ rule }) => rule)).toEqual([
    "unknown-option",
  ]);
});
