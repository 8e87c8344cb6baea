import { allWords, type CommandLine, parseCommandLine } from "./command-line.ts";
import { wordsThatDiffer } from "./compare.ts";
import type { Alternative, NixPosition, OptionPath } from "./runner.ts";

/** An option that words of a command line come from. */
export interface Origin {
  readonly path: OptionPath;
  /** The VM sets it; else it is a default. */
  readonly set: boolean;
  readonly positions: readonly NixPosition[];
  /** The VM sets what the default is, so that without it the words would be the same. */
  readonly asDefault: boolean;
}

/**
 * For each word of a command line, the options that it comes from: those without which, or with another value of
 * which, it would not be there as it is. Options that the VM sets come first; the others are defaults. A word without
 * any is always there with that hypervisor.
 */
export function explainWords(
  hypervisor: string,
  line: CommandLine,
  alternatives: readonly Alternative[],
): Origin[][] {
  const origins: Origin[][] = allWords(line).map(() => []);
  for (const { path, set, positions, removed, changed } of alternatives) {
    const differing = (command: string | null) =>
      command === null
        ? new Set<number>()
        : wordsThatDiffer(line, parseCommandLine(hypervisor, command));
    const without = differing(removed);
    const words = without.size > 0 ? without : differing(changed);
    const origin = { path, set, positions, asDefault: removed !== null && without.size === 0 };
    for (const index of words) origins[index]?.push(origin);
  }
  return origins.map(mostSpecific);
}

/** Without what only contains another one: of `interfaces` and `interfaces[0].mac`, the latter. */
function mostSpecific(origins: readonly Origin[]): Origin[] {
  return origins
    .filter(({ path }) => !origins.some((other) => other.set && isInside(other.path, path)))
    .sort((one, other) => Number(other.set) - Number(one.set));
}

function isInside(path: OptionPath, outer: OptionPath): boolean {
  return path.length > outer.length && outer.every((part, index) => path[index] === part);
}

/** `["microvm", "interfaces", 0, "mac"]` → `microvm.interfaces[0].mac`. */
export function optionName(path: OptionPath): string {
  return path
    .map((part, index) =>
      typeof part === "number" ? `[${part}]` : index === 0 ? part : `.${part}`,
    )
    .join("");
}
