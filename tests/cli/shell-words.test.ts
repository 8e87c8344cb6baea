import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { expect, test } from "vitest";
import { shellWords } from "../../src/command/shell-words.ts";

const texts = (command: string) => shellWords(command).map(({ text }) => text);

test("the words of a shell command are those that a real shell finds", () => {
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
