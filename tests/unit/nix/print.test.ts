import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nix } from "../../../src/index.ts";
import { print, printBindings, printInline } from "../../../src/nix/print.ts";
import type { NixValue } from "../../../src/nix/value.ts";
import { hasNix, hasNixfmt } from "../../support/available.ts";
import { evaluate } from "../../support/nix.ts";

describe("print", () => {
  const examples: readonly (readonly [what: string, value: NixValue, text: string])[] = [
    ["a number", 512, "512"],
    ["a negative number", -1, "-1"],
    ["a small number, with the point that Nix wants", 1e-7, "1.0e-7"],
    ["true", true, "true"],
    ["null", null, "null"],
    ["a string", "q35", '"q35"'],
    ["quotes and backslashes", 'say "\\"', '"say \\"\\\\\\""'],
    ["what looks like an interpolation", "$" + "{pkgs.hello}", '"\\$' + '{pkgs.hello}"'],
    ["a dollar that is none", "$(nproc) $HOME", '"$(nproc) $HOME"'],
    ["an empty list", [], "[ ]"],
    ["a list of one", ["a"], '[ "a" ]'],
    ["a list of more, one a line", ["a", "b"], '[\n  "a"\n  "b"\n]'],
    ["a negative number in a list", [-1], "[ (-1) ]"],
    ["an empty set", {}, "{ }"],
    ["one binding in a list", [{ a: 1 }], "[ { a = 1; } ]"],
    ["more bindings in a list", [{ a: 1, b: 2 }], "[\n  {\n    a = 1;\n    b = 2;\n  }\n]"],
    ["sets with one binding, dotted", { a: { b: { c: 1 } } }, "{ a.b.c = 1; }"],
    [
      "names that need quotes",
      { "a.b": 1, if: 2, "": 3 },
      '{\n  "a.b" = 1;\n  "if" = 2;\n  "" = 3;\n}',
    ],
    [
      "names that need none",
      { "cloud-hypervisor": 1, _a: 2 },
      "{\n  cloud-hypervisor = 1;\n  _a = 2;\n}",
    ],
    ["an absent value", { a: undefined, b: 1 }, "{ b = 1; }"],
    ["lines", { preStart: "one\ntwo\n" }, "{\n  preStart = ''\n    one\n    two\n  '';\n}"],
    ["lines with escapes", "''\n$" + "{x}", "''\n  '''\n  ''$" + "{x}''"],
    ["an expression", { kernel: nix`pkgs.linux_latest` }, "{ kernel = pkgs.linux_latest; }"],
    ["an expression of the name's own", { htop: nix`pkgs.htop` }, "{ inherit (pkgs) htop; }"],
    ["an application in a list", [nix`f x`], "[ (f x) ]"],
    [
      "a string with an interpolation in a list",
      [nix`"\${pkgs.hello}/bin"`],
      '[ "${pkgs.hello}/bin" ]',
    ],
  ];

  it.each(examples)("%s", (_, value, text) => {
    expect(print(value)).toBe(text);
  });

  it("keeps to nixfmt's width", () => {
    const long = "x".repeat(95);
    expect(print({ list: [long] })).toBe(`{\n  list = [\n    "${long}"\n  ];\n}`);
    expect(print({ text: long })).toBe(`{\n  text = "${long}";\n}`);
  });

  it.each([
    ["NUL", "a\0b", "NUL"],
    ["half a character", "\ud800", "surrogate"],
    ["a number that is not exact", 2 ** 53, "keeps exactly"],
    ["not a number", Number.NaN, "no number"],
    ["a subnormal number", 5e-324, "subnormal"],
  ])("refuses %s", (_, value, message) => {
    expect(() => print(value)).toThrow(message);
  });
});

describe("nix`...`", () => {
  it("interpolates values as data, never as code", () => {
    const name = '"; builtins.abort "';
    expect(nix`f ${name} ${[1, "a"]} ${{ b: true }}`.text).toBe(
      'f "\\"; builtins.abort \\"" [ 1 "a" ] { b = true; }',
    );
  });

  it("interpolates negative numbers in parentheses: f -1 is a subtraction", () => {
    expect(nix`f ${-1} ${[-1]} ${{ a: -1 }}`.text).toBe("f (-1) [ (-1) ] { a = -1; }");
  });

  it.each<[what: string, value: unknown, message: string]>([
    ["undefined", undefined, "is undefined"],
    ["NaN", Number.NaN, "is NaN, which is no number in Nix"],
    ["a function", () => 1, "is a function, which is no data"],
    ["a symbol", Symbol("a"), "is a symbol, which is no data"],
    ["a Map", new Map(), "is an object of class Map, which is no data"],
    ["a Date", [new Date(0)], "at 0 is an object of class Date, which is no data"],
    ["a copy of an expression", structuredClone({ ...nix`x` }), "is a copy of a Nix expression"],
  ])("refuses to interpolate %s", (_, value, message) => {
    expect(() => nix`f ${value as NixValue}`).toThrow(
      `a value interpolated into nix\`...\` ${message}`,
    );
  });

  it("refuses no code", () => {
    expect(() => nix` `).toThrow("nix`...` is empty");
  });

  it.skipIf(!hasNix)("keeps what comes behind a comment at its end", () => {
    const value = { a: nix`1 # one`, b: [nix`2 # two`], c: nix`"#"`, d: nix`{ x = ${nix`3 #`}; }` };
    expect(value.c.text).toBe('"#"');
    expect(evaluate(print(value))).toEqual({ a: 1, b: [2], c: "#", d: { x: 3 } });
  });

  it("interpolates expressions in parentheses", () => {
    expect(nix`f ${nix`g x`}`.text).toBe("f (g x)");
  });
});

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
  it("10,000 strings, as values and as attribute names, none different", () => {
    const strings = fc.sample(trickyString, 10_000);
    const names = Object.fromEntries(strings.map((text) => [text, true]));
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
