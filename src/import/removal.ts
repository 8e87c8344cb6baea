/** A replacement for a piece of text. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * Removes a piece of code from a text: with its whole lines if nothing else is on them, and with the comments right
 * before it.
 */
export function removalOf(start: number, end: number, text: string): Edit {
  const [before = ""] = /[ \t]*$/.exec(text.slice(0, start)) ?? [];
  const [after] = /^[ \t]*(?:#[^\n]*)?\n/.exec(text.slice(end)) ?? [];
  const line = start - before.length;
  const isAlone = text[line - 1] === "\n" && after !== undefined;
  const [comments = ""] = /(?:(?<=\n)[ \t]*#[^\n]*\n)*$/.exec(text.slice(0, line)) ?? [];
  const from = line - comments.length;
  // of two empty lines, only one is kept
  const blank =
    text.slice(0, from).endsWith("\n\n") && text[end + (after?.length ?? 0)] === "\n" ? 1 : 0;
  return isAlone
    ? { start: from, end: end + after.length + blank, text: "" }
    : { start, end: end + (/^[ \t]*/.exec(text.slice(end))?.[0].length ?? 0), text: "" };
}
