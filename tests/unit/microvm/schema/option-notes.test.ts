import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { groupNotes, optionNotes } from "../../../../src/microvm/schema/option-notes.ts";
import { parseOptionSchema } from "../../../../src/microvm/schema/read.ts";
import { pinnedOptions } from "../../../../src/options/pinned-options.ts";
import { root } from "../../../support/available.ts";

const file = "nix/option-schema.json";
const { schema } = parseOptionSchema(readFileSync(join(root, file), "utf8"), file);
const names = pinnedOptions(schema, undefined).map(({ name }) => name);

test("every option of the pinned microvm.nix has a note, and no other", () => {
  expect(Object.keys(optionNotes).sort()).toEqual([...new Set(names)].sort());
});

test.each(Object.entries(optionNotes))(
  "the note of %s is a sentence without a full stop",
  (_, note) => {
    const sentences = [note.purpose, note.note].filter((text) => text !== undefined);
    expect(sentences.filter((text) => !/^[\p{L}\d`].*[^.\s]$/u.test(text))).toEqual([]);
    // a note that says what nothing else does has more than three words
    expect(note.purpose.split(" ").length).toBeGreaterThanOrEqual(3);
  },
);

test("no two options have the same purpose", () => {
  const purposes = Object.values(optionNotes).map(({ purpose }) => purpose);
  expect(purposes.filter((purpose, index) => purposes.indexOf(purpose) !== index)).toEqual([]);
});

test("groups that have a note are of the schema", () => {
  const groups = new Set(names.map((name) => name.slice(0, name.lastIndexOf("."))));
  expect(Object.keys(groupNotes).filter((group) => !groups.has(group))).toEqual([]);
});
