import type { NotVerified } from "../codegen/not-verified.ts";
import { inOrderOfPlace } from "../definition/check.ts";
import type { PlacedFinding } from "../lint/lint.ts";
import { checkFleet, type VmVerdict } from "./check.ts";
import type { Fleet } from "./read-fleet.ts";
import { vmName } from "./vm.ts";

/** What is found in all VMs of a fleet, each finding once. */
export interface FleetFindings {
  readonly findings: readonly PlacedFinding[];
  readonly notVerified: readonly NotVerified[];
  /** Which builds the arguments are checked against, a line each. */
  readonly builds: readonly string[];
}

/** Checks a fleet, and brings together what is said of several VMs for one place. */
export function fleetFindings({ flake, vms }: Fleet, pack?: string): FleetFindings {
  return joinVerdicts(checkFleet(vms, { pack, fileName: flake.fileName }));
}

/** A module that many VMs import has its finding once, with the names of the VMs. */
function joinVerdicts(verdicts: readonly VmVerdict[]): FleetFindings {
  const byText = new Map<string, { finding: PlacedFinding; vms: string[] }>();
  for (const { vm, findings } of verdicts)
    for (const finding of findings) {
      const key = JSON.stringify(finding);
      const same = byText.get(key) ?? { finding, vms: [] };
      same.vms.push(vmName(vm));
      byText.set(key, same);
    }
  return {
    findings: inOrderOfPlace(
      [...byText.values()].map(({ finding, vms }) => ({
        ...finding,
        message: `${finding.message} (${namesOf(vms)})`,
      })),
    ),
    notVerified: joinReasons(verdicts.flatMap(({ notVerified }) => notVerified)),
    builds: buildsOf(verdicts),
  };
}

function namesOf(vms: readonly string[]): string {
  return vms.length > 4
    ? `${vms.slice(0, 3).join(", ")} and ${vms.length - 3} more`
    : vms.join(", ");
}

function joinReasons(all: readonly NotVerified[]): NotVerified[] {
  const joined = new Map<string, NotVerified>();
  for (const { what, vms, why } of all) {
    const key = JSON.stringify([what, why]);
    joined.set(key, { what, vms: [...(joined.get(key)?.vms ?? []), ...vms], why });
  }
  return [...joined.values()];
}

/** "chat: checked against QEMU ...": of VMs with one build, one line. */
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
