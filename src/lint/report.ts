import { printableJson } from "../output/printable.ts";
import type { PlacedFinding } from "./lint.ts";

/** `{ "findings": [...] }`, one JSON document. */
export function reportJson(findings: readonly PlacedFinding[]): string {
  return printableJson({ findings });
}

/** Each finding with its place, its rule and what is right instead. */
export function reportText(
  findings: readonly PlacedFinding[],
  colors: Readonly<Record<"bold" | "red" | "yellow" | "green", (text: string) => string>>,
): string {
  if (findings.length === 0) return "no findings\n";
  const lines = findings.flatMap(({ file, line, rule, severity, message, argument, fix }) => [
    `${colors.bold(`${file}:${line}:`)} ${severity === "silent" ? colors.red("silently wrong") : colors.yellow("refused")}: ${message} [${rule}]`,
    `  ${argument}`,
    ...(fix === null ? [] : [`  fix: ${colors.green(fix)}`]),
  ]);
  const silent = findings.filter(({ severity }) => severity === "silent").length;
  const counts = [
    silent > 0 ? `${silent} silently wrong` : "",
    findings.length > silent ? `${findings.length - silent} that the hypervisor refuses` : "",
  ].filter((part) => part !== "");
  return `${lines.join("\n")}\n${counts.join(", ")}\n`;
}
