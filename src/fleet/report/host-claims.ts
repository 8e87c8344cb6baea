import { claimsOf as claimsOfOptions } from "../../facts/exclusive.ts";
import { type Claim, sharedClaims } from "../../facts/shared-claims.ts";
import { claimsIn } from "../../host/claims.ts";
import { type EvaluatedVm, type FleetVm, vmsByHost } from "../vm.ts";

/** Something that a host has once, and several of its VMs claim. */
export interface HostClaim extends Claim {
  readonly host: string;
  readonly vms: readonly string[];
  /** The host itself starts at least two of them, and they cannot both run. */
  readonly areStarted: boolean;
}

/** What two VMs of one host cannot both have, by their options and by their arguments. */
export function hostClaims(fleet: readonly FleetVm[]): HostClaim[] {
  return [...vmsByHost(fleet)].flatMap(([host, vms]) =>
    sharedClaims(vms.map(({ known }) => [known, allClaims(known)])).map(
      ({ what, value, claims }) => {
        const of = [...new Set(claims.map(({ vm }) => vm))];
        return {
          ...{ host, what, value },
          vms: of.map(({ name }) => name),
          areStarted: of.filter(({ autostart }) => autostart).length > 1,
        };
      },
    ),
  );
}

function allClaims({ values, scripts }: EvaluatedVm): Claim[] {
  const script = scripts?.["microvm-run"];
  return [
    ...claimsOfOptions(values),
    ...(script === undefined ? [] : claimsIn(script, "microvm-run")),
  ];
}
