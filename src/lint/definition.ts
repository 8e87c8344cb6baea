import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { LoadedDefinition } from "../definition/load.ts";
import { isNixExpression } from "../nix/value.ts";
import { defaultPack } from "../vmm/pack/format.ts";
import { readPack } from "../vmm/pack/read.ts";
import type { Finding } from "./finding.ts";
import { lintWords, type PlacedFinding, quotedWords } from "./lint.ts";
import { runnerWords } from "./runner-words.ts";

/** A definition's command line: the runner's words, then those of the definition. */
export interface DefinitionWords {
  readonly program: "qemu" | "crosvm";
  readonly words: readonly string[];
  /** How many of the words are the runner's. */
  readonly runners: number;
}

/** The command line of a VM, or undefined for a hypervisor that has no rules. */
export function wordsOf({ vm }: LoadedDefinition): DefinitionWords | undefined {
  const program = vm.hypervisor ?? "qemu";
  if (program !== "qemu" && program !== "crosvm") return undefined;
  const given = (vm[program] as { extraArgs?: readonly unknown[] } | undefined)?.extraArgs ?? [];
  const own = Array.isArray(given)
    ? given.map((word) => (isNixExpression(word) ? word.text.replace(/^"|"$/g, "") : String(word)))
    : [];
  const runner = runnerWords(vm);
  return { program, words: [...runner, ...own], runners: runner.length };
}

/** What is wrong with a definition's arguments, as it is found: indices count from the runner's first word. */
export function findingsOf(definition: LoadedDefinition, line: DefinitionWords): Finding[] {
  const pack = readPack(
    typeof definition.vm.pack === "string" ? definition.vm.pack : defaultPack[line.program],
  );
  const findings = lintWords(line.program, line.words, pack);
  // where the runner's own words are to blame, another definition would not mend it
  return findings.filter(({ index, rule }) => index >= line.runners || rule === "memory-2048");
}

/**
 * What is wrong with the arguments of definitions, each at the line of the list item that is to blame.
 *
 * A comment `ghaf-microvm: allow <rule>` on that line or the one before it says that it is meant.
 */
export async function lintDefinitions(
  root: string,
  definitions: readonly LoadedDefinition[],
): Promise<PlacedFinding[]> {
  const placed: PlacedFinding[] = [];
  for (const definition of definitions) {
    const line = wordsOf(definition);
    if (line === undefined) continue;
    const findings = findingsOf(definition, line);
    if (findings.length === 0) continue;
    // the TypeScript parser takes 0.2 s to load: only now, when there is something to tell
    const { positionOf } = await import("../definition/source-position.ts");
    for (const finding of findings) {
      const path =
        finding.index >= line.runners
          ? [line.program, "extraArgs", String(finding.index - line.runners)]
          : ["mem"];
      const position = positionOf(root, definition, path);
      if (isAllowed(root, position.file, position.line, finding.rule)) continue;
      placed.push({
        rule: finding.rule,
        severity: finding.severity,
        ...position,
        ...quotedWords(line.words, finding),
        message: finding.message,
      });
    }
  }
  return placed;
}

function isAllowed(root: string, file: string, line: number, rule: string): boolean {
  const lines = readFileSync(join(root, file), "utf8")
    .split("\n")
    .slice(Math.max(0, line - 2), line);
  return lines.some((text) =>
    new RegExp(`//.*ghaf-microvm: allow .*\\b${rule}(?![\\w-])`).test(text),
  );
}
