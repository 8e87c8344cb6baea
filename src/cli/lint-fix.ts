import { join } from "node:path";
import type { Config } from "../config.ts";
import { chooseDefinitions } from "../definition/choose.ts";
import { type LoadedDefinition, loadDefinitions } from "../definition/load.ts";
import { exitStatus, KnownError } from "../errors.ts";
import { readBytesIfExists, writeAll } from "../files.ts";
import { type DefinitionArguments, withOwnArguments } from "../lint/definitions/arguments.ts";
import { findingsOf } from "../lint/definitions/lint.ts";
import { fixedText } from "../lint/fix.ts";
import { quotedArguments } from "../lint/lint.ts";

/**
 * Applies one fix at a time, each to the file as the previous one left it: only that shows what is still wrong after a fix.
 *
 * @param linesBefore The command lines before the first fix: fixes change a definition's own arguments, and nothing of
 *   what the runner emits.
 * @returns What was changed, one line for each change.
 */
export async function fixDefinitions(
  root: string,
  config: Config,
  names: readonly string[],
  linesBefore: ReadonlyMap<LoadedDefinition, DefinitionArguments>,
): Promise<string[]> {
  const lines = new Map([...linesBefore].map(([{ vm }, line]) => [vm.name, line] as const));
  const changes: string[] = [];
  for (let round = 0; round < 100; round++) {
    const before = changes.length;
    const seen = new Set<string>();
    for (const definition of chooseDefinitions(await loadDefinitions(root, config), names)) {
      const line = lines.get(definition.vm.name);
      if (line === undefined || seen.has(definition.file)) continue;
      const fixed = await fixOnce(definition, withOwnArguments(line, definition));
      if (fixed === undefined) continue;
      seen.add(definition.file);
      requireUnchanged(root, definition);
      writeAll(root, new Map([[definition.file, fixed.text]]));
      changes.push(`fixed ${fixed.change}`);
    }
    if (changes.length === before) break;
  }
  return changes;
}

/** The definition's text with its first fixable finding fixed, and what that changes. */
async function fixOnce(
  definition: LoadedDefinition,
  line: DefinitionArguments,
): Promise<{ readonly text: string; readonly change: string } | undefined> {
  for (const { finding, position } of await findingsOf(definition, line)) {
    const text = await fixedText(definition, line, finding);
    const { argument, fix } = quotedArguments(line.args, finding);
    if (text !== undefined)
      return { text, change: `${position.file}:${position.line}: ${argument} -> ${fix}` };
  }
  return undefined;
}

/** A file saved since the definition was evaluated is not overwritten. */
function requireUnchanged(root: string, { file, sources }: LoadedDefinition): void {
  const used = Buffer.from(sources.get(file) ?? []);
  if (readBytesIfExists(join(root, file))?.equals(used)) return;
  throw new KnownError(
    { file, message: "was changed while it was read: it is not written", fix: "run this again" },
    exitStatus.notChecked,
  );
}
