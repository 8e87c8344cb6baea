import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseCommandRecord, recordPath } from "../command/record.ts";
import { shellWords } from "../command/shell-words.ts";
import type { Config } from "../config.ts";
import { optionName } from "../definition/check.ts";
import type { LoadedDefinition } from "../definition/load.ts";
import { readIfExists } from "../files.ts";
import type { SupportTable } from "../hypervisor-support/support-table.ts";
import { isNixExpression } from "../nix/value.ts";
import type { OptionSchema } from "../schema/option-schema.ts";
import { defaultPack } from "../vmm/pack/format.ts";
import { readPack } from "../vmm/pack/read.ts";
import type { Finding } from "./finding.ts";
import { ignoredOptions } from "./ignored-options.ts";
import { lintWords, type PlacedFinding, quotedWords } from "./lint.ts";
import { runnerWords } from "./runner-words.ts";

/** A definition's command line: the runner's words, then those of the definition. */
export interface DefinitionWords {
  readonly program: "qemu" | "crosvm";
  readonly words: readonly string[];
  /** How many of the words are the runner's. */
  readonly runners: number;
}

/**
 * The command line of a VM, or undefined for a hypervisor that has no rules. The runner's words are those of the
 * committed record, when that is of the definition's own words; else what the runner is known to emit.
 */
export function wordsOf(
  root: string,
  config: Config,
  { vm }: LoadedDefinition,
): DefinitionWords | undefined {
  const program = vm.hypervisor ?? "qemu";
  if (program !== "qemu" && program !== "crosvm") return undefined;
  const given = (vm[program] as { extraArgs?: readonly unknown[] } | undefined)?.extraArgs ?? [];
  const own = Array.isArray(given)
    ? given.map((word) => (isNixExpression(word) ? word.text.replace(/^"|"$/g, "") : String(word)))
    : [];
  const runner = recordedWords(root, config, vm, program, own) ?? runnerWords(vm);
  return { program, words: [...runner, ...own], runners: runner.length };
}

function recordedWords(
  root: string,
  config: Config,
  vm: LoadedDefinition["vm"],
  program: string,
  own: readonly string[],
): string[] | undefined {
  const path = join(root, recordPath(`${config.modules}/${vm.name}/default.nix`));
  const record = parseCommandRecord(readIfExists(path) ?? "");
  if (record?.command === undefined || record.hypervisor !== program) return undefined;
  const words = shellWords(record.command)
    .slice(1)
    .map(({ text }) => text);
  const runner = words.slice(0, words.length - own.length);
  const isCurrent = own.every((word, index) => words[runner.length + index] === word);
  return isCurrent && saysAlike(runner, vm) ? runner : undefined;
}

/** A record of before the machine or the memory changed would tell of another VM. */
function saysAlike(words: readonly string[], vm: Readonly<Record<string, unknown>>): boolean {
  const machine = (vm.qemu as { machine?: unknown } | undefined)?.machine;
  return (
    (machine === undefined || words.some((word) => word.split(",")[0] === machine)) &&
    (vm.mem === undefined || words.some((word) => word === `${vm.mem}M` || word === `${vm.mem}`))
  );
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
  config: Config,
  definitions: readonly LoadedDefinition[],
): Promise<PlacedFinding[]> {
  const placed: PlacedFinding[] = [];
  for (const definition of definitions) {
    const line = wordsOf(root, config, definition);
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

/**
 * The options that definitions set and their hypervisor ignores, each at its line. A comment
 * `ghaf-microvm: allow ignored-option` says that it is meant.
 */
export async function lintOptions(
  root: string,
  schema: OptionSchema,
  support: SupportTable,
  definitions: readonly LoadedDefinition[],
): Promise<PlacedFinding[]> {
  const placed: PlacedFinding[] = [];
  for (const definition of definitions)
    for (const { path, value, hypervisor, honouredBy } of ignoredOptions(
      definition.vm,
      schema,
      support,
    )) {
      const { positionOf } = await import("../definition/source-position.ts");
      const position = positionOf(root, definition, path);
      if (isAllowed(root, position.file, position.line, ignoredOption)) continue;
      const name = optionName(path);
      placed.push({
        rule: ignoredOption,
        severity: "silent",
        ...position,
        argument: `${name} = ${isNixExpression(value) ? value.text : JSON.stringify(value)}`,
        message: `${hypervisor} ignores ${name}; it is honoured by ${honouredBy.join(", ")}`,
        mended: null,
      });
    }
  return placed;
}

const ignoredOption = "ignored-option";

function isAllowed(root: string, file: string, line: number, rule: string): boolean {
  const lines = readFileSync(join(root, file), "utf8")
    .split("\n")
    .slice(Math.max(0, line - 2), line);
  return lines.some((text) =>
    new RegExp(`//.*ghaf-microvm: allow .*\\b${rule}(?![\\w-])`).test(text),
  );
}
