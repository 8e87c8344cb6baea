import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { propertyNotes } from "../../../../src/packs/qemu/property-notes.ts";
import { root } from "../../../support/available.ts";

const types = readFileSync(join(root, "src/arguments/generated/qemu-10.0.ts"), "utf8");

test.each(Object.entries(propertyNotes))("hover on %s says: %s", (property, note) => {
  expect(types).toMatch(
    new RegExp(`/\\*\\* ${escaped(note)} \\*/\n *readonly "?${property}"?\\??: `),
  );
});

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
