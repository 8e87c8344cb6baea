import { isAllowed } from "../definition/allowed.ts";
import { optionName } from "../definition/check.ts";
import type { LoadedDefinition } from "../definition/load.ts";
import { systems } from "../microvm/schema/json-schema.ts";
import type { OptionSchema } from "../microvm/schema/option-schema.ts";
import type { SupportTable } from "../microvm/support/support-table.ts";
import { isNixExpression } from "../nix/value.ts";
import { forTarget } from "../packs/assemble.ts";
import { defaultPackFor } from "../packs/format.ts";
import { readPack } from "../packs/read.ts";
import type { DefinitionWords } from "./definition-words.ts";
import type { Finding } from "./finding.ts";
import { ignoredOptions } from "./ignored-options.ts";
import { lintWords, type PlacedFinding, quotedWords } from "./lint.ts";

/** What is wrong with a definition's command line, as it is found: indices count from the first word. */
export function findingsOf(definition: LoadedDefinition, line: DefinitionWords): Finding[] {
  const pack = forTarget(readPack(packOf(definition, line.program)), targetOf(definition));
  const findings = lintWords(line.program, line.words, pack);
  // of words that the runner is only thought to emit, nothing is said but what is known to follow from an option
  return line.isExact
    ? findings
    : findings.filter(({ index, rule }) => index >= line.runners || rule === "memory-2048");
}

/** The pack that a definition names, or that of the first system it is for: that is the one which is recorded. */
function packOf({ vm }: LoadedDefinition, program: "qemu" | "crosvm"): string {
  if (typeof vm.pack === "string") return vm.pack;
  return defaultPackFor(program, targetOf({ vm }));
}

/** The architecture of the first system that a definition is for: "x86_64". */
function targetOf({ vm }: Pick<LoadedDefinition, "vm">): string {
  const [system = systems[0]] = Array.isArray(vm.systems) ? vm.systems.map(String) : [];
  return system.split("-")[0] ?? "";
}

/**
 * What is wrong with the arguments of definitions, each at the line of the list item that is to blame.
 *
 * A comment `ghaf-microvm: allow <rule>` on that line or the one before it says that it is meant.
 */
export async function lintDefinitions(
  lines: ReadonlyMap<LoadedDefinition, DefinitionWords>,
): Promise<PlacedFinding[]> {
  const placed: PlacedFinding[] = [];
  for (const [definition, line] of lines) {
    const findings = findingsOf(definition, line);
    if (findings.length === 0) continue;
    // the TypeScript parser takes 0.2 s to load: only now, when there is something to tell
    const { positionOf } = await import("../definition/source-position.ts");
    for (const finding of findings) {
      const path = pathOf(definition, line, finding);
      const position = placeOfArgument(definition, line, finding) ?? positionOf(definition, path);
      if (isAllowed(definition, position, finding.rule)) continue;
      placed.push({
        rule: finding.rule,
        severity: finding.severity,
        ...position,
        ...quotedWords(line.words, finding),
        message:
          path[0] === "imports"
            ? `${finding.message} (in a module that the definition imports)`
            : finding.message,
      });
    }
  }
  return placed;
}

/** Where a builder was called that made the argument. */
function placeOfArgument(
  { argumentPlace }: LoadedDefinition,
  { own, words }: DefinitionWords,
  { index }: Finding,
) {
  if (index < own.start || index >= own.start + own.count) return undefined;
  const [option = "", value = ""] = words.slice(index, index + 2);
  const place = argumentPlace?.(value) ?? argumentPlace?.(option);
  return place === undefined ? undefined : { file: place.file, line: place.line };
}

/** The option that a finding is about. */
function pathOf({ vm }: LoadedDefinition, line: DefinitionWords, { index, rule }: Finding) {
  const { own, program, runners, words } = line;
  if (index >= own.start && index < own.start + own.count)
    return [program, "extraArgs", String(index - own.start)];
  if (index >= runners)
    return isNixExpression((vm[program] as { extraArgs?: unknown } | undefined)?.extraArgs)
      ? [program, "extraArgs"]
      : ["imports"];
  if (rule === "memory-2048") return ["mem"];
  return optionInWords(vm, words.slice(index, index + 2)) ?? [];
}

/** The option whose value stands in these words of the runner, the longest where several do. */
function optionInWords(
  vm: LoadedDefinition["vm"],
  words: readonly string[],
): readonly string[] | undefined {
  const text = words.join(" ");
  let best: { path: readonly string[]; length: number } | undefined;
  const visit = (value: unknown, path: readonly string[]): void => {
    if (typeof value === "object" && value !== null && !isNixExpression(value)) {
      for (const [key, inner] of Object.entries(value))
        if (key !== "extraArgs") visit(inner, [...path, key]);
      return;
    }
    const key = path.at(-1) ?? "";
    const shown = isNixExpression(value) ? key : String(value);
    // `accel=tcg` is the option `accel` more than any that is `tcg`
    const length = shown.length + (text.includes(`${key}=${shown}`) ? key.length : 0);
    if (shown.length > 1 && text.includes(shown) && length > (best?.length ?? 0))
      best = { path, length };
  };
  visit(vm, []);
  return best?.path;
}

/**
 * The options that definitions set and their hypervisor ignores, each at its line. A comment
 * `ghaf-microvm: allow ignored-option` says that it is meant.
 */
export async function lintOptions(
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
      const position = positionOf(definition, path);
      if (isAllowed(definition, position, ignoredOption)) continue;
      const name = optionName(path);
      placed.push({
        rule: ignoredOption,
        severity: "silent",
        ...position,
        argument: `${name} = ${isNixExpression(value) ? value.text : JSON.stringify(value)}`,
        message: `${hypervisor} ignores ${name}; it is honoured by ${honouredBy.join(", ")}`,
        fix: null,
      });
    }
  return placed;
}

const ignoredOption = "ignored-option";
