import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { expect, test } from "vitest";
import { quoteWord, shellWords } from "../../src/shell/shell-words.ts";
import { hostile } from "../support/hostile.ts";

const texts = (command: string) => shellWords(command).map(({ text }) => text);

test("the words of a shell command are those that a real shell finds", () => {
  const unit = fc.constantFrom(..."ab'\"\\ \n$".split(""));
  const commands = fc.sample(fc.string({ unit, maxLength: 12 }), 3000).filter((command) => {
    // what follows the last backslash here would be the next argument there; $" is bash's own quote
    if (/\\$|\$"/.test(command)) return false;
    try {
      return shellWords(command).every(({ expands }) => !expands);
    } catch {
      return false;
    }
  });
  expect(commands.length).toBeGreaterThan(500);
  // one shell for all; a line break ends a command there, and is not a blank
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

test("words are quoted on one line, without a control, as a real shell reads them", () => {
  expect(quoteWord("a\n::error ::b\u001b\u202e'\\")).toBe(
    "$'a\\x0a::error ::b\\x1b\\u202e\\'\\\\'",
  );
  const unit = fc.constantFrom(..."ab1'\"\\$`\n\r\t\u0007\u001b\u009b\u202e\u2028\u{e0041}é🙂");
  const words = fc.sample(fc.string({ unit, minLength: 1 }), 500);
  for (const word of words) expect(quoteWord(word)).not.toMatch(hostile);
  const script = `printf '%s\\0' ${words.map(quoteWord).join(" ")}`;
  const output = execFileSync("bash", ["-c", script], {
    encoding: "utf8",
    env: { ...process.env, LC_ALL: "C.UTF-8" },
  });
  expect(output.split("\0").slice(0, -1)).toEqual(words);
});
