import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import {
  approximations,
  approximationText,
} from "../../../../src/microvm/schema/approximations.ts";
import type { Option } from "../../../../src/microvm/schema/option-schema.ts";
import { root } from "../../../support/available.ts";

const option = (type: Option["type"]): Option => ({
  kind: "option",
  type,
  requiredness: "optional",
  declared: [],
});

test("what is approximated is one line, an option once", () => {
  const coerced = option({
    kind: "coerced",
    from: { kind: "unknown", name: "odd" },
    to: { kind: "string" },
  });
  const inexact = approximations({ a: coerced, b: option({ kind: "bool" }) });
  expect(approximationText(inexact)).toBe(
    "note: the type of one option is an approximation: microvm.a (a value is converted first, and the result is not checked; its type odd is not known here, so any value passes)",
  );
  expect(
    approximationText([
      { option: "microvm.a", why: "x" },
      { option: "microvm.c", why: "y" },
    ]),
  ).toBe("note: the types of 2 options are approximations: microvm.a (x), microvm.c (y)");
});

test("nothing of the pinned microvm.nix is", () => {
  const { guest } = JSON.parse(readFileSync(join(root, "nix/option-schema.json"), "utf8"));
  expect(approximations(guest)).toEqual([]);
});
