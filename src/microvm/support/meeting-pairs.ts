import { replacedArguments } from "./changed-flags.ts";
import type { MeasuredSupport, VerdictOf } from "./measured-support.ts";
import { type Probe, type ProbeOptions, withValue } from "./probes.ts";

/** Two options that remove the same argument of a hypervisor, and the VMs that show whether the first is lost. */
export interface MeetingPair {
  readonly hypervisor: string;
  readonly option: string;
  readonly beside: string;
  /** Both options set, the first one to two values. */
  readonly vms: readonly [ProbeOptions, ProbeOptions];
}

/** The pairs of options that meet in the runner of a hypervisor, found by the arguments that they change. */
export function meetingPairs(
  probes: readonly Probe[],
  measured: readonly MeasuredSupport[],
  verdictOf: VerdictOf,
): MeetingPair[] {
  const hypervisors = Object.keys(measured[0]?.support ?? {});
  return hypervisors.flatMap((hypervisor) => {
    const meeting = probes.flatMap((probe, index) => {
      const isPlain = Object.keys(probe.context).length === 0 && !probe.option.includes("*");
      if (!isPlain || measured[index]?.support[hypervisor] !== "honoured") return [];
      const replaced = replacedBy(probe, hypervisor, verdictOf);
      return replaced.length === 0 ? [] : [{ probe, replaced }];
    });
    return meeting.flatMap((one) =>
      meeting.flatMap((other): MeetingPair[] => {
        const isMeeting = one !== other && one.replaced.some((it) => other.replaced.includes(it));
        const vms = isMeeting ? vmsOf(one.probe, other.probe) : undefined;
        return vms === undefined
          ? []
          : [{ hypervisor, option: one.probe.option, beside: other.probe.option, vms }];
      }),
    );
  });
}

function replacedBy({ variants }: Probe, hypervisor: string, verdictOf: VerdictOf) {
  const commands = variants.flatMap(({ options }) => {
    const verdict = verdictOf({ hypervisor }, options);
    return "command" in verdict ? [{ command: verdict.command }] : [];
  });
  return replacedArguments(hypervisor, commands);
}

function vmsOf(one: Probe, other: Probe): MeetingPair["vms"] | undefined {
  const [, first, second] = one.variants;
  const beside = other.variants.at(-1);
  if (first === undefined || second === undefined || beside === undefined) return undefined;
  const path = one.option.split(".");
  return [
    withValue(beside.options, path, first.value),
    withValue(beside.options, path, second.value),
  ];
}

/** By option and hypervisor, the options with which changing its value does not change the VM. */
export function lostOf(
  pairs: readonly MeetingPair[],
  verdictOf: VerdictOf,
): ReadonlyMap<string, Readonly<Record<string, readonly string[]>>> {
  const lost = new Map<string, Record<string, string[]>>();
  for (const { hypervisor, option, beside, vms } of pairs) {
    const [one, other] = vms.map((options) => verdictOf({ hypervisor }, options));
    if (one === undefined || other === undefined) continue;
    if ("refused" in one || "refused" in other || one.scripts !== other.scripts) continue;
    const entry = lost.get(option) ?? {};
    entry[hypervisor] = [...(entry[hypervisor] ?? []), beside];
    lost.set(option, entry);
  }
  return lost;
}
