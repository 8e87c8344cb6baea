/**
 * Makes text from outside (names, paths, values, messages) safe to output: no character moves the cursor, hides or
 * reorders text, or is a command to the program that reads the output.
 */

/** Control and format characters (direction, zero width), line separators, lone surrogates, invisible characters. */
const unprintable = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

const shortForms: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/** As in a string of JSON or JavaScript: `\u001b`. */
function escaped(character: string): string {
  const short = shortForms[character];
  if (short !== undefined) return short;
  return Array.from({ length: character.length }, (_, index) =>
    unicodeEscape(character.charCodeAt(index)),
  ).join("");
}

const unicodeEscape = (unit: number) => `\\u${unit.toString(16).padStart(4, "0")}`;

/** Whether all of a text's characters are printable. */
export function isPrintable(text: string): boolean {
  return text.search(unprintable) < 0;
}

/** Replaces each unprintable character by the result of `replace`. */
export function replaceUnprintable(text: string, replace: (character: string) => string): string {
  return text.replace(unprintable, replace);
}

/** Text as a single line, whatever it contains: a name, a path, a message. */
export function printableLine(text: string): string {
  return text.replace(unprintable, escaped);
}

/** Text that keeps its lines. JSON stays valid, with the same values. */
export function printableLines(text: string): string {
  return text.replace(unprintable, (character) => (character === "\n" ? "\n" : escaped(character)));
}

/**
 * Text without workflow commands, for logs that GitHub reads. Its runner accepts `::name ...::` at the start of a line,
 * also after blanks, and `##[name]` anywhere (ActionCommand.cs of actions/runner).
 */
function withoutWorkflowCommands(text: string): string {
  return text.replace(/^([^\S\n]*):(?=:)/gm, "$1\\u003a").replace(/##\[/g, "##\\u005b");
}

/** Lines that are safe for a terminal, a file or a log of GitHub. */
export function printableOutput(text: string): string {
  return withoutWorkflowCommands(printableLines(text));
}

/** Data as indented JSON, one line per member, with a final newline. */
export function printableJson(data: unknown): string {
  return printableLines(`${JSON.stringify(data, null, 2)}\n`);
}

const plain = /^[\w.+@:/=~-]{1,80}$/;
const longest = 80;

/**
 * A name or value for a message: unchanged if it is plain; otherwise in quotes, escaped, and shortened so that it does
 * not fill the screen.
 */
export function printable(value: string): string {
  if (plain.test(value)) return value;
  const shown = value.length > longest ? `${value.slice(0, longest)}…` : value;
  return printableLine(JSON.stringify(shown));
}
