import { reportText as findingsText } from "../../lint/report.ts";
import type { Paint } from "../../output/plain.ts";
import { quoteWord } from "../../shell/shell-words.ts";
import { namesOf } from "../names.ts";
import type { AddedVm, FleetComparison, VmsChange } from "./compare-fleets.ts";
import { plural } from "./text.ts";

/** What a change does to a fleet, for a terminal. `before` and `after` name what is compared. */
export function printComparison(
  { changed, added, gone, renamed, unchanged, findings }: FleetComparison,
  before: string,
  after: string,
  paint: Paint,
): string {
  const count = changed.reduce((sum, { vms }) => sum + vms.length, 0);
  const lines = [
    paint.bold(`${before} → ${after}: ${plural(count, "VM")} changed, ${unchanged} the same`),
    ...nameLines("renamed VMs", renamed.map(renaming)),
    ...nameLines("new VMs", added.map(introduction)),
    ...nameLines("VMs that are gone", gone),
    ...changed.flatMap((change) => ["", ...changeLines(change, paint)]),
    ...findingLines("New findings", findings.added, paint),
    ...findingLines("Findings that are gone", findings.gone, paint),
  ];
  return `${lines.join("\n")}\n`;
}

/** "chat → talk" */
export const renaming = ({ before, after }: FleetComparison["renamed"][number]) =>
  `${before} → ${after}`;

/** "chat (qemu, x86_64-linux, 512 MiB, 1 processor)" */
export const introduction = ({ name, resources }: AddedVm) =>
  resources === null ? name : `${name} (${resources})`;

const nameLines = (what: string, names: readonly string[]) =>
  names.length === 0 ? [] : [`  ${what}: ${names.join(", ")}`];

function changeLines(change: VmsChange, paint: Paint): string[] {
  return [
    paint.bold(namesOf(change.vms)),
    ...diffLines(change).map(([sign, text]) =>
      sign === " " ? `  ${text}` : (sign === "-" ? paint.red : paint.green)(`  ${sign} ${text}`),
    ),
  ];
}

/** What changes in a VM, one line each, with "-" for what it was and "+" for what it is. */
export function diffLines({
  hypervisor,
  error,
  arguments: ofHypervisor,
  options,
  scripts,
}: VmsChange): ["-" | "+" | " ", string][] {
  const step = (before: string | null, after: string | null): ["-" | "+", string][] => [
    ...(before === null ? [] : [["-", before] as ["-", string]]),
    ...(after === null ? [] : [["+", after] as ["+", string]]),
  ];
  const line = (error: string | null) =>
    error === null ? null : `does not evaluate: ${error.replace(/\s*\n\s*/g, " ")}`;
  const argument = (args: readonly string[] | null) => args?.map(quoteWord).join(" ") ?? null;
  return [
    ...(error === null ? [] : step(line(error.before), line(error.after))),
    ...(hypervisor === null ? [] : step(hypervisor.before, hypervisor.after)),
    ...options.flatMap(({ option, kind, before, after, file, line }) => {
      const where = file === "" ? "" : `  (${file}${line === null ? "" : `:${line}`})`;
      const text = (value: string | null) =>
        `${option}${value === null ? "" : ` = ${value}`}${where}`;
      return step(kind === "added" ? null : text(before), kind === "gone" ? null : text(after));
    }),
    ...ofHypervisor.flatMap(({ before, after }) => step(argument(before), argument(after))),
    ...(scripts.length === 0
      ? []
      : ([[" ", `other text in ${scripts.join(", ")}`]] as [" ", string][])),
  ];
}

function findingLines(
  heading: string,
  findings: FleetComparison["findings"]["added"],
  paint: Paint,
): string[] {
  return findings.length === 0
    ? []
    : ["", paint.bold(heading), findingsText(findings, paint).trimEnd()];
}
