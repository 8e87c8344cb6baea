import type { NotVerified } from "../codegen/not-verified.ts";
import { inOrderOfPlace } from "../definition/check/placed.ts";
import type { PlacedFinding } from "../lint/lint.ts";
import { checkFleet, type VmVerdict } from "./check.ts";
import { namesOf } from "./names.ts";
import type { Fleet } from "./read-fleet.ts";
import { vmName } from "./vm.ts";

/** Something found in a VM of this name. */
export interface VmFinding {
  readonly vm: string;
  readonly finding: PlacedFinding;
}

/** What is found in all VMs of a fleet. */
export interface FleetFindings {
  /** By VM, in the order in which they are found. */
  readonly each: readonly VmFinding[];
  /** Each finding once, with the names of its VMs. */
  readonly findings: readonly PlacedFinding[];
  readonly notVerified: readonly NotVerified[];
  /** Which builds the arguments are checked against, a line each. */
  readonly builds: readonly string[];
}

/** Checks a fleet, and merges the findings of several VMs at one place. */
export function fleetFindings({ vms }: Fleet, pack?: string): FleetFindings {
  const verdicts = checkFleet(vms, pack);
  const each = verdicts.flatMap(({ vm, findings }) =>
    findings.map((finding) => ({ vm: vmName(vm), finding })),
  );
  return {
    each,
    findings: joinFindings(each),
    notVerified: joinReasons(verdicts.flatMap(({ notVerified }) => notVerified)),
    builds: buildsOf(verdicts),
  };
}

/** A module that many VMs import has its finding once, with the names of the VMs. */
export function joinFindings(each: readonly VmFinding[]): PlacedFinding[] {
  const byText = new Map<string, { finding: PlacedFinding; vms: string[] }>();
  for (const { vm, finding } of each) {
    const key = JSON.stringify(finding);
    const same = byText.get(key) ?? { finding, vms: [] };
    same.vms.push(vm);
    byText.set(key, same);
  }
  return inOrderOfPlace(
    [...byText.values()].map(({ finding, vms }) => ({
      ...finding,
      message: `${finding.message} (${namesOf(vms)})`,
    })),
  );
}

function joinReasons(all: readonly NotVerified[]): NotVerified[] {
  const joined = new Map<string, NotVerified>();
  for (const { what, vms, why } of all) {
    const key = JSON.stringify([what, why]);
    joined.set(key, { what, vms: [...(joined.get(key)?.vms ?? []), ...vms], why });
  }
  return [...joined.values()];
}

/** "chat: checked against QEMU ...": one line for all VMs with the same build. */
function buildsOf(verdicts: readonly VmVerdict[]): string[] {
  const byBuild = new Map<string, string[]>();
  for (const { vm, build } of verdicts) {
    if (build === undefined) continue;
    const name = vmName(vm);
    const text = build.replaceAll(`${name}: `, "");
    byBuild.set(text, [...(byBuild.get(text) ?? []), name]);
  }
  return [...byBuild].map(([text, vms]) => `${text} (${namesOf(vms)})`);
}
