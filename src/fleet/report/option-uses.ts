import {
  type EvaluatedVm,
  type FleetVm,
  isKnown,
  type KnownVm,
  type OptionFinding,
  vmName,
} from "../vm.ts";

/** What a hypervisor does with an option that a VM sets. */
export type Outcome = "kept" | "lost" | "refused";

/** An option that VMs of a fleet set, and what each hypervisor would do with it. */
export interface OptionUse {
  /** `qemu.machine`, `interfaces.*.tap.vhost` */
  readonly option: string;
  /** The names of the VMs that set it. */
  readonly vms: readonly string[];
  /** Where they set it: `modules/a.nix:3`. */
  readonly places: readonly string[];
  /** By hypervisor: how many of the VMs keep the option there, lose it, or do not start. */
  readonly outcomes: Readonly<Record<string, Readonly<Record<Outcome, number>>>>;
}

/** What VMs would lose on another hypervisor. */
export interface Move {
  readonly to: string;
  /** How many VMs are on others today. */
  readonly vms: number;
  /** How many of these lose nothing. */
  readonly unharmed: number;
  readonly lost: readonly LostOption[];
}

/** An option that does not survive a move. */
export interface LostOption {
  readonly option: string;
  readonly outcome: Exclude<Outcome, "kept">;
  readonly vms: readonly string[];
  readonly places: readonly string[];
  /** The message about it, and what to write instead, where that is known. */
  readonly message: string;
  readonly fix: string | null;
}

/**
 * The options that VMs set, in the order of their names, with what the hypervisors do with them.
 */
export function optionUses(vms: readonly FleetVm[]): OptionUse[] {
  const uses = new Map<string, { vms: Set<KnownVm>; places: Set<string> }>();
  for (const vm of vms.filter(isKnown))
    for (const { option, file, line } of vm.known.set) {
      const use = uses.get(option) ?? { vms: new Set(), places: new Set() };
      use.vms.add(vm);
      if (file !== "") use.places.add(placeText(file, line));
      uses.set(option, use);
    }
  return [...uses]
    .map(([option, { vms, places }]) => ({
      option,
      vms: [...vms].map(vmName),
      places: [...places].sort(),
      outcomes: outcomesOf(option, [...vms]),
    }))
    .sort((one, other) => (one.option < other.option ? -1 : 1));
}

function outcomesOf(option: string, vms: readonly KnownVm[]): OptionUse["outcomes"] {
  const counts: Record<string, Record<Outcome, number>> = {};
  for (const { known } of vms)
    for (const hypervisor of hypervisorsOf(known)) {
      const count = counts[hypervisor] ?? { kept: 0, lost: 0, refused: 0 };
      count[outcomeOf(findingsOn(known, hypervisor).filter((one) => one.option === option))] += 1;
      counts[hypervisor] = count;
    }
  return counts;
}

function outcomeOf(findings: readonly OptionFinding[]): Outcome {
  if (findings.length === 0) return "kept";
  return findings.some(({ severity }) => severity === "refused") ? "refused" : "lost";
}

/**
 * For each known hypervisor, what the VMs of others would lose there, the least harmful first.
 */
export function moves(vms: readonly FleetVm[]): Move[] {
  const known = vms.filter(isKnown);
  const hypervisors = [...new Set(known.flatMap((vm) => hypervisorsOf(vm.known)))].sort();
  return hypervisors
    .map((to) => moveTo(to, known))
    .filter((move) => move.vms > 0)
    .sort((one, other) => one.lost.length - other.lost.length);
}

function moveTo(to: string, known: readonly KnownVm[]): Move {
  const others = known.filter((vm) => vm.known.hypervisor !== to);
  const lost = new Map<string, LostOption & { vms: string[]; places: string[] }>();
  for (const vm of others)
    for (const { option, severity, message, fix, file, line } of findingsOn(vm.known, to)) {
      const outcome = severity === "refused" ? "refused" : "lost";
      const key = JSON.stringify([option, outcome, fix]);
      const entry = lost.get(key) ?? { option, outcome, message, fix, vms: [], places: [] };
      if (!entry.vms.includes(vmName(vm))) entry.vms.push(vmName(vm));
      const place = placeText(file, line);
      if (file !== "" && !entry.places.includes(place)) entry.places.push(place);
      lost.set(key, entry);
    }
  return {
    to,
    vms: others.length,
    unharmed: others.filter(({ known }) => findingsOn(known, to).length === 0).length,
    lost: [...lost.values()].sort((one, other) => other.vms.length - one.vms.length),
  };
}

const hypervisorsOf = ({ hypervisor, elsewhere }: EvaluatedVm) => [
  hypervisor,
  ...Object.keys(elsewhere),
];

const findingsOn = ({ hypervisor, findings, elsewhere }: EvaluatedVm, on: string) =>
  on === hypervisor ? findings : (elsewhere[on] ?? []);

const placeText = (file: string, line: number | null) => (line === null ? file : `${file}:${line}`);
