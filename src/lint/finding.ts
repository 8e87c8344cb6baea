import type { Severity } from "./rule-page.ts";
import type { RuleId } from "./rules.ts";

/** Something wrong with a command line. */
export interface Finding {
  /** The rule's name, stable: "two-words", "undefined-reference". */
  readonly rule: RuleId;
  readonly severity: Severity;
  /** Which of the words, counted from 0 without the program's name; the option's own word where it has a value. */
  readonly index: number;
  readonly message: string;
  /** The words that would be right in place of `count` words from `index` on, where that is known. */
  readonly fix?: Fix | undefined;
}

export interface Fix {
  readonly index: number;
  readonly count: number;
  readonly words: readonly string[];
}
