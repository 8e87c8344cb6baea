import type { LoadedDefinition } from "../definition/load.ts";
import type { Problem } from "../errors.ts";
import { lintDefinitions } from "./definition.ts";
import type { DefinitionWords } from "./definition-words.ts";

/** What the hypervisor would refuse of the definitions' arguments, or take and be silently wrong: that is worse. */
export async function argumentProblems(
  lines: ReadonlyMap<LoadedDefinition, DefinitionWords>,
): Promise<(Problem & { readonly file: string; readonly line: number })[]> {
  const findings = await lintDefinitions(lines);
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
          ? `or, where it is meant, a comment \`// ghaf-microvm: allow ${rule}\` before it`
          : undefined
        : fixable
          ? `${fix} (\`ghaf-microvm lint --fix\` writes it)`
          : fix,
  }));
}
