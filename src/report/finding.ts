/** One thing that a command found, for the reporters that point into files. */
export interface Finding {
  /** The `id` of its rule. */
  readonly rule: string;
  readonly level: "error" | "warning" | "note";
  /** What is wrong, and what fixes it: plain text of one or more lines. */
  readonly message: string;
  /** A path as the user would type it, or undefined for what is in no file (standard input). */
  readonly file?: string | undefined;
  /** Line in `file`, counted from 1. */
  readonly line?: number | undefined;
}

/** What findings of one kind have in common. */
export interface Rule {
  /** Stable, such as `lock/unsupported`. */
  readonly id: string;
  /** One sentence. */
  readonly description: string;
  /** All about it, as Markdown. */
  readonly help?: string | undefined;
  /** The address of its page. */
  readonly helpUri?: string | undefined;
}
