import stringify from "json-stringify-pretty-compact";
import { printableLines } from "./printable.ts";

/** Data as JSON for a file: what fits into a line stands on one. */
export function compactJson(data: unknown, maxLength: number): string {
  return `${printableLines(stringify(data, { maxLength }))}\n`;
}
