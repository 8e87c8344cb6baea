import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { NixSyntaxError } from "../../../../src/nix/syntax/node.ts";
import { parseNix } from "../../../../src/nix/syntax/parse.ts";

/** The parse in short: `(op + a (call f x))`. */
function short(text: string): string {
  const print = (node: unknown): string => {
    if (typeof node !== "object" || node === null) return String(node);
    if (Array.isArray(node)) return `[${node.map(print).join(" ")}]`;
    const { kind, start, end, ...rest } = node as Record<string, unknown>;
    const parts = Object.values(rest).filter((part) => part !== undefined);
    return `(${[...(kind === undefined ? [] : [kind]), ...parts.map(print)].join(" ")})`;
  };
  return print(parseNix(text));
}

describe("what binds how", () => {
  test.each([
    ["a + b * c", "(operation + [(variable a) (operation * [(variable b) (variable c)])])"],
    ["a - b - c", "(operation - [(operation - [(variable a) (variable b)]) (variable c)])"],
    ["a ++ b ++ c", "(operation ++ [(variable a) (operation ++ [(variable b) (variable c)])])"],
    ["!a == b", "(operation == [(operation ! [(variable a)]) (variable b)])"],
    ["!a + b", "(operation ! [(operation + [(variable a) (variable b)])])"],
    ["-a ? b", "(has (operation - [(variable a)]) [b])"],
    ["f x.y z", "(call (call (variable f) (select (variable x) [y])) (variable z))"],
    ["a.b or c d", "(call (select (variable a) [b] (variable c)) (variable d))"],
    ["[ f x ]", "(list [(variable f) (variable x)])"],
    ["x: y: x", "(function x (function y (variable x)))"],
    ["{ a ? 1, ... }@b: a", "(function b [(a (literal 1))] (variable a))"],
    ["{ }: 1", "(function [] (literal 1))"],
    ["{ }", "(attributes false [])"],
    ["x:x", "(literal x:x)"],
    ["a/b", "(path [a/b])"],
    ["a / b", "(operation / [(variable a) (variable b)])"],
    ["./a/${b}.nix", "(path [./a/ (variable b) .nix])"],
    ['"a${b}\\${c}$${d}"', "(string [a (variable b) \\${c}$${d}])"],
    ["''a''${b}'''${c}''", "(indented [a''${b}''' (variable c)])"],
  ])("%s", (text, parsed) => {
    expect(short(text)).toBe(parsed);
  });
});

describe("what is not Nix is refused where it goes wrong", () => {
  test.each([
    ["pkgs.linux (", 12, "the end is unexpected"],
    ["(a", 0, "( is never closed"],
    ["[ a", 0, "[ is never closed"],
    ["{ a = 1 }", 8, "} is unexpected, where ; was expected"],
    ['"a', 0, 'the string that " opens is never closed'],
    ["''a", 0, "the string that '' opens is never closed"],
    ["a; b = 1", 1, "; is unexpected"],
    ["if a then b", 11, "the end is unexpected, where else was expected"],
    ["a == b == c", 7, "== is unexpected"],
    ["f x: x", 3, ": is unexpected"],
    ["{ a = 1; a = 2; }", 9, "the attribute a has two values"],
    ["{ a.b = 1; a.b.c = 2; }", 11, "the attribute b has two values"],
    ["{ a, a }: a", 0, "the function has two arguments a"],
    ["./a/", 0, "the path ends in a slash"],
    ["/* a", 0, "the comment /* is never closed"],
    ["let ${a} = 1; in 2", 4, "let takes no names that are computed"],
    ["", 0, "the end is unexpected"],
  ])("%s", (text, offset, message) => {
    expect(() => parseNix(text)).toThrow(new NixSyntaxError(message, offset));
    try {
      parseNix(text);
    } catch (error) {
      expect((error as NixSyntaxError).offset).toBe(offset);
    }
  });

  test("whatever it is, as a mistake with a place in it", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(..."ab{}[]();=.\"'$/:,?@+-!<> \n#*") }),
        (text) => {
          try {
            parseNix(text);
          } catch (error) {
            expect(error).toBeInstanceOf(NixSyntaxError);
            const { offset } = error as NixSyntaxError;
            expect(offset >= 0 && offset <= text.length).toBe(true);
          }
        },
      ),
    );
  });

  test("nested beyond all measure", () => {
    expect(() => parseNix("(".repeat(100_000))).toThrow("is nested too deeply");
    for (const open of ["!", "[", "{a=", "a: ", "if ", "${", '"${', "let a = "])
      expect(() => parseNix(open.repeat(100_000)), open).toThrow(NixSyntaxError);
  });
});

test("sets that several bindings make are one", () => {
  expect(() => parseNix("{ a.b = 1; a.c = 2; a = { d = 3; }; }")).not.toThrow();
});
