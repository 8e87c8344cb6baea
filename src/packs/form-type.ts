import type { CrosvmText } from "./format.ts";

/** The TypeScript type of text that has a form: its words, what stands between its parts, or text. */
export function formType(form: CrosvmText | undefined): string {
  const words = wordsOf(form);
  if (words !== undefined) return unionOf(words);
  return form?.like === undefined
    ? "string"
    : `\`${form.like.replaceAll("{}", "$" + "{string}")}\``;
}

/** Where a form is a few words, these. */
export const wordsOf = (form: CrosvmText | undefined): string[] | undefined =>
  form !== undefined && /^[\w-]+(\|[\w-]+)+$/.test(form.matches)
    ? form.matches.split("|")
    : undefined;

/** `"a" | "b"` */
export const unionOf = (words: readonly string[]) =>
  words.map((word) => JSON.stringify(word)).join(" | ");
