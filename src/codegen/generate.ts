import type { CommandRecords } from "../command/record.ts";
import { recordPath } from "../command/record.ts";
import { type Config, type ConfigFile, configFile } from "../config.ts";
import { checkDefinitions, inOrderOfPlace } from "../definition/check.ts";
import { type LoadedDefinition, loadDefinitions } from "../definition/load.ts";
import { exitStatus, KnownError, type Problem } from "../errors.ts";
import { argumentProblems } from "../lint/argument-problems.ts";
import { allDefinitionWords } from "../lint/definition-words.ts";
import type { PinData } from "../microvm/pin-data.ts";
import { vmJsonSchema } from "../microvm/schema/json-schema.ts";
import { compactJson } from "../output/compact-json.ts";
import { printableLines } from "../output/printable.ts";
import { printRecord } from "../record/generation-record.ts";
import { definitionModules, modulePath } from "./nix-module.ts";
import { generationRecord } from "./record.ts";
import { runnerProblems } from "./runner-problems.ts";
import { cachedTypes } from "./types-cache.ts";

/** What can be said of arguments before anything is evaluated. */
const withoutRecords = (config: Config, definitions: readonly LoadedDefinition[]) =>
  allDefinitionWords(config, definitions, { files: new Map(), notMade: new Map() });

function unsound(problems: readonly (Problem & { file: string; line: number })[]): KnownError {
  return new KnownError(inOrderOfPlace(problems), exitStatus.doesNotHold);
}

/**
 * Everything that is generated from an option schema and a repository's VM definitions: path → text, the record last.
 * Nothing is written.
 *
 * @param data The option schema and the support table, as they are or will be on disk.
 * @param recordsOf Gives the records of the modules' command lines: path → text.
 * @throws KnownError for definitions that do not load (status 2) or do not hold (status 1).
 */
export async function generate(
  root: string,
  { config, text: configText }: ConfigFile,
  { schema, schemaText, support, supportText }: PinData,
  recordsOf: (
    modules: ReadonlyMap<LoadedDefinition, { readonly path: string; readonly text: string }>,
  ) => Promise<CommandRecords>,
): Promise<Map<string, string>> {
  const definitions = await loadDefinitions(root, config);
  const { problems, wellTyped } = await checkDefinitions(root, schema, definitions, support);
  if (problems.length > 0)
    throw unsound([...problems, ...(await argumentProblems(withoutRecords(config, wellTyped)))]);

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
  const wrong = [
    ...runnerProblems(records, ({ vm }) => recordPath(modulePath(config, vm.name)), definitions),
    ...(await argumentProblems(allDefinitionWords(config, definitions, records))),
  ];
  if (wrong.length > 0) throw unsound(wrong);
  for (const [path, text] of records.files) files.set(path, text);
  const sources = new Map<string, string | Uint8Array>([
    [config.schema, schemaText],
    ...(configText === undefined ? [] : [[configFile, configText] as const]),
    ...(supportText === undefined ? [] : [[config.support, supportText] as const]),
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
