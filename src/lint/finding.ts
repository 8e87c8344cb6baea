import type { Severity } from "./rule-page.ts";
import type { RuleId } from "./rules.ts";

/** A problem of a command line. */
export interface Finding {
  /** The rule's name, stable: "two-words", "undefined-reference". */
  readonly rule: RuleId;
  readonly severity: Severity;
  /** Which of the arguments, counted from 0 without the program's name; the option's own argument where it has a value. */
  readonly index: number;
  readonly message: string;
  /** The right arguments to replace `count` arguments from `index` on, if known. */
  readonly fix?: Fix | undefined;
}

export interface Fix {
  readonly index: number;
  readonly count: number;
  readonly args: readonly string[];
}
