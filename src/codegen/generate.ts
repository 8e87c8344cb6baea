import type { CommandRecords } from "../command/record.ts";
import { type Config, type ConfigFile, configFile } from "../config.ts";
import type { LoadedDefinition } from "../definition/load.ts";
import { exitStatus, type FixableProblem, KnownError } from "../errors.ts";
import type { PinData } from "../microvm/pin-data.ts";
import { packOfTypes } from "../packs/choose.ts";
import { printRecord } from "../record/generation-record.ts";
import { loadToCheck } from "./load-to-check.ts";
import { definitionModules } from "./nix-module.ts";
import type { NotVerified } from "./not-verified.ts";
import { generationRecord } from "./record.ts";
import { typesFiles } from "./types/types-files.ts";
import type { Verdict, verifyDefinitions } from "./verdict.ts";
import { cachedVerdict } from "./verdict-cache.ts";
import { withFix } from "./with-fix.ts";

/** What is generated, and what of it could not be checked. */
export interface GeneratedFiles {
  /** Path → text, the record last. */
  readonly files: Map<string, string>;
  readonly notVerified: readonly NotVerified[];
  /** VMs that are written, and that cannot be run. */
  readonly notRunnable: readonly FixableProblem[];
}

/**
 * Everything that is generated from an option schema and a repository's VM definitions. Nothing is written.
 *
 * @param data The option schema and the support table, as they are, or will be, on disk.
 * @param recordsOf Gives the records of the modules' command lines: path → text.
 * @param report Receives what could not be checked, whether or not definitions are wrong.
 * @throws KnownError for definitions that do not load (status 2) or are wrong (status 1).
 */
export async function generate(
  root: string,
  { config, text: configText }: ConfigFile,
  data: PinData,
  recordsOf: (
    modules: ReadonlyMap<LoadedDefinition, { readonly path: string; readonly text: string }>,
  ) => Promise<CommandRecords>,
  report: (notVerified: readonly NotVerified[]) => void,
): Promise<GeneratedFiles> {
  const { schema, schemaText, supportText } = data;
  const definitions = await loadToCheck(root, config, data);
  let modules: ReturnType<typeof definitionModules> = new Map();
  const recordsOfSound = (sound: readonly LoadedDefinition[]) => {
    modules = definitionModules(config, sound);
    return recordsOf(modules);
  };
  const verdict = await cachedVerdict(root, config, definitions, data, recordsOfSound, (records) =>
    verify(root, config, definitions, data, records),
  );
  report(verdict.notVerified);
  const { isWrong, problems } = await problemsIn(verdict);
  if (isWrong) throw new KnownError(problems, exitStatus.failed);

  const build = packOfTypes(verdict.records.pinnedDay);
  const files = new Map(await typesFiles(root, config.types, config.schema, data, build));
  for (const { path, text } of modules.values()) files.set(path, text);
  for (const [path, text] of verdict.records.files) files.set(path, text);
  const sources = new Map<string, string | Uint8Array>([
    [config.schema, schemaText],
    ...(configText === undefined ? [] : [[configFile, configText] as const]),
    ...(supportText === undefined ? [] : [[config.support, supportText] as const]),
    ...definitions.flatMap(({ sources }) => [...sources]),
  ]);
  const paths = new Map([...modules].map(([definition, { path }]) => [definition, path]));
  const record = generationRecord(schema, definitions, paths, files, sources);
  files.set(config.record, printRecord(record));
  return { files, notVerified: verdict.notVerified, notRunnable: problems };
}

/** The verdict on all definitions; the code for it is loaded only if it has to be made. */
async function verify(
  root: string,
  config: Config,
  definitions: readonly LoadedDefinition[],
  data: PinData,
  recordsOf: Parameters<typeof verifyDefinitions>[5],
): Promise<Verdict> {
  const { verifyDefinitions } = await import("./verdict.ts");
  return verifyDefinitions(root, config, definitions, definitions, data, recordsOf);
}

/** What is wrong, in the order of its places; not only VMs that cannot be run, which are written all the same. */
async function problemsIn({
  problems,
  findings,
  notRunnable,
}: Pick<Verdict, "problems" | "findings" | "notRunnable">) {
  // the code that sorts and phrases them is loaded only if there are any
  if (problems.length + findings.length + notRunnable.length === 0)
    return { isWrong: false, problems: [] };
  const [{ inOrderOfPlace }, { argumentProblems }] = await Promise.all([
    import("../definition/check/placed.ts"),
    import("../lint/definitions/argument-problems.ts"),
  ]);
  const wrong = [...problems, ...argumentProblems(findings)];
  const all = inOrderOfPlace([...wrong, ...notRunnable]).map(withFix);
  return { isWrong: wrong.length > 0, problems: all };
}
