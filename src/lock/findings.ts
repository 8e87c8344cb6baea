import { printablePath } from "../flake-lock/input-path.ts";
import { printable } from "../output/printable.ts";
import type { Finding, Rule } from "../report/finding.ts";
import type { LockResult, RequirementResult } from "./result.ts";

/** A rule for each verdict that is not "supported", and one for each kind of warning. */
export const lockRules: readonly Rule[] = [
  {
    id: "lock/unreadable",
    description: "flake.lock is there and can be read.",
  },
  {
    id: "lock/malformed",
    description: "flake.lock is one that Nix can read.",
  },
  {
    id: "lock/no-microvm",
    description: "flake.lock pins microvm.nix.",
  },
  {
    id: "lock/inconsistent",
    description: "The rev and the narHash of microvm.nix belong together.",
  },
  {
    id: "lock/unsupported",
    description: "The pinned microvm.nix has every option that the VMs use.",
  },
  {
    id: "lock/unknown",
    description: "It is known which options the pinned microvm.nix has.",
  },
  {
    id: "lock/other-node",
    description: "There is one microvm.nix only.",
  },
  {
    id: "lock/nix-version",
    description: "Every version of Nix from 2.8 on reads flake.lock.",
  },
];

/**
 * The results for those who see only the line: one finding per missing option, else one per file.
 * @param allowUnknown whether an unknown revision may pass; it is then a warning.
 */
export function lockFindings(results: readonly LockResult[], allowUnknown: boolean): Finding[] {
  return results.flatMap((result) => [
    ...ofVerdict(result, allowUnknown),
    ...result.warnings.map(
      ({ about, message, line }): Finding => ({
        rule: `lock/${about}`,
        level: "note",
        message,
        file: result.path,
        line,
      }),
    ),
  ]);
}

function ofVerdict(result: LockResult, allowUnknown: boolean): Finding[] {
  const { path: file, line, verdict } = result;
  if (verdict === "supported") return [];
  const finding = (message: string): Finding => ({
    rule: `lock/${verdict}`,
    level: verdict === "unknown" && allowUnknown ? "warning" : "error",
    message: [
      message,
      ...(result.hint === null ? [] : [`hint: ${result.hint}`]),
      ...(result.fix === null ? [] : [`fix: ${result.fix}`]),
    ].join("\n"),
    file,
    line: line ?? 1,
  });
  const node = `${printable(result.node ?? "")} (input ${printablePath([result.inputPath ?? ""])})`;
  switch (verdict) {
    case "unreadable":
    case "malformed":
      return [finding(result.message ?? "cannot be read")];
    case "no-microvm":
      return [
        finding(
          result.message === undefined
            ? "none of its inputs is microvm.nix"
            : `${node}: ${result.message}`,
        ),
      ];
    case "inconsistent":
      return [finding(`rev and narHash of ${node} do not belong together`)];
    case "unknown":
      return [finding(`it is not known which options ${node} has, of ${names(result)}`)];
    case "unsupported":
      return result.requirements
        .filter((requirement) => requirement.verdict === "unsupported")
        .map((requirement) => finding(lacks(node, requirement)));
  }
}

function names({ requirements }: LockResult): string {
  const unknown = requirements.filter(({ verdict }) => verdict === "unknown");
  return unknown.length > 3
    ? `the ${unknown.length} that are required`
    : unknown.map(({ option }) => option).join(", ");
}

function lacks(node: string, { option, since, until }: RequirementResult): string {
  const came = since === undefined ? "" : `, which came on ${since.committed.slice(0, 10)}`;
  const went = until === undefined ? "" : ` and went on ${until.committed.slice(0, 10)}`;
  return `${node} lacks ${option}${came}${went}`;
}
