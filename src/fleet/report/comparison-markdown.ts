import type { PlacedFinding } from "../../lint/lint.ts";
import { namesOf } from "../names.ts";
import type { FleetComparison } from "./compare-fleets.ts";
import { diffLines, introduction, renaming } from "./comparison-text.ts";
import { findingRows, folded, markdownTable, text } from "./markdown.ts";
import { plural } from "./text.ts";

/** What a change does to a fleet, for a pull request: see `printComparison`. */
export function comparisonMarkdown(
  { changed, added, gone, renamed, unchanged, findings }: FleetComparison,
  before: string,
  after: string,
): string {
  const count = changed.reduce((sum, { vms }) => sum + vms.length, 0);
  const sections = [
    [`## ${text(`${before} → ${after}`)}`],
    [
      `${plural(count, "VM")} changed, ${unchanged} the same.`,
      ...names("Renamed", renamed.map(renaming)),
      ...names("New", added.map(introduction)),
      ...names("Gone", gone),
    ],
    findingSection("New findings", findings.added),
    ...changed.map((change) => [
      `### ${text(namesOf(change.vms))}`,
      "",
      ...(change.vms.length > 4 ? folded("all of them", [text(change.vms.join(", ")), ""]) : []),
      ...fenced(diffLines(change).map(([sign, line]) => `${sign} ${line}`)),
    ]),
    folded(
      plural(findings.gone.length, "finding is gone", "findings are gone"),
      findingSection("", findings.gone),
    ),
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}

const names = (what: string, all: readonly string[]) =>
  all.length === 0 ? [] : ["", `${what}: ${text(all.join(", "))}.`];

/** Lines as a difference, in a fence that none of them can end. */
function fenced(lines: readonly string[]): string[] {
  const longest = Math.max(
    2,
    ...lines.flatMap((line) => line.match(/`+/g) ?? []).map(({ length }) => length),
  );
  const fence = "`".repeat(longest + 1);
  return [`${fence}diff`, ...lines, fence];
}

function findingSection(heading: string, findings: readonly PlacedFinding[]): string[] {
  if (findings.length === 0) return [];
  return [
    ...(heading === "" ? [] : [`### ${heading}`, ""]),
    ...markdownTable(["where", "what", "rule"], findingRows(findings)),
  ];
}
