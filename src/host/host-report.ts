import { KnownError } from "../errors.ts";
import { type Claim, sharedClaims } from "../facts/shared-claims.ts";
import type { PlacedFinding } from "../lint/lint.ts";
import { lintScript } from "../lint/lint-script.ts";
import { differentSizesIn } from "../lint/shared-sizes.ts";
import type { Pack } from "../packs/format.ts";
import { claimsIn } from "./claims.ts";
import type { HostVm } from "./host-folder.ts";
import type { HostState } from "./host-state.ts";

/** All that is known about a host's VMs. */
export interface HostReport {
  readonly folder: string;
  readonly state: HostState;
  readonly findings: readonly PlacedFinding[];
  /** What could not be checked about a VM, and why. */
  readonly notChecked: readonly { readonly vm: string; readonly why: string }[];
  readonly claims: readonly HostClaim[];
}

/** What the host has once, and several of its VMs claim by their arguments. */
export interface HostClaim extends Claim {
  readonly vms: readonly string[];
}

/** What checking needs from the machine. */
export interface Reading {
  readonly packNamed: (name: string) => Pack;
  readonly readNamed: (path: string) => string | undefined;
}

/** The report of a host: each VM's `current` by the rules of `lint`, and what runs. */
export function hostReport(folder: string, state: HostState, reading: Reading): HostReport {
  const vms = state.vms.map(({ vm }) => vm);
  const checked = vms.map((vm) => checkVm(vm, reading));
  return {
    folder,
    state,
    findings: [...checked.flatMap(({ findings }) => findings), ...differentSizesOnHost(vms)],
    notChecked: checked.flatMap(({ why, vm }) => (why === undefined ? [] : [{ vm, why }])),
    claims: claimsOnHost(vms),
  };
}

interface Checked {
  readonly vm: string;
  readonly findings: readonly PlacedFinding[];
  readonly why: string | undefined;
}

function checkVm({ name, current }: HostVm, { packNamed, readNamed }: Reading): Checked {
  if ("why" in current) return { vm: name, findings: [], why: current.why };
  try {
    const { findings, notChecked } = lintScript(
      current.script,
      current.file,
      packNamed,
      ...[undefined, undefined, undefined],
      readNamed,
    );
    return { vm: name, findings, why: notChecked };
  } catch (error) {
    if (!(error instanceof KnownError)) throw error;
    return { vm: name, findings: [], why: error.problems.map(({ message }) => message).join("; ") };
  }
}

function differentSizesOnHost(vms: readonly HostVm[]): PlacedFinding[] {
  const scripts = vms.flatMap(({ name, current }) =>
    "why" in current ? [] : [{ name, file: current.file, text: current.script }],
  );
  return differentSizesIn(scripts).map(({ finding }) => finding);
}

function claimsOnHost(vms: readonly HostVm[]): HostClaim[] {
  const claimed = vms.map(
    ({ name, current }) =>
      [name, "why" in current ? [] : claimsIn(current.script, current.file)] as const,
  );
  return sharedClaims(claimed).map(({ what, value, claims }) => ({
    what,
    value,
    vms: [...new Set(claims.map(({ vm }) => vm))],
  }));
}
