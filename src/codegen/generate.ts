import { readFileSync } from "node:fs";
import { join } from "node:path";
import stringify from "json-stringify-pretty-compact";
import { type Config, configFile } from "../config.ts";
import { checkDefinitions } from "../definition/check.ts";
import { type LoadedDefinition, loadDefinitions } from "../definition/load.ts";
import { readIfExists } from "../files.ts";
import { readSupport } from "../hypervisor-support/support-table.ts";
import { requireSoundArguments } from "../lint/require.ts";
import { vmJsonSchema } from "../schema/json-schema.ts";
import type { OptionSchema } from "../schema/option-schema.ts";
import { nixModule } from "./nix-module.ts";
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
  config: Config,
  schema: OptionSchema,
  schemaText: string,
  recordsOf: (
    modules: ReadonlyMap<LoadedDefinition, { readonly path: string; readonly text: string }>,
  ) => Promise<ReadonlyMap<string, string>>,
): Promise<Map<string, string>> {
  const definitions = await loadDefinitions(root, config);
  const supportText = readIfExists(join(root, config.support));
  const support = readSupport(supportText, config.support, schema.source);
  await checkDefinitions(root, schema, definitions, support);
  await requireSoundArguments(root, config, definitions);

  const files = new Map<string, string>([
    [
      `${config.types}/microvm.schema.json`,
      `${stringify(vmJsonSchema(schema), { maxLength: 100 })}\n`,
    ],
    [
      `${config.types}/microvm.ts`,
      await cachedTypes(root, schema, schemaText, config.schema, support),
    ],
  ]);
  const modules = new Map<LoadedDefinition, { path: string; text: string }>();
  for (const definition of definitions) {
    const path = `${config.modules}/${definition.vm.name}/default.nix`;
    const text = nixModule(definition, path, config.header);
    modules.set(definition, { path, text });
    files.set(path, text);
  }
  for (const [path, text] of await recordsOf(modules)) files.set(path, text);
  const configText = readIfExists(join(root, configFile));
  const sources = new Map([
    [config.schema, schemaText],
    ...(configText === undefined ? [] : [[configFile, configText] as [string, string]]),
    ...(support === undefined ? [] : [[config.support, supportText] as [string, string]]),
    ...definitions.flatMap(({ sources }) =>
      sources.map((path): [string, string] => [path, readFileSync(join(root, path), "utf8")]),
    ),
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
