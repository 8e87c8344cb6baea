import { requireVerified } from "../codegen/not-verified.ts";
import { exitStatus } from "../errors.ts";

/**
 * Sets the exit status of a command that looks for findings: a finding outweighs something that could not be verified.
 *
 * @param unverified How much could not be verified.
 * @throws KnownError (status 2) with --strict, if nothing was found but something could not be verified.
 */
export function setStatus(hasFindings: boolean, unverified: number, isStrict = false): void {
  if (!hasFindings) requireVerified(isStrict, unverified);
  process.exitCode = hasFindings
    ? exitStatus.failed
    : unverified > 0
      ? exitStatus.notChecked
      : exitStatus.passed;
}
