import { exitStatus, KnownError } from "../errors.ts";

/** What could not be checked, and why. */
export interface NotVerified {
  /** "the arguments" */
  readonly what: string;
  /** The VMs, or the scripts, that it is about. */
  readonly vms: readonly string[];
  readonly why: string;
}

/** The one line that says it. */
export function notVerifiedText({ what, vms, why }: NotVerified): string {
  const shown = vms.length > mostNames ? vms.slice(0, mostNames - 1) : vms;
  const more = vms.length > shown.length ? ` and ${vms.length - shown.length} more` : "";
  return `not verified: ${what} of ${shown.join(", ")}${more}: ${why}`;
}

/** On one line for people; JSON has everything. */
const mostNames = 20;

/** With `--strict`, what could not be verified is an error. */
export function requireVerified(isStrict: boolean | undefined, count: number): void {
  if (isStrict && count > 0)
    throw new KnownError(
      {
        message: "with --strict, what could not be verified is an error: see above",
        fix: "run it where Nix and what flake.lock pins are, or leave --strict out",
      },
      exitStatus.notChecked,
    );
}
