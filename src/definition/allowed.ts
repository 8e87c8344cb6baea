import { type LoadedDefinition, sourceText } from "./load.ts";
import type { SourcePosition } from "./source-position.ts";

/** Whether a comment `ghaf-microvm: allow <rule>` on this line, or the one before it, says that it is meant. */
export function isAllowed(
  definition: LoadedDefinition,
  { file, line }: SourcePosition,
  rule: string,
): boolean {
  const lines = sourceText(definition, file)
    .split("\n")
    .slice(Math.max(0, line - 2), line);
  return lines.some((text) =>
    new RegExp(`//.*ghaf-microvm: allow .*\\b${rule}(?![\\w-])`).test(text),
  );
}
