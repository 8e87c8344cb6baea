import type { OptionSchema } from "../schema/option-schema.ts";
import { changedFlags } from "./changed-flags.ts";
import type { MeasuredSupport, ProbedVm, Support, Verdict, VerdictOf } from "./measured-support.ts";
import { lostOf, meetingPairs } from "./meeting-pairs.ts";
import { type Probe, type ProbeOptions, probesOf } from "./probes.ts";

/** The machine of a VM on x86_64 that names none, as microvm.nix has it. */
export const defaultMachine = "microvm";

/** QEMU machines that are probed besides the default. */
export const measuredMachines = ["q35"];

/**
 * The support of every guest option by every hypervisor.
 *
 * @param evaluate Gives the verdict on each VM, in their order. Each different VM is asked for once.
 */
export async function measureSupport(
  schema: OptionSchema,
  evaluate: (vms: readonly ProbedVm[]) => Promise<readonly Verdict[]>,
): Promise<MeasuredSupport[]> {
  const hypervisors = hypervisorsOf(schema);
  const probes = probesOf(schema);
  const vms = new Map<string, ProbedVm>();
  const targets: Target[] = [
    ...hypervisors.map((hypervisor) => ({ hypervisor })),
    ...measuredMachines.map((machine) => ({ hypervisor: "qemu", machine })),
  ];
  const ask = (vm: ProbedVm) => vms.set(JSON.stringify(vm), vm);
  for (const { variants, edges } of probes) {
    for (const { options } of variants) for (const target of targets) ask(vmOf(target, options));
    for (const { options } of edges)
      for (const hypervisor of hypervisors) ask({ hypervisor, options });
  }
  const verdictOf = await verdictsOn(vms, evaluate);
  const read = readOptions(probes, hypervisors, verdictOf);
  const measured = probes.map((probe) =>
    summarize(probe, hypervisors, verdictOf, read.has(probe.option)),
  );
  const pairs = meetingPairs(probes, measured, verdictOf);
  const pairVms = new Map(
    pairs.flatMap(({ hypervisor, vms }) =>
      vms.map((options) => {
        const vm = { hypervisor, options };
        return [JSON.stringify(vm), vm] as const;
      }),
    ),
  );
  const lost = lostOf(pairs, await verdictsOn(pairVms, evaluate));
  return measured.map((entry) => {
    const lostBeside = entry.context === undefined ? lost.get(entry.option) : undefined;
    return lostBeside === undefined ? entry : { ...entry, lostBeside };
  });
}

/** Evaluates VMs, and gives the verdict on each of them. */
async function verdictsOn(
  vms: ReadonlyMap<string, ProbedVm>,
  evaluate: (vms: readonly ProbedVm[]) => Promise<readonly Verdict[]>,
): Promise<VerdictOf> {
  const verdicts = vms.size === 0 ? [] : await evaluate([...vms.values()]);
  const byVm = new Map([...vms.keys()].map((key, index) => [key, verdicts[index] as Verdict]));
  return (target, options) => {
    const verdict = byVm.get(JSON.stringify(vmOf(target, options)));
    if (verdict === undefined) throw new Error("a VM was not evaluated");
    return verdict;
  };
}

/** The hypervisors that the pinned revision knows. */
export function hypervisorsOf({ guest }: OptionSchema): string[] {
  const option = guest.hypervisor;
  return option?.kind === "option" && option.type.kind === "enum"
    ? option.type.values.filter((value) => typeof value === "string")
    : [];
}

interface Target {
  readonly hypervisor: string;
  readonly machine?: string;
}

function vmOf({ hypervisor, machine }: Target, options: ProbeOptions): ProbedVm {
  if (machine === undefined) return { hypervisor, options };
  return { hypervisor, options: { ...options, qemu: { machine, ...(options.qemu as object) } } };
}

/**
 * The options that at least one runner reads, in any context. An option that none reads concerns only the guest's own
 * system, if anything, so it does not count as ignored by a hypervisor.
 */
const readOptions = (
  probes: readonly Probe[],
  hypervisors: readonly string[],
  verdictOf: VerdictOf,
): ReadonlySet<string> =>
  new Set(
    probes.flatMap((probe) =>
      hypervisors.some(
        (hypervisor) => outcomeOn(probe, { hypervisor }, verdictOf).support === "honoured",
      )
        ? [probe.option]
        : [],
    ),
  );

const outcomeOn = ({ variants }: Probe, target: Target, verdictOf: VerdictOf): Outcome =>
  outcomeOf(variants.map(({ value, options }) => ({ value, verdict: verdictOf(target, options) })));

function summarize(
  probe: Probe,
  hypervisors: readonly string[],
  verdictOf: VerdictOf,
  isRead: boolean,
): MeasuredSupport {
  const { option, context, variants } = probe;
  const outcome = (target: Target) => outcomeOn(probe, target, verdictOf);
  const outcomes = new Map(hypervisors.map((hypervisor) => [hypervisor, outcome({ hypervisor })]));
  const [group = ""] = option.split(".");
  const supportOf = (hypervisor: string, { support }: Outcome): Support => {
    const applies = isRead && (!hypervisors.includes(group) || group === hypervisor);
    return support === "ignored" && !applies ? "not-applicable" : support;
  };
  const support = Object.fromEntries(
    [...outcomes].map(([hypervisor, outcome]) => [hypervisor, supportOf(hypervisor, outcome)]),
  );
  const machines = Object.fromEntries(
    measuredMachines.flatMap((machine) => {
      const measured = supportOf("qemu", outcome({ hypervisor: "qemu", machine }));
      return measured === support.qemu ? [] : [[machine, measured]];
    }),
  );
  const refusedContext = [...outcomes]
    .filter(([, { contextRefused }]) => contextRefused)
    .map(([hypervisor]) => hypervisor);
  const refusedValues = refusedValuesOf(outcomes, variants.length);
  const { refusedEdges, takenEdges } = edgesOf(probe, support, refusedContext, verdictOf);
  const flags = flagsOf(variants, support, machines, verdictOf);
  const isFilled = (record: object) => Object.keys(record).length > 0;
  return {
    option,
    ...(isFilled(context) && { context }),
    support,
    ...(refusedContext.length > 0 && { refusedContext }),
    ...(isFilled(refusedValues) && { refusedValues }),
    ...(isFilled(refusedEdges) && { refusedEdges }),
    ...(isFilled(takenEdges) && { takenEdges }),
    ...(isFilled(machines) && { machines }),
    ...(isFilled(flags) && { arguments: flags }),
  };
}

/** The values at the type's ends that are refused where others are accepted, or accepted where others are refused. */
function edgesOf(
  { edges }: Probe,
  support: Readonly<Record<string, Support>>,
  refusedContext: readonly string[],
  verdictOf: VerdictOf,
): Required<Pick<MeasuredSupport, "refusedEdges" | "takenEdges">> {
  const hypervisors = Object.keys(support).filter((name) => !refusedContext.includes(name));
  const edgesBy = (isRefusing: boolean) =>
    Object.fromEntries(
      hypervisors.flatMap((hypervisor) => {
        if ((support[hypervisor] === "refused") !== isRefusing) return [];
        const found = edges
          .filter(({ options }) => "refused" in verdictOf({ hypervisor }, options) !== isRefusing)
          .map(({ value }) => value);
        return found.length === 0 ? [] : [[hypervisor, found]];
      }),
    );
  return { refusedEdges: edgesBy(false), takenEdges: edgesBy(true) };
}

/** The values that a hypervisor refuses while it accepts others. */
function refusedValuesOf(outcomes: ReadonlyMap<string, Outcome>, variants: number) {
  return Object.fromEntries(
    [...outcomes].flatMap(([hypervisor, { support, refused }]) => {
      // of a list the kinds of its elements say it, which are probed as an option of theirs
      const plain = refused.filter((value) => !Array.isArray(value));
      const all = support === "refused" && plain.length === variants - 1;
      return all || plain.length === 0 ? [] : [[hypervisor, plain]];
    }),
  );
}

/** The arguments that the option becomes a part of, by hypervisor. */
function flagsOf(
  variants: Probe["variants"],
  support: Readonly<Record<string, Support>>,
  machines: Readonly<Record<string, Support>>,
  verdictOf: VerdictOf,
): Record<string, readonly string[]> {
  const flagsOn = (target: Target) =>
    changedFlags(
      target.hypervisor,
      variants.flatMap(({ value, options }) => {
        const verdict = verdictOf(target, options);
        return "command" in verdict ? [{ value, command: verdict.command }] : [];
      }),
    );
  // what QEMU takes on another machine only has its arguments there
  const machine = Object.keys(machines).find((name) => machines[name] === "honoured");
  return Object.fromEntries(
    Object.keys(support).flatMap((hypervisor) => {
      const elsewhere = hypervisor === "qemu" && support.qemu !== "honoured" && machine;
      if (support[hypervisor] !== "honoured" && !elsewhere) return [];
      const found = flagsOn(elsewhere ? { hypervisor, machine: elsewhere } : { hypervisor });
      return found.length === 0 ? [] : [[hypervisor, found]];
    }),
  );
}

interface Outcome {
  readonly support: Exclude<Support, "not-applicable">;
  readonly refused: readonly unknown[];
  readonly contextRefused?: true;
}

/** The first is the VM without the option: its scripts are those of the default. */
function outcomeOf(
  variants: readonly { readonly value?: unknown; readonly verdict: Verdict }[],
): Outcome {
  const [bare, ...set] = variants;
  const refused = set.filter(({ verdict }) => "refused" in verdict).map(({ value }) => value);
  const scripts = new Set(
    variants.flatMap(({ verdict }) => ("scripts" in verdict ? [verdict.scripts] : [])),
  );
  if (bare === undefined || "refused" in bare.verdict)
    return { support: "refused", refused: [], contextRefused: true };
  if (scripts.size > 1) return { support: "honoured", refused };
  return { support: refused.length > 0 ? "refused" : "ignored", refused };
}
