import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Whether a comment `ghaf-microvm: allow <rule>` on this line, counted from 1, or the one before it says that it is meant. */
export function isAllowed(root: string, file: string, line: number, rule: string): boolean {
  const lines = readFileSync(join(root, file), "utf8")
    .split("\n")
    .slice(Math.max(0, line - 2), line);
  return lines.some((text) =>
    new RegExp(`//.*ghaf-microvm: allow .*\\b${rule}(?![\\w-])`).test(text),
  );
}
