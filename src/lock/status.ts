import { exitStatus } from "../errors.ts";
import type { Verdict } from "./result.ts";

/** The worst of the files' statuses; "not checked" is worse than "failed". */
export function statusOf(verdicts: readonly Verdict[], allowUnknown: boolean): number {
  const statuses = verdicts.map((verdict) => {
    switch (verdict) {
      case "supported":
        return exitStatus.passed;
      case "unknown":
        return allowUnknown ? exitStatus.passed : exitStatus.notChecked;
      case "unreadable":
      case "malformed":
        return exitStatus.notChecked;
      default:
        return exitStatus.failed;
    }
  });
  return Math.max(...statuses);
}
