/**
 * Text of others (names, paths, values, messages) as it may leave: no character in it moves a cursor, hides or reorders
 * what is shown, or gives a command to whoever reads the output.
 */

/** Controls, formats (direction, zero width), line separators, halves of characters, and what shows as nothing. */
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

/** Each unprintable character of a text as `replace` has it. */
export function replaceUnprintable(text: string, replace: (character: string) => string): string {
  return text.replace(unprintable, replace);
}

/** Text of one line, whatever it was: a name, a path, a message. */
export function printableLine(text: string): string {
  return text.replace(unprintable, escaped);
}

/** Text of lines. JSON stays the JSON that it was, with the same values. */
export function printableLines(text: string): string {
  return text.replace(unprintable, (character) => (character === "\n" ? "\n" : escaped(character)));
}

/**
 * The same where GitHub reads it: no line is a workflow command. GitHub's runner takes `::name ...::` at a line's
 * start, after blanks, and `##[name]` anywhere (ActionCommand.cs of actions/runner).
 */
function withoutWorkflowCommands(text: string): string {
  return text.replace(/^([^\S\n]*):(?=:)/gm, "$1\\u003a").replace(/##\[/g, "##\\u005b");
}

/** Lines as they may leave, to a terminal, a file or a log of GitHub. */
export function printableOutput(text: string): string {
  return withoutWorkflowCommands(printableLines(text));
}

/** Data as JSON of one line a member, and a newline. */
export function printableJson(data: unknown): string {
  return printableLines(`${JSON.stringify(data, null, 2)}\n`);
}

const plain = /^[\w.+@:/=~-]{1,80}$/;
const longest = 80;

/**
 * A name or value as it may appear in a message: plain ones unchanged, all others in quotes, escaped and shortened, so
 * that they do not fill the screen.
 */
export function printable(value: string): string {
  if (plain.test(value)) return value;
  const shown = value.length > longest ? `${value.slice(0, longest)}…` : value;
  return printableLine(JSON.stringify(shown));
}
