/**
 * Whether a source does nothing but call what it imports from this tool and from other files here: no loop, no function
 * or method of its own, no call of a value's method, no package. Such a source ends by itself and needs
 * no watchdog. Only the text is examined, strings included: some sources are rejected needlessly, but none is accepted
 * wrongly.
 */
export function isStraightLine(source: string): boolean {
  const code = withoutComments(source);
  return ![control, functions, methods, escapes, foreign].some((pattern) => pattern.test(code));
}

/** Without comments that begin their line; only where no multi-line string could contain such a line. */
const withoutComments = (source: string) =>
  /`|\\\r?\n/.test(source) ? source : source.replace(/^\s*(?:\/\/.*|\/\*[\s\S]*?\*\/)/gm, "");

const control = /\b(?:for|while|do|if|switch|try|await|yield|eval|require|Function|Reflect)\b/;
const functions = /=>|\bfunction\b|\bclass\b|\b[gs]et\s|\)\s*(?::[^={}]*)?\{/;
/** Of a value's members, or of what stands in brackets, as a call or as a tag of a template. */
const methods =
  /\.\s*[\p{L}$_#][\p{L}\p{N}$_]*\s*(?:<[^>]*>)?\s*[(`]|[\])]\s*(?:\?\.)?\s*[(`]|\?\./u;
/** Names can be written with escapes, too. */
const escapes = /\\u/;
const foreign = /\bfrom\s*["'](?!\.|ghaf-microvm["'/])|\bimport\s*["'({]?\s*["'(]/;
