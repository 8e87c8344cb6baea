/**
 * Whether a source does nothing but call what it imports from this tool and from other files here: no loop, no function
 * or method of its own, no call of a value's method, no package. Such a one ends, and needs nobody to watch it. It is asked of the text,
 * strings included: more sources than need be are taken for others, and never fewer.
 */
export function isStraightLine(source: string): boolean {
  const code = withoutComments(source);
  return ![control, functions, methods, escapes, foreign].some((pattern) => pattern.test(code));
}

/** Without comments that begin their line, where no string goes over lines and can have such a beginning. */
const withoutComments = (source: string) =>
  /`|\\\r?\n/.test(source) ? source : source.replace(/^\s*(?:\/\/.*|\/\*[\s\S]*?\*\/)/gm, "");

const control = /\b(?:for|while|do|if|switch|try|await|yield|eval|require|Function|Reflect)\b/;
const functions = /=>|\bfunction\b|\bclass\b|\b[gs]et\s|\)\s*(?::[^={}]*)?\{/;
/** Of a value's members, or of what stands in brackets, as a call or as a tag of a template. */
const methods =
  /\.\s*[\p{L}$_#][\p{L}\p{N}$_]*\s*(?:<[^>]*>)?\s*[(`]|[\])]\s*(?:\?\.)?\s*[(`]|\?\./u;
/** Names can be written with them, too. */
const escapes = /\\u/;
const foreign = /\bfrom\s*["'](?!\.|ghaf-microvm["'/])|\bimport\s*["'({]?\s*["'(]/;
