import type { CrosvmText } from "./format.ts";

/** The TypeScript type of text with a form: a union of its words, a template with its separators, or `string`. */
export function formType(form: CrosvmText | undefined): string {
  const words = wordsOf(form);
  if (words !== undefined) return unionOf(words);
  return form?.like === undefined
    ? "string"
    : `\`${form.like.replaceAll("{}", "$" + "{string}")}\``;
}

/** The words of a form that consists of nothing else; otherwise undefined. */
export const wordsOf = (form: CrosvmText | undefined): string[] | undefined =>
  form !== undefined && /^[\w-]+(\|[\w-]+)+$/.test(form.matches)
    ? form.matches.split("|")
    : undefined;

/** `"a" | "b"` */
export const unionOf = (words: readonly string[]) =>
  words.map((word) => JSON.stringify(word)).join(" | ");
