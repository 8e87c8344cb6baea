import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nix } from "../../src/index.ts";
import { print, printBindings, printInline } from "../../src/nix/print.ts";
import type { NixValue } from "../../src/nix/value.ts";
import { hasNix, hasNixfmt } from "../support/available.ts";
import { hostile } from "../support/hostile.ts";
import { evaluate } from "../support/nix.ts";

/** Strings of what Nix reads as its own: quotes, escapes, interpolations, indentation. */
const trickyString = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        "'",
        "''",
        "'''",
        "$",
        "${",
        "}",
        "$$",
        "\\",
        '"',
        "\n",
        "\r",
        "\t",
        " ",
        "  ",
        "''$",
        "''\\n",
        "#",
        "/*",
        "*/",
        "$(id)",
        "`",
        "ä",
        "🦀",
        "\u2028",
        "\x01",
        "\x7f",
        "\u001b[31m",
        "\u009b",
        "\u200b",
        "\u202e",
        "\u2066",
        "\ufeff",
        "\u{e0041}",
      ),
      fc.string({ unit: "grapheme", maxLength: 4 }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(""))
  .filter((text) => text.isWellFormed() && !text.includes("\0"));

const float = fc
  .double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 })
  .filter((number) => number === 0 || Math.abs(number) >= 2 ** -1022);

const data: fc.Arbitrary<NixValue> = fc.letrec<{ value: NixValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    trickyString,
    fc.boolean(),
    fc.constant(null),
    fc.maxSafeInteger(),
    float,
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(trickyString, tie("value"), { maxKeys: 4 }),
  ),
})).value;

describe.skipIf(!hasNix)("what Nix reads back", () => {
  it("what comes behind a comment at its end", () => {
    const value = { a: nix`1 # one`, b: [nix`2 # two`], c: nix`"#"`, d: nix`{ x = ${nix`3 #`}; }` };
    expect(value.c.text).toBe('"#"');
    expect(evaluate(print(value))).toEqual({ a: 1, b: [2], c: "#", d: { x: 3 } });
  });

  it("10,000 strings, as values and as attribute names, none different", () => {
    const strings = fc.sample(trickyString, 10_000);
    const names = Object.fromEntries(strings.map((text) => [text, true]));
    expect(print(strings)).not.toMatch(hostile);
    expect(print(names)).not.toMatch(hostile);
    expect(evaluate(print(strings))).toEqual(strings);
    expect(evaluate(`builtins.attrNames ${print(names)}`)).toHaveLength(Object.keys(names).length);
    expect(evaluate(print(names))).toEqual(names);
  });

  it("10,000 strings inside expressions, on one line", () => {
    const strings = fc.sample(trickyString, 10_000);
    expect(evaluate(printInline(strings))).toEqual(strings);
  });

  it("1,000 values of any shape", () => {
    // Nix has one zero, and prints floats with six digits: compare those as Nix sees them
    const values = fc.sample(data, 1000).map(withoutFloats);
    expect(evaluate(print(values))).toEqual(values);
  });

  it("floats, exactly", () => {
    const floats = fc.sample(float, 1000);
    const equal = floats.map(
      (float) => `(${print(float)} == builtins.fromJSON ''${JSON.stringify(float)}'')`,
    );
    expect(evaluate(`[ ${equal.join(" ")} ]`)).toEqual(floats.map(() => true));
  });
});

describe.skipIf(!hasNixfmt)("what nixfmt makes of it", () => {
  const expressions = fc.constantFrom(nix`pkgs.hello`, nix`./x.nix`, nix`f x`, nix`"\${pkgs.a}/b"`);
  const lengths = fc.integer({ min: 1, max: 130 }).map((length) => "x".repeat(length));
  const anyValue: fc.Arbitrary<NixValue> = fc.letrec<{ value: NixValue }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      lengths,
      fc.constantFrom("one\ntwo\n", "one\n  two", "a b"),
      expressions,
      fc.integer(),
      fc.array(tie("value"), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom("a", "hello", "a.b", "if", "n".repeat(60)), tie("value"), {
        maxKeys: 3,
      }),
    ),
  })).value;

  it("is the same, for 200 random modules", () => {
    for (const value of fc.sample(anyValue, 200)) {
      const text = ["{", ...printBindings({ first: 1, value }, 2), "}", ""].join("\n");
      expect(execFileSync("nixfmt", { input: text, encoding: "utf8" })).toBe(text);
    }
  });
});

function withoutFloats(value: NixValue): NixValue {
  if (typeof value === "number") return Math.trunc(value) + 0;
  if (Array.isArray(value)) return value.map(withoutFloats);
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [name, withoutFloats(inner as NixValue)]),
    );
  return value;
}
