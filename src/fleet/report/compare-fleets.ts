import { argumentsOf, commandLineOf } from "../../command/command-line.ts";
import { type Change, describeChanges, type Unit } from "../../command/compare.ts";
import type { PlacedFinding } from "../../lint/lint.ts";
import { findHypervisorCommands } from "../../lint/script.ts";
import { joinFindings, type VmFinding } from "../findings.ts";
import { type EvaluatedVm, type FleetVm, type SetValue, vmName } from "../vm.ts";
import { resourcesOf } from "./vm-cells.ts";
import { vmRows } from "./vm-row.ts";

/** What a change does to the VMs of a fleet. */
export interface FleetComparison {
  /** The VMs that differ, grouped by change. */
  readonly changed: readonly VmsChange[];
  /** VMs that are in only one of the two. */
  readonly added: readonly AddedVm[];
  readonly gone: readonly string[];
  /** VMs that only changed their name. */
  readonly renamed: readonly { readonly before: string; readonly after: string }[];
  /** How many are the same in everything that is compared. */
  readonly unchanged: number;
  readonly findings: {
    readonly added: readonly PlacedFinding[];
    readonly gone: readonly PlacedFinding[];
  };
}

/** A VM that is in only one of them: "qemu, x86_64-linux, 512 MiB, 1 processor", or nothing if it does not evaluate. */
export interface AddedVm {
  readonly name: string;
  readonly resources: string | null;
}

/** One change, and the VMs that have it. */
export interface VmsChange extends VmChange {
  readonly vms: readonly string[];
}

/** What changes in a VM. */
export interface VmChange {
  /** The change of the hypervisor, and of the error that keeps the VM from evaluating; null where unchanged. */
  readonly hypervisor: Step | null;
  readonly error: Step | null;
  readonly arguments: readonly ArgumentChange[];
  /** Options that it sets. */
  readonly options: readonly OptionChange[];
  /** The names of the runner's scripts whose texts differ, except `microvm-run`. */
  readonly scripts: readonly string[];
}

interface Step {
  readonly before: string | null;
  readonly after: string | null;
}

/** An option of the hypervisor with its values, as list items: `["-m", "1024M"]`. */
interface ArgumentChange {
  readonly before: readonly string[] | null;
  readonly after: readonly string[] | null;
}

/** An option of microvm.nix; null where it is not set, or neither text nor a number. */
interface OptionChange extends Step {
  /** `microvm.mem` */
  readonly option: string;
  readonly kind: "added" | "gone" | "changed";
  /** Where it is set after the change, or where it was set if it is gone. */
  readonly file: string;
  readonly line: number | null;
}

/** A fleet with its findings. */
export interface ComparedFleet {
  readonly vms: readonly FleetVm[];
  readonly findings: readonly VmFinding[];
}

/** Compares two fleets, VM by VM of the same name. */
export function compareFleets(before: ComparedFleet, after: ComparedFleet): FleetComparison {
  const [olds, news] = [before, after].map(({ vms }) => new Map(vms.map((vm) => [vmName(vm), vm])));
  const changes = new Map<string, VmsChange & { vms: string[] }>();
  let unchanged = 0;
  for (const [name, vm] of news as Map<string, FleetVm>) {
    const old = olds?.get(name);
    if (old === undefined) continue;
    const change = vmChange(old, vm);
    if (isNothing(change)) unchanged += 1;
    else {
      const key = JSON.stringify(change);
      const same = changes.get(key) ?? { ...change, vms: [] };
      same.vms.push(name);
      changes.set(key, same);
    }
  }
  const [added, gone] = [missing(after.vms, before.vms), missing(before.vms, after.vms)];
  const renamed = renamedVms(gone, added);
  const newNames = new Map(renamed.map(({ before, after }) => [before, after]));
  const isRenamed = (name: string) => renamed.some((one) => [one.before, one.after].includes(name));
  const known = before.findings.map(({ vm, finding }) => ({ vm: newNames.get(vm) ?? vm, finding }));
  return {
    changed: [...changes.values()].sort((one, other) => other.vms.length - one.vms.length),
    added: added.filter((vm) => !isRenamed(vmName(vm))).map(addedVm),
    gone: gone.map(vmName).filter((name) => !isRenamed(name)),
    renamed,
    unchanged,
    findings: {
      added: joinFindings(newFindings(known, after.findings)),
      gone: joinFindings(newFindings(after.findings, known)),
    },
  };
}

function missing(these: readonly FleetVm[], those: readonly FleetVm[]): FleetVm[] {
  const names = new Set(those.map(vmName));
  return these.filter((vm) => !names.has(vmName(vm)));
}

function addedVm(vm: FleetVm): AddedVm {
  const [row] = vmRows([vm]).rows;
  return { name: vmName(vm), resources: row === undefined ? null : resourcesOf(row) };
}

/** Each removed VM with the added one that differs only in its name. */
function renamedVms(
  gone: readonly FleetVm[],
  added: readonly FleetVm[],
): FleetComparison["renamed"] {
  const left = new Set(added);
  return gone.flatMap((old) => {
    const nameless = withoutName(old);
    const same = [...left].find((vm) => nameless !== undefined && withoutName(vm) === nameless);
    if (same === undefined) return [];
    left.delete(same);
    return [{ before: vmName(old), after: vmName(same) }];
  });
}

/** The UUID that microvm.nix makes of a host's name. */
const machineId = /[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/g;

/** Everything that is compared of a VM, without its name; undefined where it does not evaluate. */
function withoutName({ configuration, vm, known }: FleetVm): string | undefined {
  const line = known && lineOf(known);
  if (known === undefined || line === undefined) return undefined;
  const args = line.options.flatMap((option) => argumentsOf(option).map(({ text }) => text));
  const set = known.set.map(({ option, value }) => [option, value && withoutStoreHashes(value)]);
  const all = JSON.stringify([known.hypervisor, args, set]);
  return [known.hostName, vm ?? configuration]
    .filter((name) => name !== null)
    .reduce((text, name) => text.replaceAll(name, "\0"), all.replace(machineId, "\0"));
}

const isNothing = (change: VmChange) =>
  change.hypervisor === null &&
  change.error === null &&
  [change.arguments, change.options, change.scripts].every((list) => list.length === 0);

function vmChange(before: FleetVm, after: FleetVm): VmChange {
  const [old, now] = [before.known, after.known];
  const error = step(before.error, after.error);
  if (old === undefined || now === undefined)
    return { hypervisor: null, error, arguments: [], options: [], scripts: [] };
  return {
    hypervisor: step(old.hypervisor, now.hypervisor),
    error,
    arguments: argumentChanges(old, now),
    options: optionChanges(old, now),
    scripts: changedScripts(old, now),
  };
}

function step(before: string | undefined, after: string | undefined): Step | null {
  return before === after ? null : { before: before ?? null, after: after ?? null };
}

function argumentChanges(before: EvaluatedVm, after: EvaluatedVm): ArgumentChange[] {
  const [one, other] = [lineOf(before), lineOf(after)];
  // a VM without scripts has an error that says so
  if (one === undefined || other === undefined) return [];
  return describeChanges(one, other).flatMap((change: Change) =>
    change.kind === "same" || change.kind === "moved"
      ? []
      : [{ before: textsOf(change.before), after: textsOf(change.after) }],
  );
}

const textsOf = (unit: Unit | undefined) =>
  unit === undefined ? null : argumentsOf(unit).map(({ text }) => text);

/** The command line with the program, but without the hashes of store paths, which change with every build. */
function lineOf({ hypervisor, scripts }: EvaluatedVm) {
  const script = scripts?.["microvm-run"];
  if (script === undefined) return undefined;
  try {
    const [command] = findHypervisorCommands(withoutStoreHashes(script), "microvm-run");
    return (
      command &&
      commandLineOf(hypervisor, [{ text: command.path, expands: false }, ...command.args])
    );
  } catch {
    return undefined;
  }
}

/** `/nix/store/…-linux/bzImage` */
function withoutStoreHashes(text: string): string {
  return text.replace(/\/nix\/store\/[0-9a-z]{32}-/g, "/nix/store/…-");
}

/** Options whose values were removed or added; for lists, per element. */
function optionChanges(before: EvaluatedVm, after: EvaluatedVm): OptionChange[] {
  const gone = withoutThose(before.set, after.set);
  const added = withoutThose(after.set, before.set);
  const options = [...new Set([...gone, ...added].map(({ option }) => option))].sort();
  return options.flatMap((option) => {
    const [olds, news] = [gone, added].map((all) => all.filter((one) => one.option === option));
    const count = Math.max(olds?.length ?? 0, news?.length ?? 0);
    return Array.from({ length: count }, (_, index): OptionChange => {
      const [old, now] = [olds?.[index], news?.[index]];
      const place = now ?? (old as SetValue);
      return {
        option: `microvm.${option}`,
        kind: old === undefined ? "added" : now === undefined ? "gone" : "changed",
        before: old?.value ?? null,
        after: now?.value ?? null,
        file: place.file,
        line: place.line,
      };
    });
  });
}

/** Those that the others lack, each as often as it occurs more; those of the same file are paired first. */
function withoutThose(these: readonly SetValue[], those: readonly SetValue[]): SetValue[] {
  const value = ({ option, value }: SetValue) =>
    JSON.stringify([option, value === null ? null : withoutStoreHashes(value)]);
  const placed = (one: SetValue) => `${one.file}:${value(one)}`;
  return surplus(surplus(these, those, placed), surplus(those, these, placed), value);
}

function surplus<T>(these: readonly T[], those: readonly T[], key: (one: T) => string): T[] {
  const counts = new Map<string, number>();
  for (const one of those) counts.set(key(one), (counts.get(key(one)) ?? 0) + 1);
  return these.filter((one) => {
    const left = counts.get(key(one)) ?? 0;
    counts.set(key(one), left - 1);
    return left <= 0;
  });
}

function changedScripts(before: EvaluatedVm, after: EvaluatedVm): string[] {
  const [one, other] = [before.scripts ?? {}, after.scripts ?? {}];
  return [...new Set([...Object.keys(one), ...Object.keys(other)])]
    .filter((name) => textOf(one[name]) !== textOf(other[name]))
    .sort();
}

/** A script without its hypervisor's command, which is compared argument by argument. */
function textOf(script: string | undefined): string | undefined {
  return script && withoutStoreHashes(script).replace(/^exec -a .*$/m, "");
}

/** The findings that the others lack, even if their lines have moved. */
function newFindings(before: readonly VmFinding[], after: readonly VmFinding[]): VmFinding[] {
  return surplus(after, before, ({ vm, finding: { rule, file, message, argument } }) =>
    JSON.stringify([vm, rule, file, message, argument]),
  );
}
