import { claimsOf as claimsOfOptions } from "../../facts/exclusive.ts";
import { type Claim, claimsIn } from "../../host/claims.ts";
import type { EvaluatedVm, FleetVm } from "../vm.ts";

/** Something that a host has once, and several of its VMs claim. */
export interface SharedClaim extends Claim {
  readonly host: string;
  readonly vms: readonly string[];
  /** The host itself starts at least two of them, and they cannot both run. */
  readonly areStarted: boolean;
}

/** What two VMs of one host cannot both have, by their options and by their arguments. */
export function sharedClaims(vms: readonly FleetVm[]): SharedClaim[] {
  const claims = new Map<string, Claim & { host: string; vms: Set<EvaluatedVm> }>();
  for (const { configuration, vm, known } of vms) {
    if (vm === null || known === undefined) continue;
    for (const { what, value } of allClaims(known)) {
      const key = JSON.stringify([configuration, what, value]);
      const claim = claims.get(key) ?? { host: configuration, what, value, vms: new Set() };
      claim.vms.add(known);
      claims.set(key, claim);
    }
  }
  return [...claims.values()]
    .filter(({ vms }) => vms.size > 1)
    .map(({ host, what, value, vms }) => ({
      ...{ host, what, value },
      vms: [...vms].map(({ name }) => name),
      areStarted: [...vms].filter(({ autostart }) => autostart).length > 1,
    }));
}

function allClaims({ values, scripts }: EvaluatedVm): Claim[] {
  const script = scripts?.["microvm-run"];
  return [
    ...claimsOfOptions(values),
    ...(script === undefined ? [] : claimsIn(script, "microvm-run")),
  ];
}
