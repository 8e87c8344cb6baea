import { expect, test } from "vitest";
import type { OptionSchema } from "../../../../src/microvm/schema/option-schema.ts";
import { measuredBefore } from "../../../../src/microvm/support/measured-before.ts";
import { measurement, type SupportFile } from "../../../../src/microvm/support/support-table.ts";
import { schema } from "../../../support/committed-support.ts";

const hashes = { "lib/runner.nix": "a", "lib/runners/qemu.nix": "b" };
const support: SupportFile = {
  $comment: "",
  rev: "",
  narHash: "",
  sources: hashes,
  measurement,
  measured: [],
};
const known = { schema, support };

/** The committed options in a revision that declares them elsewhere. */
const moved: OptionSchema = {
  ...schema,
  guest: JSON.parse(JSON.stringify(schema.guest).replaceAll(/"line":\d+/g, '"line":1')),
};
const { mem: _, ...others } = schema.guest;

test("a measurement that was made in another way is made again", () => {
  const { measurement: _, ...before } = support;
  expect(measuredBefore(schema, hashes, [{ schema, support: before }])).toBeUndefined();
});

test.each([
  ["the same runners and options", schema, hashes, known],
  ["options that are declared at other lines", moved, hashes, known],
  ["another runner", schema, { ...hashes, "lib/runners/qemu.nix": "c" }, undefined],
  ["a runner more", schema, { ...hashes, "lib/runners/new.nix": "c" }, undefined],
  ["a runner less", schema, { "lib/runner.nix": "a" }, undefined],
  ["an option less", { ...schema, guest: others }, hashes, undefined],
])("a measurement is taken for a revision with %s, or not", (_, other, sources, expected) => {
  expect(measuredBefore(other, sources, [known])).toBe(expected);
});
