import type { Finding } from "./finding.ts";

/**
 * An option and its value in one word, of a hypervisor whose options are not known: where no value is due, a word that
 * begins as an option does and goes on behind a space.
 *
 * @param words The words after the program's name.
 */
export function* joinedWords(words: readonly string[]): Generator<Finding> {
  let mayBeValue = false;
  for (const [index, word] of words.entries()) {
    const parts: readonly string[] = mayBeValue ? [] : partsOf(word);
    const [option, value] = parts;
    mayBeValue = !mayBeValue && option === undefined && word.startsWith("-");
    if (option === undefined || value === undefined) continue;
    yield {
      rule: "two-words",
      severity: "refused",
      index,
      message: `${option} and its value are one word: each must be a list item of its own`,
      fix: { index, count: 1, words: [option, value] },
    };
  }
}

const partsOf = (word: string) => (/^(--?[A-Za-z][^\s=]*)\s+(.*)$/s.exec(word) ?? []).slice(1);
