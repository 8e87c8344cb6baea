/**
 * The lines of comments that stand right before a place, and the one after its end on the same line.
 * @param end Where what stands there ends; without one, only what is before it.
 */
export function commentsAt(text: string, start: number, end?: number): string[] {
  const before = text.slice(0, start).split("\n");
  // what stands on the same line has the comments
  if (/\S/.test(before.pop() ?? "")) before.length = 0;
  const comments: string[] = [];
  for (let line = before.pop(); line !== undefined; line = before.pop()) {
    const [, comment] = /^\s*#\s?(.*)$/.exec(line) ?? [];
    if (comment === undefined) break;
    comments.unshift(comment.trimEnd());
  }
  const [, behind] =
    end === undefined ? [] : (/^[^\S\n]*[;,]?[^\S\n]*#\s?(.*)/.exec(text.slice(end)) ?? []);
  return behind === undefined ? comments : [...comments, behind.trimEnd()];
}

/** The comments between two places: those of an operator. */
export const commentsBetween = (text: string, start: number, end: number): string[] =>
  start < end
    ? [...text.slice(start, end).matchAll(/#[^\S\n]?(.*)/g)].map(([, comment = ""]) =>
        comment.trimEnd(),
      )
    : [];
