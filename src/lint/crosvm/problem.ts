import type { Severity } from "../rule-page.ts";
import type { RuleId } from "../rules.ts";

/** A problem of one value, and the replacement for a piece of it. */
export interface Problem {
  readonly rule: RuleId;
  readonly severity: Severity;
  readonly message: string;
  readonly edit?: Edit | undefined;
}

/** A piece of the value; it starts `rest` characters before the end. */
export interface Edit {
  readonly rest: number;
  readonly length: number;
  readonly text: string;
}

export function refused(rule: RuleId, message: string, edit?: Edit): Problem {
  return { rule, severity: "refused", message, edit };
}

/** The value with a piece of it replaced. */
export function edited(value: string, { rest, length, text }: Edit): string {
  const start = value.length - rest;
  return value.slice(0, start) + text + value.slice(start + length);
}
