import { printablePath } from "../flake-lock/input-path.ts";
import type { Paint } from "../output/plain.ts";
import { printable } from "../output/printable.ts";
import type { LockResult, RequirementResult, Verdict } from "./result.ts";

/** One paragraph per file: the verdict, the node that it is about, what is missing, what to do. */
export function reportText(results: readonly LockResult[], paint: Paint): string {
  return results.map((result) => `${paragraph(result, paint).join("\n")}\n`).join("\n");
}

function paragraph(result: LockResult, paint: Paint): string[] {
  const place = result.line === undefined ? result.path : `${result.path}:${result.line}`;
  const lines = [`${paintVerdict(result.verdict, paint)}  ${place}`];
  if (result.message !== undefined) lines.push(`  ${result.message}`);
  lines.push(...aboutNode(result), ...aboutRequirements(result, paint));
  if (result.omitted !== undefined)
    lines.push(paint.dim(`  outside this repository, so not asked for ${result.omitted} (--vms)`));
  if (result.hint !== null) lines.push(`  hint: ${result.hint}`);
  for (const { message } of result.warnings) lines.push(`  ${paint.yellow("warning:")} ${message}`);
  for (const [index, step] of (result.fix?.split("\n") ?? []).entries())
    lines.push(index === 0 ? `  ${paint.bold("fix:")} ${step}` : `       ${step}`);
  return lines;
}

function aboutNode({ node, inputPath, from, rev, narHash, evidence, verdict }: LockResult) {
  if (verdict === "no-microvm" && node === null)
    return ["  none of its inputs is microvm.nix (an input's name proves nothing)"];
  if (node === null) return [];
  const origin = from === undefined ? "" : `, from ${printable(from)}`;
  const path = printablePath([inputPath ?? ""]);
  return [
    `  node ${printable(node)}, input ${path}${origin}`,
    `  rev ${rev === null ? "none" : printable(rev)}, narHash ${narHash === null ? "none" : printable(narHash)}`,
    ...(verdict === "no-microvm" ? [] : [`  evidence: ${sayEvidence(evidence, verdict)}`]),
  ];
}

const textOnly = "only its text: to evaluate it takes Nix and nixpkgs' lib (--nixpkgs)";

function sayEvidence(evidence: LockResult["evidence"], verdict: Verdict): string {
  if (evidence === null) return "none, neither rev nor narHash is of a known revision";
  if (verdict === "inconsistent") return `${evidence}, which do not belong together`;
  switch (evidence) {
    case "source":
      return "the locked tree in --source, its options evaluated";
    case "store":
      return "the locked tree in the Nix store, its options evaluated";
    case "source text":
      return `the locked tree in --source, ${textOnly}`;
    case "store text":
      return `the locked tree in the Nix store, ${textOnly}`;
    default:
      return evidence;
  }
}

function aboutRequirements({ requirements, verdict }: LockResult, paint: Paint): string[] {
  const hasVerdict =
    verdict !== "unreadable" && verdict !== "malformed" && verdict !== "no-microvm";
  if (!hasVerdict || requirements.length === 0) return [];
  const failing = requirements.filter((requirement) => requirement.verdict !== "supported");
  const count = `${requirements.length} ${requirements.length === 1 ? "option" : "options"}`;
  if (failing.length === 0) return [`  has ${allOf(requirements, count)}`];
  // nothing is known about any of them, so they are not listed one by one
  if (failing.length > 1 && failing.length === requirements.length && verdict !== "unsupported")
    return [`  all ${count} required: ${paintVerdict(verdict, paint)}`];
  return [
    ...failing.map(
      (requirement) =>
        `  ${requirement.option}: ${paintVerdict(requirement.verdict, paint)}${lifetime(requirement)}`,
    ),
    ...(failing.length < requirements.length
      ? [`  has the other ${requirements.length - failing.length} of ${count} required`]
      : []),
  ];
}

function allOf(requirements: readonly RequirementResult[], count: string): string {
  return requirements.length > 8
    ? `all ${count} required`
    : requirements.map(({ option }) => option).join(", ");
}

function lifetime({ since, until, replacedBy }: RequirementResult): string {
  const parts = [
    ...(since === undefined ? [] : [`since ${commit(since)}`]),
    ...(until === undefined ? [] : [`until ${commit(until)}`]),
    ...(replacedBy === undefined ? [] : [`replaced by ${replacedBy.join(", ")}`]),
  ];
  return parts.map((part) => `, ${part}`).join("");
}

function commit({ rev, committed }: { readonly rev: string; readonly committed: string }): string {
  return `${rev.slice(0, 12)} (${committed.slice(0, 10)})`;
}

function paintVerdict(verdict: Verdict, paint: Paint): string {
  const color =
    verdict === "supported" ? paint.green : verdict === "unknown" ? paint.yellow : paint.red;
  return color(verdict);
}
