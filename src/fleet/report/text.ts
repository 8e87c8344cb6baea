import { notVerifiedText } from "../../codegen/not-verified.ts";
import { reportText as findingsText } from "../../lint/report.ts";
import type { Paint } from "../../output/plain.ts";
import { namesOf } from "../names.ts";
import type { FleetReport } from "./fleet-report.ts";
import type { Move, OptionUse, Outcome } from "./option-uses.ts";
import { table } from "./table.ts";
import { networkOf, resourcesOf, socketsOf, storageOf } from "./vm-cells.ts";
import type { VmRow } from "./vm-row.ts";

/**
 * A report for a terminal.
 * @param shown Hypervisors for which everything that VMs would lose there is shown.
 */
export function printReport(
  report: FleetReport,
  paint: Paint,
  shown: readonly string[] = [],
): string {
  const sections = [
    [paint.bold(headline(report)), ...failures(report)],
    ...vmSections(report.vms, paint),
    ["", paint.bold("Options")],
    ...groupedMoves(report.moves, shown).map((moves) => moveLines(moves, paint, shown)),
    optionTable(report, paint),
    claimLines(report, paint),
    ["", paint.bold("Findings")],
    [findingsText(report.findings, paint, report.notVerified.length === 0).trimEnd()],
    report.notVerified.map(notVerifiedText),
  ];
  return `${sections.flat().join("\n")}\n`;
}

/** "github:a/b: 9 VMs in 1 configuration, 9 on qemu; 1 does not evaluate" */
export function headline({ flake, rev, vms, failed }: FleetReport): string {
  const hosts = new Set(vms.map(({ name }) => name.split("/")[0]));
  const on = countBy(vms.map(({ hypervisor }) => hypervisor))
    .map(([hypervisor, count]) => `, ${count} on ${hypervisor}`)
    .join("");
  const at = rev === null ? "" : ` at ${rev.slice(0, 8)}`;
  const lost = failed.length === 0 ? "" : `; ${plural(failed.length, "does", "do")} not evaluate`;
  return `${flake}${at}: ${plural(vms.length, "VM")} in ${plural(hosts.size, "configuration")}${on}${lost}`;
}

export const plural = (count: number, one: string, several = `${one}s`) =>
  `${count} ${count === 1 ? one : several}`;

function countBy(names: readonly string[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort(([, one], [, other]) => other - one);
}

const failures = ({ failed }: FleetReport) =>
  failed.map(({ name, error }) => `  ${name}: ${error.replace(/\s*\n\s*/g, " ")}`);

/** For each configuration its VMs, one line each, with details below. */
function vmSections(vms: readonly VmRow[], paint: Paint): string[][] {
  return vms.map((vm) => [
    "",
    `${paint.bold(vm.name)}  ${resourcesOf(vm)}`,
    ...[
      ["devices", vm.devices.map(({ bus, path }) => `${bus} ${path}`)],
      ["storage", storageOf(vm)],
      ["network", networkOf(vm)],
      ["sockets", socketsOf(vm)],
      ["not known", vm.error === null ? [] : [vm.error.replace(/\s*\n\s*/g, " ")]],
    ].flatMap(([what, items]) =>
      items?.length === 0 ? [] : [`  ${paint.dim(`${what}:`)} ${(items as string[]).join(", ")}`],
    ),
  ]);
}

/** Hypervisors on which the same would be lost, except for those that are shown in full. */
function groupedMoves(moves: readonly Move[], shown: readonly string[]): Move[][] {
  const groups = new Map<string, Move[]>();
  for (const move of moves) {
    const { to, vms, unharmed, lost } = move;
    const key = shown.includes(to)
      ? to
      : JSON.stringify([vms, unharmed, [...new Set(lost.map(({ option }) => option))].sort()]);
    groups.set(key, [...(groups.get(key) ?? []), move]);
  }
  return [...groups.values()];
}

/** "for crosvm, kvmtool: 3 options would be lost in 12 of 12 VMs, in a.nix, b.nix" */
function moveLines(moves: readonly Move[], paint: Paint, shown: readonly string[]): string[] {
  const [first] = moves;
  if (first === undefined) return [];
  const { to, vms, unharmed, lost } = first;
  const names = moves.map(({ to }) => to).join(", ");
  const options = new Set(lost.map(({ option }) => option));
  const files = [...new Set(lost.flatMap(({ places }) => places.map(fileOf)))];
  const where = files.length === 0 ? "" : `, in ${namesOf(files)}`;
  const heading =
    lost.length === 0
      ? `  for ${names}: ${paint.green(`nothing would be lost in ${plural(vms, "VM")}`)}`
      : `  for ${names}: ${plural(options.size, "option")} would be lost in ${vms - unharmed} of ${plural(vms, "VM")}${where}`;
  return shown.includes(to) ? [heading, ...lostLines(lost, paint)] : [heading];
}

const lostLines = (lost: Move["lost"], paint: Paint) =>
  lost.flatMap(({ option, outcome, vms, places, fix }) => [
    `    microvm.${option} ${outcome === "refused" ? paint.red(outcome) : paint.yellow(outcome)} in ${namesOf(vms)}: ${places.join(", ") || "no file"}`,
    ...(fix === null ? [] : [`      fix: ${fix}`]),
  ]);

const fileOf = (place: string) => place.replace(/:\d+$/, "");

function optionTable({ options }: FleetReport, paint: Paint): string[] {
  const hypervisors = hypervisorsIn(options);
  const differing = options.filter(({ outcomes }) =>
    Object.values(outcomes).some(({ lost, refused }) => lost + refused > 0),
  );
  const rows = differing.map(({ option, vms, outcomes }) => [
    option,
    String(vms.length),
    ...hypervisors.map((hypervisor) => outcomeText(outcomes[hypervisor])),
  ]);
  const same = options.length - differing.length;
  return [
    ...(rows.length === 0 ? [] : table(["option", "VMs", ...hypervisors], rows)),
    ...(same === 0
      ? []
      : [
          paint.dim(`  ${plural(same, "other option")} that the VMs set: kept by every hypervisor`),
        ]),
  ];
}

/** All hypervisors that anything is known about. */
export function hypervisorsIn(options: readonly OptionUse[]): string[] {
  return [...new Set(options.flatMap(({ outcomes }) => Object.keys(outcomes)))].sort();
}

/** "kept", "9 lost, 1 refused" */
export function outcomeText(counts: Readonly<Record<Outcome, number>> | undefined): string {
  const { kept = 0, lost = 0, refused = 0 } = counts ?? {};
  if (lost + refused === 0) return kept === 0 ? "" : "kept";
  return [
    ...(lost > 0 ? [`${lost} lost`] : []),
    ...(refused > 0 ? [`${refused} refused`] : []),
  ].join(", ");
}

function claimLines({ claims }: FleetReport, paint: Paint): string[] {
  if (claims.length === 0) return [];
  return [
    "",
    paint.bold("What one host has once, and several of its VMs claim"),
    ...claims.map(({ host, what, value, vms, areStarted }) => {
      const when = areStarted ? paint.red("started together") : "not started together";
      return `  ${host}: ${what} ${value}: ${vms.join(", ")} (${when})`;
    }),
  ];
}
