import type { ProbeOptions } from "./probes.ts";

/** What a hypervisor does with an option. */
export type Support = "honoured" | "ignored" | "refused" | "not-applicable";

/** What a hypervisor does with an option that concerns it. */
export const outcomes = ["honoured", "ignored", "refused"] as const satisfies readonly Support[];

/** The support of one option by all hypervisors, in one context. */
export interface MeasuredSupport {
  readonly option: string;
  /** What must be set for the option to mean anything, if necessary. */
  readonly context?: ProbeOptions;
  readonly support: Readonly<Record<string, Support>>;
  /** Hypervisors that refuse the context already, whatever the option is. */
  readonly refusedContext?: readonly string[];
  /** Values that a hypervisor refuses while it accepts others. */
  readonly refusedValues?: Readonly<Record<string, readonly unknown[]>>;
  /** Values at the ends of the type, null and what is empty among them, that a hypervisor refuses while it takes others. */
  readonly refusedEdges?: Readonly<Record<string, readonly unknown[]>>;
  /** Such values that a hypervisor takes while it refuses others: a 0 that asks for nothing. */
  readonly takenEdges?: Readonly<Record<string, readonly unknown[]>>;
  /** Options that take an option's place in the runner of a hypervisor: beside them, it changes nothing. */
  readonly lostBeside?: Readonly<Record<string, readonly string[]>>;
  /** Outcomes that differ on a QEMU machine other than the default, by its name. */
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

export type VerdictOf = (
  target: { readonly hypervisor: string; readonly machine?: string },
  options: ProbeOptions,
) => Verdict;
