import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { quoteWord, shellWords } from "../../../src/shell/shell-words.ts";

const texts = (command: string) => shellWords(command).map(({ text }) => text);

describe("the words of a shell command", () => {
  test.each([
    ["a b  c\td\ne", ["a", "b", "c", "d", "e"]],
    ["'one word' two", ["one word", "two"]],
    ["'it'\\''s'", ["it's"]],
    ['"a \\"b\\" $ c"', ['a "b" $ c']],
    ["'' x", ["", "x"]],
    ["a\\ b \\\n c", ["a b", "c"]],
    ["-m 'maxmem=3G'x", ["-m", "maxmem=3Gx"]],
    ["$'a\\n\\x1b\\u202e\\'b\\\\'c", ["a\n\u001b\u202e'b\\c"]],
    ["", []],
    ["  ", []],
  ])("%j", (command, words) => {
    expect(texts(command)).toEqual(words);
  });

  test("keep what the shell would put another text for, and say so", () => {
    expect(shellWords("a-$(< /sys/$(x) y)-b `c d` \"${e f}\" '$g' $h")).toEqual([
      { text: "a-$(< /sys/$(x) y)-b", expands: true },
      { text: "`c d`", expands: true },
      { text: "${e f}", expands: true },
      { text: "$g", expands: false },
      { text: "$h", expands: true },
    ]);
  });

  test.each(["$'open", "'open", '"open', "$(open", "`open"])(
    "end with an error for %j",
    (command) => {
      expect(() => shellWords(command)).toThrow(RangeError);
    },
  );

  test("are those that were quoted, whatever they are", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "binary" })), (words) => {
        expect(texts(words.map(quoteWord).join(" "))).toEqual(words);
      }),
    );
  });
});
