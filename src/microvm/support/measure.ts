import type { OptionSchema } from "../schema/option-schema.ts";
import { changedFlags } from "./changed-flags.ts";
import { type Probe, type ProbeOptions, probesOf } from "./probes.ts";

/** What a hypervisor does with an option. */
export type Support = "honoured" | "ignored" | "refused" | "not-applicable";

/** The support of one option by all hypervisors, in one context. */
export interface MeasuredSupport {
  readonly option: string;
  /** What must be set for the option to mean anything, when something must. */
  readonly context?: ProbeOptions;
  readonly support: Readonly<Record<string, Support>>;
  /** Hypervisors that refuse the context already, whatever the option is. */
  readonly refusedContext?: readonly string[];
  /** Values that a hypervisor refuses, where it takes others. */
  readonly refusedValues?: Readonly<Record<string, readonly unknown[]>>;
  /** Where the outcome differs on another machine of QEMU's than the default: by its name. */
  readonly machines?: Readonly<Record<string, Support>>;
  /** The flags of the hypervisor's command line that change with the option: `{ qemu: ["-m"] }`. */
  readonly arguments?: Readonly<Record<string, readonly string[]>>;
}

/** What the runner makes of a VM: the hash of its scripts and the hypervisor's command line, or why it refuses. */
export type Verdict =
  | { readonly scripts: string; readonly command: string }
  | { readonly refused: string };

/** One VM to evaluate. */
export interface ProbedVm {
  readonly hypervisor: string;
  readonly options: ProbeOptions;
}

/** The machine of a VM on x86_64 that names none, as microvm.nix has it. */
export const defaultMachine = "microvm";

/** Machines of QEMU that are probed beside the default. */
export const measuredMachines = ["q35"];

/**
 * The support of every guest option by every hypervisor.
 *
 * @param judge Gives the verdict on each VM, in their order. Each different VM is asked for once.
 */
export async function measureSupport(
  schema: OptionSchema,
  judge: (vms: readonly ProbedVm[]) => Promise<readonly Verdict[]>,
): Promise<MeasuredSupport[]> {
  const hypervisors = hypervisorsOf(schema);
  const probes = probesOf(schema);
  const vms = new Map<string, ProbedVm>();
  const targets: Target[] = [
    ...hypervisors.map((hypervisor) => ({ hypervisor })),
    ...measuredMachines.map((machine) => ({ hypervisor: "qemu", machine })),
  ];
  for (const { variants } of probes)
    for (const { options } of variants)
      for (const target of targets) {
        const vm = vmOf(target, options);
        vms.set(JSON.stringify(vm), vm);
      }
  const verdicts = await judge([...vms.values()]);
  const verdictOf = new Map([...vms.keys()].map((key, index) => [key, verdicts[index] as Verdict]));
  return probes.map((probe) =>
    summarize(probe, hypervisors, (target, options) => {
      const verdict = verdictOf.get(JSON.stringify(vmOf(target, options)));
      if (verdict === undefined) throw new Error("a VM was not judged");
      return verdict;
    }),
  );
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

function summarize(
  { option, context, variants }: Probe,
  hypervisors: readonly string[],
  verdict: (target: Target, options: ProbeOptions) => Verdict,
): MeasuredSupport {
  const outcome = (target: Target): Outcome =>
    outcomeOf(variants.map(({ value, options }) => ({ value, verdict: verdict(target, options) })));
  const outcomes = new Map(hypervisors.map((hypervisor) => [hypervisor, outcome({ hypervisor })]));
  // what no runner reads concerns the guest's own system, or nothing: no hypervisor ignores it
  const isRead = [...outcomes.values()].some(({ support }) => support === "honoured");
  const applies = (hypervisor: string) => {
    const [group = ""] = option.split(".");
    return isRead && (!hypervisors.includes(group) || group === hypervisor);
  };
  const supportOf = (hypervisor: string, { support }: Outcome): Support =>
    support === "ignored" && !applies(hypervisor) ? "not-applicable" : support;
  const support = Object.fromEntries(
    [...outcomes].map(([hypervisor, outcome]) => [hypervisor, supportOf(hypervisor, outcome)]),
  );
  const refusedValues = Object.fromEntries(
    [...outcomes].flatMap(([hypervisor, { support, refused }]) => {
      // of a list the kinds of its elements tell it, which are probed as an option of theirs
      const told = refused.filter((value) => !Array.isArray(value));
      const all = support === "refused" && told.length === variants.length - 1;
      return all || told.length === 0 ? [] : [[hypervisor, told]];
    }),
  );
  const refusedContext = [...outcomes]
    .filter(([, { contextRefused }]) => contextRefused)
    .map(([hypervisor]) => hypervisor);
  const otherMachines = Object.fromEntries(
    measuredMachines.flatMap((machine) => {
      const measured = supportOf("qemu", outcome({ hypervisor: "qemu", machine }));
      return measured === support.qemu ? [] : [[machine, measured]];
    }),
  );
  const flagsOn = (target: Target) =>
    changedFlags(
      target.hypervisor,
      variants.flatMap(({ value, options }) => {
        const judged = verdict(target, options);
        return "command" in judged ? [{ value, command: judged.command }] : [];
      }),
    );
  const flags = Object.fromEntries(
    hypervisors.flatMap((hypervisor) => {
      // what QEMU takes on another machine only has its arguments there
      const machine = Object.keys(otherMachines).find((name) => otherMachines[name] === "honoured");
      const elsewhere = hypervisor === "qemu" && support.qemu !== "honoured" && machine;
      if (support[hypervisor] !== "honoured" && !elsewhere) return [];
      const found = flagsOn(elsewhere ? { hypervisor, machine: elsewhere } : { hypervisor });
      return found.length === 0 ? [] : [[hypervisor, found]];
    }),
  );
  return {
    option,
    ...(Object.keys(context).length > 0 && { context }),
    support,
    ...(refusedContext.length > 0 && { refusedContext }),
    ...(Object.keys(refusedValues).length > 0 && { refusedValues }),
    ...(Object.keys(otherMachines).length > 0 && { machines: otherMachines }),
    ...(Object.keys(flags).length > 0 && { arguments: flags }),
  };
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
