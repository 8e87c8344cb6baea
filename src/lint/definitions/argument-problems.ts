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
        ? `\`ghaf-microvm lint --explain ${rule}\` explains it`
        : fixable
          ? `${fix} (\`ghaf-microvm lint --fix\` writes it)`
          : fix,
  }));
}

/** A finding with what can be done about it where a comment in its file can also allow it. */
export function withAdvice(finding: PlacedFinding): PlacedFinding {
  if (finding.fix !== null || finding.severity === "refused") return finding;
  const comment = `// ghaf-microvm: allow ${finding.rule}`;
  return {
    ...finding,
    fix: `change or remove it; if this is intended, write the comment \`${comment}\` before it`,
  };
}
