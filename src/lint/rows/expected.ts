import type { Expected } from "./row.ts";

/** Whether a row expects a value, in any notation for on and off. */
export function isExpected(expected: Expected, value: string | undefined): boolean {
  if (expected === null || value === undefined) return expected === null && value === undefined;
  if (typeof expected !== "string") return expected.test(value);
  if (expected === "on") return /^(on|yes|true|y)$/.test(value);
  return expected === "off" ? /^(off|no|false|n)$/.test(value) : expected === value;
}
