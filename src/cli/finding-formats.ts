import { type NotVerified, notVerifiedText } from "../codegen/not-verified.ts";
import type { PlacedFinding } from "../lint/lint.ts";
import { ruleId } from "../lint/rules.ts";
import type { Finding } from "../report/finding.ts";

/** The name of a script that is in no file. */
export const standardInput = "standard input";

/** A finding for the formats that point into files. All findings fail; the silent ones are the worse. */
export function asPointing({ rule, severity, file, line, message, fix }: PlacedFinding): Finding {
  return {
    rule: ruleId(rule),
    level: "error",
    message: `${consequences[severity]}: ${message}${fix === null ? "" : `\nfix: ${fix}`}`,
    ...(file === standardInput ? {} : { file, line }),
  };
}

const consequences: Readonly<Record<PlacedFinding["severity"], string>> = {
  silent: "Starts and is silently wrong",
  refused: "Refused by the hypervisor",
  wrong: "Wrong",
};

export const asWarning = (what: NotVerified): Finding => ({
  rule: "lint/not-verified",
  level: "warning",
  message: notVerifiedText(what),
});
