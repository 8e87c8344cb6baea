import type { Expected } from "./row.ts";

/** Whether a value is one that a row expects, in any of the ways to say on and off. */
export function isExpected(expected: Expected, value: string | undefined): boolean {
  if (expected === null || value === undefined) return expected === null && value === undefined;
  if (typeof expected !== "string") return expected.test(value);
  if (expected === "on") return /^(on|yes|true|y)$/.test(value);
  return expected === "off" ? /^(off|no|false|n)$/.test(value) : expected === value;
}
