import type { Paint } from "../output/plain.ts";
import { printableJson } from "../output/printable.ts";
import type { PlacedFinding } from "./lint.ts";
import type { Severity } from "./rule-page.ts";

/** `{ "findings": [...], "notVerified": [...] }`, one JSON document. */
export function reportJson(
  findings: readonly PlacedFinding[],
  notVerified: readonly unknown[] = [],
): string {
  return printableJson({ findings, notVerified });
}

/**
 * Each finding with its place, its rule and what is right instead.
 *
 * @param isAll Whether everything there is was checked.
 */
export function reportText(
  findings: readonly PlacedFinding[],
  colors: Paint,
  isAll = true,
): string {
  if (findings.length === 0) return isAll ? "no findings\n" : "nothing found in what was checked\n";
  const lines = findings.flatMap(
    ({ file, line, column, rule, severity, message, argument, fix }) => [
      `${colors.bold(`${file}:${line}:${column === undefined ? "" : `${column}:`}`)} ${labels(colors)[severity]}: ${message} [${rule}]`,
      ...(argument === null ? [] : [`  ${argument}`]),
      ...(fix === null ? [] : [`  fix: ${colors.green(fix)}`]),
    ],
  );
  const counts = Object.entries(counted).flatMap(([severity, text]) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count === 0 ? [] : [`${count} ${text}`];
  });
  return `${lines.join("\n")}\n${counts.join(", ")}\n`;
}

const labels = ({
  red,
  yellow,
}: Readonly<Record<"red" | "yellow", (text: string) => string>>): Record<Severity, string> => ({
  silent: red("silently wrong"),
  refused: yellow("refused"),
  wrong: yellow("wrong"),
});

const counted: Readonly<Record<Severity, string>> = {
  silent: "silently wrong",
  refused: "that the hypervisor refuses",
  wrong: "wrong in a definition",
};
