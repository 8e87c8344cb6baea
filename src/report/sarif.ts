import { pathToFileURL } from "node:url";
import { printableJson } from "../output/printable.ts";
import type { Finding, Rule } from "./finding.ts";

/**
 * Findings as a SARIF 2.1.0 log, for code scanning: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 *
 * Relative paths stay relative, to the root of the repository that the command ran in.
 * @param rules Every rule that was looked at: one without findings passed.
 * @param notes What could not be looked at, and why.
 */
export function reportSarif(
  findings: readonly Finding[],
  rules: readonly Rule[],
  version: string,
  notes: readonly string[] = [],
): string {
  const log = {
    $schema:
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "ghaf-microvm",
            version,
            rules: rules.map(({ id, description, help, helpUri }) => ({
              id,
              shortDescription: { text: description },
              ...(help !== undefined && { help: { text: help, markdown: help } }),
              ...(helpUri !== undefined && { helpUri }),
            })),
          },
        },
        ...(notes.length > 0 && {
          invocations: [
            {
              executionSuccessful: true,
              toolExecutionNotifications: notes.map((text) => ({
                level: "warning",
                message: { text },
              })),
            },
          ],
        }),
        results: findings.map((finding) => ({
          ruleId: finding.rule,
          ruleIndex: rules.findIndex(({ id }) => id === finding.rule),
          level: finding.level,
          message: { text: finding.message },
          ...(finding.file !== undefined && {
            locations: [locationOf(finding.file, finding.line)],
          }),
        })),
      },
    ],
  };
  return printableJson(log);
}

function locationOf(file: string, line: number | undefined) {
  return {
    physicalLocation: {
      artifactLocation: file.startsWith("/")
        ? { uri: pathToFileURL(file).href }
        : { uri: relativeUri(file), uriBaseId: "%SRCROOT%" },
      ...(line !== undefined && { region: { startLine: line } }),
    },
  };
}

function relativeUri(path: string): string {
  return path.split("/").map(encodeURIComponent).join("/");
}
