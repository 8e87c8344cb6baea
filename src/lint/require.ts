import type { LoadedDefinition } from "../definition/load.ts";
import { exitStatus, KnownError } from "../errors.ts";
import { lintDefinitions } from "./definition.ts";
import type { DefinitionWords } from "./definition-words.ts";

/**
 * Refuses definitions whose arguments the hypervisor would refuse, or take and be silently wrong: those are worse.
 *
 * @throws KnownError (status 1) with every finding.
 */
export async function requireSoundArguments(
  lines: ReadonlyMap<LoadedDefinition, DefinitionWords>,
): Promise<void> {
  const findings = await lintDefinitions(lines);
  if (findings.length === 0) return;
  throw new KnownError(
    findings.map(({ file, line, rule, severity, message, fix }) => ({
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
          : `${fix} (\`ghaf-microvm lint --fix\` writes it)`,
    })),
    exitStatus.doesNotHold,
  );
}
