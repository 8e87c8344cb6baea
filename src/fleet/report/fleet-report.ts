import type { NotVerified } from "../../codegen/not-verified.ts";
import type { PlacedFinding } from "../../lint/lint.ts";
import { fleetFindings } from "../findings.ts";
import type { Fleet } from "../read-fleet.ts";
import { type HostClaim, hostClaims } from "./host-claims.ts";
import { type Move, moves, type OptionUse, optionUses } from "./option-uses.ts";
import { type FailedVm, type VmRow, vmRows } from "./vm-row.ts";

/** All that is known of a flake's VMs: the page that `report` shows, as data. */
export interface FleetReport {
  /** As the user names it, and its revision, where it has one. */
  readonly flake: string;
  readonly rev: string | null;
  readonly vms: readonly VmRow[];
  /** What does not evaluate at all. */
  readonly failed: readonly FailedVm[];
  readonly findings: readonly PlacedFinding[];
  readonly notVerified: readonly NotVerified[];
  /** Which builds of hypervisors the arguments are checked against, a line each. */
  readonly builds: readonly string[];
  readonly options: readonly OptionUse[];
  readonly moves: readonly Move[];
  /** What two VMs of a host claim that it has once. */
  readonly claims: readonly HostClaim[];
}

/**
 * The report of a fleet.
 * @param flake As the user names it.
 * @param pack The hypervisor's build, where the user names one.
 */
export function fleetReport(fleet: Fleet, flake: string, pack?: string): FleetReport {
  const { rows, failed } = vmRows(fleet.vms);
  const { rev } = fleet.flake;
  const { findings, notVerified, builds } = fleetFindings(fleet, pack);
  return {
    flake,
    rev: rev ?? null,
    vms: rows,
    failed,
    ...{ findings, notVerified, builds },
    options: optionUses(fleet.vms),
    moves: moves(fleet.vms),
    claims: hostClaims(fleet.vms),
  };
}
