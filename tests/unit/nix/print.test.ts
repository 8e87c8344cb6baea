import { describe, expect, it } from "vitest";
import {
  itemsOf,
  mkAfter,
  mkForce,
  mkIf,
  mkMerge,
  mkOrder,
  mkOverride,
  nix,
  optionalAttrs,
  optionals,
} from "../../../src/index.ts";
import { print } from "../../../src/nix/print.ts";
import type { NixValue } from "../../../src/nix/value.ts";

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
    ["NaN", Number.NaN, "is NaN, which is not a number in Nix"],
    ["a function", () => 1, "is a function, which is not data"],
    ["a symbol", Symbol("a"), "is a symbol, which is not data"],
    ["a Map", new Map(), "is an object of class Map, which is not data"],
    ["a Date", [new Date(0)], "at 0 is an object of class Date, which is not data"],
    ["a copy of an expression", structuredClone({ ...nix`x` }), "is a copy of a Nix expression"],
  ])("refuses to interpolate %s", (_, value, message) => {
    expect(() => nix`f ${value as NixValue}`).toThrow(
      `a value interpolated into nix\`...\` ${message}`,
    );
  });

  it("interpolates expressions in parentheses, but where nothing can tear them apart", () => {
    expect(nix`f ${nix`g x`}`.text).toBe("f (g x)");
    expect(nix`${nix`g x`}`.text).toBe("g x");
    expect(nix`"a \${${nix`g x`}} b"`.text).toBe(`"a $\{g x} b"`);
    expect(nix`${nix`g x`} y`.text).toBe("(g x) y");
    expect(nix`"\${${nix`g`} x}"`.text).toBe(`"$\{g x}"`);
  });
});

it.each<[value: NixValue, text: string]>([
  [mkForce(4), "lib.mkForce 4"],
  [mkOverride(-3, -4), "lib.mkOverride (-3) (-4)"],
  [mkOrder(900, ["a"]), 'lib.mkOrder 900 [ "a" ]'],
  [mkIf(nix`a == b`, mkAfter(["a"])), 'lib.mkIf (a == b) (lib.mkAfter [ "a" ])'],
  [mkIf(true, 1), "lib.mkIf true 1"],
  [mkMerge([["a"], mkIf(nix`b`, ["c"])]), 'lib.mkMerge [\n  [ "a" ]\n  (lib.mkIf b [ "c" ])\n]'],
  [
    optionalAttrs<object>(nix`options ? a.b`, { b: 1 }) as NixValue,
    "lib.optionalAttrs (options ? a.b) {\n  b = 1;\n}",
  ],
  [
    ["a", optionals<NixValue>(nix`b`, ["c"]), itemsOf<NixValue>(nix`d` as never)],
    '[ "a" ] ++ lib.optionals b [ "c" ] ++ d',
  ],
])("prints what the module system is to do as lib has it", (value, text) => {
  expect(print(value)).toBe(text);
});

it("prints no control and no character of direction or of no width", () => {
  expect(print({ "a\u202eb": "\u001b[31m$\u2066", c: "one\ntwo\u0007" })).toBe(`{
  "a\${builtins.fromJSON "\\"\\\\u202e\\""}b" =
    "\${builtins.fromJSON "\\"\\\\u001b\\""}[31m\\$\${builtins.fromJSON "\\"\\\\u2066\\""}";
  c = "one\\ntwo\${builtins.fromJSON "\\"\\\\u0007\\""}";
}`);
});
