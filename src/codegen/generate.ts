import { join } from "node:path";
import { type ConfigFile, configFile } from "../config.ts";
import { checkDefinitions } from "../definition/check.ts";
import { type LoadedDefinition, loadDefinitions } from "../definition/load.ts";
import { readIfExists } from "../files.ts";
import { allDefinitionWords } from "../lint/definition-words.ts";
import { requireSoundArguments } from "../lint/require.ts";
import { vmJsonSchema } from "../microvm/schema/json-schema.ts";
import type { OptionSchema } from "../microvm/schema/option-schema.ts";
import { readSupport } from "../microvm/support/support-table.ts";
import { compactJson } from "../output/compact-json.ts";
import { printableLines } from "../output/printable.ts";
import type { CommandRecords } from "./command-records.ts";
import { definitionModules } from "./nix-module.ts";
import { generationRecord, printRecord } from "./record.ts";
import { cachedTypes } from "./types-cache.ts";

/**
 * Everything that is generated from an option schema and a repository's VM definitions: path → text, the record last.
 * Nothing is written.
 *
 * @param schemaText The option schema's file, as it is or will be on disk.
 * @param recordsOf Gives the records of the modules' command lines: path → text.
 * @throws KnownError for definitions that do not load (status 2) or do not hold (status 1).
 */
export async function generate(
  root: string,
  { config, text: configText }: ConfigFile,
  schema: OptionSchema,
  schemaText: string,
  recordsOf: (
    modules: ReadonlyMap<LoadedDefinition, { readonly path: string; readonly text: string }>,
  ) => Promise<CommandRecords>,
): Promise<Map<string, string>> {
  const definitions = await loadDefinitions(root, config);
  const supportText = readIfExists(join(root, config.support));
  const support = readSupport(supportText, config.support, schema.source);
  await checkDefinitions(root, schema, definitions, support);

  const files = new Map<string, string>([
    [`${config.types}/microvm.schema.json`, compactJson(vmJsonSchema(schema), 100)],
    [
      `${config.types}/microvm.ts`,
      printableLines(await cachedTypes(root, schema, schemaText, config.schema, support)),
    ],
  ]);
  const modules = definitionModules(config, definitions);
  for (const { path, text } of modules.values()) files.set(path, text);
  const records = await recordsOf(modules);
  await requireSoundArguments(allDefinitionWords(config, definitions, records));
  for (const [path, text] of records.files) files.set(path, text);
  const sources = new Map<string, string | Uint8Array>([
    [config.schema, schemaText],
    ...(configText === undefined ? [] : [[configFile, configText] as const]),
    ...(supportText === undefined || support === undefined
      ? []
      : [[config.support, supportText] as const]),
    ...definitions.flatMap(({ sources }) => [...sources]),
  ]);
  const record = generationRecord(
    schema,
    definitions,
    new Map([...modules].map(([definition, { path }]) => [definition, path])),
    files,
    sources,
  );
  return files.set(config.record, printRecord(record));
}
