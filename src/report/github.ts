import type { Finding } from "./finding.ts";

/**
 * Findings as commands of a GitHub workflow, which shows each at its line of the pull request:
 * https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
 */
export function reportGithub(findings: readonly Finding[]): string {
  return findings.map((finding) => `${annotation(finding)}\n`).join("");
}

function annotation({ rule, level, message, file, line }: Finding): string {
  const properties = [
    ...(file === undefined ? [] : [`file=${escapeProperty(file)}`]),
    ...(file === undefined || line === undefined ? [] : [`line=${line}`]),
    `title=${escapeProperty(rule)}`,
  ];
  return `::${level === "note" ? "notice" : level} ${properties.join(",")}::${escapeData(message)}`;
}

/** As `escapeData` of GitHub's own toolkit: nothing may end the command early or begin another one. */
function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
