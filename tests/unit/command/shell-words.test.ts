import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { quoteWord, shellWords } from "../../../src/command/shell-words.ts";
import { hasNix, nixpkgsLib } from "../../support/available.ts";
import { evaluate } from "../../support/nix.ts";

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

  test.each(["'open", '"open', "$(open", "`open"])("end with an error for %j", (command) => {
    expect(() => shellWords(command)).toThrow(RangeError);
  });

  test("are those that were quoted, whatever they are", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "binary" })), (words) => {
        expect(texts(words.map(quoteWord).join(" "))).toEqual(words);
      }),
    );
  });

  test("are those that a real shell finds", () => {
    const unit = fc.constantFrom(..."ab'\"\\ \n$".split(""));
    const commands = fc.sample(fc.string({ unit, maxLength: 12 }), 3000).filter((command) => {
      // what follows the last backslash here would be the next argument there; $" and $' are bash's own quotes
      if (/\\$|\$["']/.test(command)) return false;
      try {
        return shellWords(command).every(({ expands }) => !expands);
      } catch {
        return false;
      }
    });
    expect(commands.length).toBeGreaterThan(500);
    // one shell for all; a line break ends a command there, and is no blank
    const onOneLine = commands.map((command) => command.replaceAll("\n", " "));
    const script = onOneLine
      .map((command) => `printf '%s\\0' ${command} ''\nprintf '\\1'\n`)
      .join("");
    const output = execFileSync("bash", ["-c", script], { encoding: "utf8", maxBuffer: 1 << 26 });
    const found = output
      .split("\u0001")
      .slice(0, -1)
      .map((words) => words.split("\0").slice(0, -2));
    expect(onOneLine.map(texts)).toEqual(found);
  });

  test.skipIf(!hasNix || nixpkgsLib === undefined)(
    "are those that lib.escapeShellArgs was given",
    () => {
      const words = fc.sample(fc.string({ unit: "grapheme", minLength: 1 }), 2000);
      const command = evaluate(
        `(import ${nixpkgsLib}).escapeShellArgs (builtins.fromJSON ${nixString(JSON.stringify(words))})`,
      ) as string;
      expect(texts(command)).toEqual(words);
    },
  );
});

const nixString = (text: string) => `"${text.replace(/[\\"]/g, "\\$&").replaceAll("${", "\\${")}"`;
