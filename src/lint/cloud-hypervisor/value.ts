import type { Finding, Fix } from "../finding.ts";
import type { Use } from "../flags/command-line.ts";

/** One value of a flag, with what its keys say. */
export interface Value {
  readonly use: Use;
  /** Of the arguments, the value's own. */
  readonly index: number;
  readonly text: string;
  readonly given: ReadonlyMap<string, string>;
}

/** Whether a key that is on or off is on. */
export const isOn = ({ given }: Value, key: string) => /^(on|true)$/i.test(given.get(key) ?? "");

/** Where findings about a value stand: at its flag, where that has one value alone. */
export const placeOf = ({ use, index }: Value) => (use.values.length === 1 ? use.index : index);

/** The value with another text. */
export function withText({ use, index }: Value, text: string): Fix {
  if (use.isJoined) return { index: use.index, count: 1, args: [`${use.asWritten}=${text}`] };
  return use.values.length === 1
    ? { index: use.index, count: 2, args: [use.asWritten, text] }
    : { index, count: 1, args: [text] };
}

/** What it starts with, and does otherwise than it says. */
export const silent = (value: Value, rule: Finding["rule"], message: string): Finding => ({
  rule,
  severity: "silent",
  index: placeOf(value),
  message,
});

/** What is refused about a value. */
export function refused(value: Value, rule: Finding["rule"], message: string, fix?: Fix): Finding {
  return { rule, severity: "refused", index: placeOf(value), message, ...(fix && { fix }) };
}
