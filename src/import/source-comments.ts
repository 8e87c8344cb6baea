/**
 * The lines of comments that stand right before a place, and of the one after its end on the same line.
 * @param end Where what stands there ends; without one, only what is before it.
 */
export function commentsAt(text: string, start: number, end?: number): string[] {
  const comments: string[] = [];
  for (let at: number | undefined = start; at !== undefined; ) {
    const before = commentBefore(text, at);
    comments.unshift(...(before?.lines ?? []));
    at = before?.start;
  }
  const behind = end === undefined ? null : commentBehind.exec(text.slice(end));
  return behind === null ? comments : [...comments, ...linesOf(behind[1] ?? behind[2] ?? "")];
}

const commentBehind = /^[^\S\n]*[;,]?[^\S\n]*(?:#(.*)|\/\*(.*?)\*\/[^\S\n]*(?=\n))/;

/** The comment that ends where a place begins, on its line or the one above, unless it follows other code. */
function commentBefore(text: string, at: number) {
  const [gap = ""] = /[^\S\n]*\n?[^\S\n]*$/.exec(text.slice(0, at)) ?? [];
  const before = text.slice(0, at - gap.length);
  const line = before.lastIndexOf("\n") + 1;
  const [, hash] = /^\s*#(.*)$/.exec(before.slice(line)) ?? [];
  if (hash !== undefined)
    return gap.includes("\n") ? { start: line, lines: linesOf(hash) } : undefined;
  const open = before.endsWith("*/") ? before.lastIndexOf("/*") : -1;
  if (open < 0) return undefined;
  const isBehind = /\S/.test(before.slice(before.lastIndexOf("\n", open) + 1, open));
  return isBehind && gap.includes("\n")
    ? undefined
    : { start: open, lines: linesOf(before.slice(open + 2, -2)) };
}

/** What a comment says, without the empty lines around it and the stars before its lines. */
function linesOf(comment: string): string[] {
  const lines = comment.replace(/^\s*\n|\n\s*$/g, "").split("\n");
  const indent = lines.length > 1 ? /^\s*(?:\*+(?:\s|$))?\s?/ : /^\s?/;
  return lines.map((line) => line.replace(indent, "").trimEnd());
}

/** The comments between two places: those of an operator. */
export const commentsBetween = (text: string, start: number, end: number): string[] =>
  start < end
    ? [...text.slice(start, end).matchAll(/#[^\S\n]?(.*)/g)].map(([, comment = ""]) =>
        comment.trimEnd(),
      )
    : [];
