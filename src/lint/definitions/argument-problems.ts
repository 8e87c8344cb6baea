import type { FixableProblem } from "../../errors.ts";
import type { PlacedFinding } from "../lint.ts";

/** Findings as errors: what the hypervisor would refuse or, worse, accept and silently get wrong. */
export function argumentProblems(
  findings: readonly PlacedFinding[],
): (FixableProblem & { readonly file: string; readonly line: number })[] {
  return findings.map(({ file, line, rule, severity, message, fix, fixable }) => ({
    file,
    line,
    message:
      severity === "refused"
        ? `the hypervisor will refuse this: ${message} [${rule}]`
        : `this starts and is silently wrong: ${message} [${rule}]`,
    fix:
      fix === null
        ? severity === "silent"
          ? `change or remove it; if this is intended, write the comment \`// ghaf-microvm: allow ${rule}\` before it`
          : `\`ghaf-microvm lint --explain ${rule}\` explains it`
        : fixable
          ? `${fix} (\`ghaf-microvm lint --fix\` writes it)`
          : fix,
  }));
}
