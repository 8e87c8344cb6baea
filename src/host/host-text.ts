import { argumentsOf } from "../command/command-line.ts";
import type { Change, Unit } from "../command/compare.ts";
import { reportText as findingsText } from "../lint/report.ts";
import type { Paint } from "../output/plain.ts";
import { quoteWord } from "../shell/shell-words.ts";
import type { HostReport } from "./host-report.ts";
import type { State, VmState } from "./host-state.ts";

/** A host's VMs for a terminal: how each runs, and what is wrong with what starts next. */
export function printHost(report: HostReport, paint: Paint): string {
  const { folder, state, findings, notChecked, claims } = report;
  const lines = [
    paint.bold(`${folder}: ${state.vms.length} VM${state.vms.length === 1 ? "" : "s"}`),
    ...state.vms.flatMap((vm) => vmLines(vm, paint)),
    ...state.others.map(
      ({ pid, name }) =>
        `  ${paint.yellow("not ours")}: process ${pid}, ${name}: belongs to no VM in this folder`,
    ),
    ...claims.map(
      ({ what, value, vms }) =>
        `  only one at a time, for their ${what} ${value}: ${vms.join(", ")}`,
    ),
    "",
    findingsText(findings, paint, notChecked.length === 0).trimEnd(),
  ];
  return `${lines.join("\n")}\n`;
}

function vmLines({ vm, state, reasons, pid, changes }: VmState, paint: Paint): string[] {
  const process = pid === undefined ? "" : `, process ${pid}`;
  const why = reasons.length === 0 ? "" : `: ${reasons.join(", ")}`;
  return [
    `  ${paint.bold(vm.name)}  ${colorOf(state, paint)(state)}${process}${why}`,
    ...changes.flatMap((change) => changeLines(change, paint)),
  ];
}

function colorOf(state: State, paint: Paint): (text: string) => string {
  if (state === "up to date") return paint.green;
  if (state === "not running") return paint.dim;
  return state === "edited by hand" ? paint.red : paint.yellow;
}

/** What runs, and what would run. */
function changeLines({ before, after }: Change, paint: Paint): string[] {
  const text = (unit: Unit) =>
    argumentsOf(unit)
      .map(({ text }) => quoteWord(text))
      .join(" ");
  return [
    ...(before === undefined ? [] : [paint.red(`    - ${text(before)}`)]),
    ...(after === undefined ? [] : [paint.green(`    + ${text(after)}`)]),
  ];
}

/** A host's VMs as data. */
export function hostJson({ folder, state, findings, notChecked, claims }: HostReport): unknown {
  const texts = (unit: Unit | undefined) => unit && argumentsOf(unit).map(({ text }) => text);
  return {
    folder,
    vms: state.vms.map(({ vm, state, reasons, pid, changes }) => ({
      name: vm.name,
      state,
      reasons,
      pid: pid ?? null,
      current: "path" in vm.current ? vm.current.path : null,
      booted: vm.booted !== undefined && "path" in vm.booted ? vm.booted.path : null,
      changes: changes.map(({ kind, before, after }) => ({
        kind,
        before: texts(before) ?? null,
        after: texts(after) ?? null,
      })),
    })),
    others: state.others.map(({ pid, name }) => ({ pid, name })),
    claims,
    findings,
    notChecked,
  };
}
