import { isPrintable, replaceUnprintable } from "../output/printable.ts";
import { type ScannedWord, Scanner } from "./scanner.ts";

/** One word of a shell command. */
export type ShellWord = Pick<ScannedWord, "text" | "expands">;

/**
 * Splits a command into words as a POSIX shell does, quotes and escapes removed.
 *
 * Expansions are not made: their text stays, and the word says so. Redirections and operators outside quotes are
 * part of the words around them, for upstream writes none into a command line.
 * @throws RangeError for a quote or an expansion that does not end.
 */
export function shellWords(command: string): ShellWord[] {
  const scanner = new Scanner(command, (what, opening) => {
    throw new RangeError(`the ${what} ${opening} has no end`);
  });
  while (!scanner.isAtEnd) {
    if (/[ \t\n]/.test(scanner.next)) {
      scanner.endWord();
      scanner.take(1);
    } else scanner.takePart();
  }
  scanner.endWord();
  return scanner.words.map(({ text, expands }) => ({ text, expands }));
}

/** A word as a shell reads it back, on one line: in quotes only where it needs them. */
export function quoteWord(text: string): string {
  if (/^[A-Za-z0-9_@%+=:,./…-]+$/.test(text)) return text;
  if (isPrintable(text)) return `'${text.replaceAll("'", "'\\''")}'`;
  const escaped = replaceUnprintable(text.replace(/[\\']/g, "\\$&"), shellEscape);
  return `$'${escaped}'`;
}

/** Inside `$'...'`. */
function shellEscape(character: string): string {
  const code = character.codePointAt(0) as number;
  if (code < 0x80) return `\\x${code.toString(16).padStart(2, "0")}`;
  return code < 0x10000
    ? `\\u${code.toString(16).padStart(4, "0")}`
    : `\\U${code.toString(16).padStart(8, "0")}`;
}
