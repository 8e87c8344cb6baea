import type { PlacedFinding } from "../lint/lint.ts";
import type { Places } from "../lint/places.ts";

/** A VM of a flake: a configuration that is a guest, or one of a host's `microvm.vms`. */
export interface VmId {
  readonly configuration: string;
  /** Null for the configuration itself. */
  readonly vm: string | null;
}

/** A VM's name in messages: `chat`, `host/chat`. */
export function vmName({ configuration, vm }: VmId): string {
  return vm === null ? configuration : `${configuration}/${vm}`;
}

/** Where a guest itself sets an option: `nix/fleet/vm.nix`. */
export interface SetValue {
  /** `interfaces.*.mac` */
  readonly option: string;
  readonly key: string;
  readonly value: string | null;
  readonly file: string;
  readonly line: number | null;
}

/** What a hypervisor does with an option that is set, other than honour it. */
export type OptionFinding = Pick<
  PlacedFinding,
  "rule" | "severity" | "argument" | "message" | "fix"
> & {
  /** `qemu.machine`, `interfaces.*.tap.vhost` */
  readonly option: string;
  readonly file: string;
  readonly line: number | null;
  /** False where it was measured on a different revision that differs in this. */
  readonly certain: boolean;
};

/** What is known about an evaluated VM, as `nix/fleet/vm.nix` gives it. */
export interface EvaluatedVm {
  readonly name: string;
  readonly hostName: string | null;
  /** Where its flake binds its configuration, or that of its host, if that is known. */
  readonly from: { readonly file: string; readonly line: number } | null;
  readonly autostart: boolean;
  readonly hypervisor: string;
  readonly system: string;
  /** The options that a report shows, below `microvm`. */
  readonly values: Readonly<Record<string, unknown>>;
  readonly set: readonly SetValue[];
  readonly places: Places;
  readonly findings: readonly OptionFinding[];
  /** The same for each of the other hypervisors. */
  readonly elsewhere: Readonly<Record<string, readonly OptionFinding[]>>;
  /** The pack of its hypervisor's build, if that is built from a fork: `nix/checks/fork.nix`. */
  readonly pack: string | null;
  readonly isMeasured: boolean;
  readonly extraArgs: readonly string[];
  /** Texts by their names, `microvm-run`; null where they do not evaluate. */
  readonly scripts: Readonly<Record<string, string>> | null;
  /** Texts that the scripts name, by their store paths. */
  readonly files: Readonly<Record<string, string>>;
}

/** A VM, or a whole configuration, with what is known of it. */
export interface FleetVm extends VmId {
  /** Undefined if no part of it evaluates. */
  readonly known: EvaluatedVm | undefined;
  /** Why it, or its scripts, do not evaluate, as Nix reports it. */
  readonly error: string | undefined;
}

/** One of which something is known. */
export type KnownVm = FleetVm & { readonly known: EvaluatedVm };

export const isKnown = (vm: FleetVm): vm is KnownVm => vm.known !== undefined;

/** The VMs of each host, by the host's configuration. */
export function vmsByHost(fleet: readonly FleetVm[]): Map<string, KnownVm[]> {
  const byHost = new Map<string, KnownVm[]>();
  for (const vm of fleet.filter(isKnown)) {
    if (vm.vm === null) continue;
    byHost.set(vm.configuration, [...(byHost.get(vm.configuration) ?? []), vm]);
  }
  return byHost;
}

/** What is known about a VM, with its files named as people know them. */
export function withFileNames(known: EvaluatedVm, fileName: (file: string) => string): EvaluatedVm {
  const named = <Placed extends { readonly file: string }>(placed: Placed): Placed => ({
    ...placed,
    file: fileName(placed.file),
  });
  const { from, set, places, findings, elsewhere } = known;
  return {
    ...known,
    from: from && named(from),
    set: set.map(named),
    places: {
      args: places.args.map(named),
      typed: places.typed.map(named),
      options: places.options.map(named),
    },
    findings: findings.map(named),
    elsewhere: Object.fromEntries(
      Object.entries(elsewhere).map(([hypervisor, found]) => [hypervisor, found.map(named)]),
    ),
  };
}
