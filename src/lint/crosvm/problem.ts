import type { Severity } from "../finding.ts";

/** Something wrong with one value, and what to write instead of a piece of it. */
export interface Problem {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly edit?: Edit | undefined;
}

/** A piece of the value, which starts where `rest` characters are left. */
export interface Edit {
  readonly rest: number;
  readonly length: number;
  readonly text: string;
}

export function refused(rule: string, message: string, edit?: Edit): Problem {
  return { rule, severity: "refused", message, edit };
}

/** The value with a piece of it replaced. */
export function edited(value: string, { rest, length, text }: Edit): string {
  const start = value.length - rest;
  return value.slice(0, start) + text + value.slice(start + length);
}
