import { notVerifiedText } from "../../codegen/not-verified.ts";
import type { PlacedFinding } from "../../lint/lint.ts";
import { namesOf } from "../names.ts";
import type { FleetReport } from "./fleet-report.ts";
import type { Move } from "./option-uses.ts";
import { headline, hypervisorsIn, outcomeText, plural } from "./text.ts";
import { memoryOf, networkOf, socketsOf, storageOf } from "./vm-cells.ts";

/** A report for a pull request, a wiki, or a job's summary: the Markdown of GitHub. */
export function reportMarkdown(report: FleetReport): string {
  const sections = [
    [`## ${text(headline(report))}`],
    findings(report),
    notKnown(report),
    moves(report),
    claims(report),
    folded(`The ${plural(report.vms.length, "VM")}`, vms(report)),
    folded("Options by hypervisor", options(report)),
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}

/** Foreign text, taken literally: no markup, no mention, no end of a cell. */
export function text(value: string): string {
  return value
    .replace(/[\\`*_{}[\]()#+!|<>~&@]/g, (character) => `&#${character.codePointAt(0)};`)
    .replace(/\s*\n\s*/g, " ");
}

/** A table, or nothing where it has no rows. Cells are Markdown. */
export function markdownTable(
  names: readonly string[],
  rows: readonly (readonly string[])[],
): string[] {
  if (rows.length === 0) return [];
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(names), line(names.map(() => "---")), ...rows.map(line)];
}

export function folded(summary: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return [];
  return ["<details>", `<summary>${text(summary)}</summary>`, "", ...lines, "", "</details>"];
}

function findings({ findings }: FleetReport): string[] {
  if (findings.length === 0) return ["No findings."];
  return [
    `### ${plural(findings.length, "finding")}`,
    "",
    ...markdownTable(["where", "what", "rule"], findingRows(findings)),
  ];
}

/** Cells of a table: where, what, rule. */
export const findingRows = (findings: readonly PlacedFinding[]) =>
  findings.map(({ file, line, rule, message, fix }) => [
    text(`${file}:${line}`),
    text(message) + (fix === null ? "" : `<br>fix: ${text(fix)}`),
    text(rule),
  ]);

function notKnown({ failed, notVerified }: FleetReport): string[] {
  const lines = [
    ...failed.map(({ name, error }) => `- ${text(`${name} does not evaluate: ${error}`)}`),
    ...notVerified.map((what) => `- ${text(notVerifiedText(what))}`),
  ];
  return lines.length === 0 ? [] : ["### Not known", "", ...lines];
}

function moves({ moves }: FleetReport): string[] {
  const rows = moves.flatMap(({ to, vms, unharmed, lost }) => [
    [
      text(to),
      `${vms - unharmed} of ${vms}`,
      [...byOption(lost)].map(([what, vms]) => text(`${what} in ${namesOf(vms)}`)).join("<br>"),
      [...new Set(lost.flatMap(({ places }) => places))].map(text).join("<br>"),
    ],
  ]);
  if (rows.length === 0) return [];
  return folded(
    "What the VMs would lose on another hypervisor",
    markdownTable(["to", "VMs that lose something", "what", "where it is set"], rows),
  );
}

/** "microvm.qemu.machine lost", with the VMs that lose it, regardless of what each should write instead. */
function byOption(lost: Move["lost"]): Map<string, string[]> {
  const vms = new Map<string, string[]>();
  for (const { option, outcome, vms: own } of lost) {
    const what = `microvm.${option} ${outcome}`;
    vms.set(what, [...new Set([...(vms.get(what) ?? []), ...own])]);
  }
  return vms;
}

function claims({ claims }: FleetReport): string[] {
  const rows = claims.map(({ host, what, value, vms, areStarted }) => [
    text(host),
    text(`${what} ${value}`),
    text(vms.join(", ")),
    areStarted ? "yes" : "no",
  ]);
  if (rows.length === 0) return [];
  return [
    "### What one host has once, and several of its VMs claim",
    "",
    ...markdownTable(["host", "what", "VMs", "started together"], rows),
  ];
}

function vms({ vms }: FleetReport): string[] {
  const cell = (items: readonly string[]) => items.map(text).join("<br>");
  const rows = vms.map((vm) => [
    text(vm.name),
    text(vm.hypervisor),
    text(memoryOf(vm.memory)),
    vm.processors === null ? "" : String(vm.processors),
    cell(vm.devices.map(({ bus, path }) => `${bus} ${path}`)),
    cell(storageOf(vm)),
    cell(networkOf(vm)),
    cell(socketsOf(vm)),
  ]);
  const names = [
    "VM",
    "hypervisor",
    "memory",
    "processors",
    "devices",
    "storage",
    "network",
    "sockets",
  ];
  return markdownTable(names, rows);
}

function options({ options }: FleetReport): string[] {
  const hypervisors = hypervisorsIn(options);
  const rows = options.map(({ option, vms, outcomes }) => [
    text(option),
    String(vms.length),
    ...hypervisors.map((hypervisor) => outcomeText(outcomes[hypervisor])),
  ]);
  return markdownTable(["option", "VMs", ...hypervisors.map(text)], rows);
}
