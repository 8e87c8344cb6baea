import stringify from "json-stringify-pretty-compact";
import { printableLines } from "./printable.ts";

/** Data as JSON for a file: values that fit on one line are not broken. */
export function compactJson(data: unknown, maxLength: number): string {
  return `${printableLines(stringify(data, { maxLength }))}\n`;
}
