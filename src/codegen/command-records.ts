import { mkdirSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { parseCommandLine } from "../command/command-line.ts";
import { explainOptions, optionName } from "../command/explain.ts";
import { parseCommandRecord } from "../command/parse-record.ts";
import { definitionPath } from "../command/places.ts";
import {
  type CommandRecords,
  extraArgumentsAtEnd,
  type FailedRecord,
  madeFrom,
  printCommandRecord,
  recordPath,
} from "../command/record.ts";
import type { RecordedOrigin } from "../command/record-origins.ts";
import {
  type ExplainedEvaluation,
  evaluateExplained,
  evaluateRunners,
  type RunnerQuery,
  type SetOption,
  traceOfFailure,
} from "../command/runner.ts";
import { narHashOf, pinnedSource } from "../command/sources.ts";
import type { Config } from "../config.ts";
import type { LoadedDefinition } from "../definition/load.ts";
import { argumentNames } from "../definition/module-arguments.ts";
import { modulesOf } from "../definition/modules-of.ts";
import { exitStatus, KnownError, type Problem } from "../errors.ts";
import { readBytesIfExists } from "../files.ts";
import { dayOfPackages, type Pin } from "../microvm/pin.ts";
import { nixpkgsLib, type SourceFolders } from "../microvm/pinned-sources.ts";
import { systems } from "../microvm/schema/json-schema.ts";
import { hasNix } from "../nix/program.ts";
import { sha256 } from "../record/generation-record.ts";
import { readRecord } from "../record/read-record.ts";
import { withTemporaryFolder } from "../temporary.ts";
import { evaluatedProblems, isOptionError } from "./evaluated-problems.ts";
import { evaluationFailure } from "./evaluation-failure.ts";
import { MarkedExpressions } from "./marked-expressions.ts";
import { nixModule } from "./nix-module.ts";

/**
 * The committed command line of each VM: made again where what it is made from has changed, and Nix and the pinned
 * sources are on this machine. Nothing is fetched, and nothing is written but temporary files.
 *
 * @param modules The path of each definition's module, and its text.
 */
export async function commandRecords(
  root: string,
  config: Config,
  pin: Pin,
  folders: SourceFolders,
  modules: ReadonlyMap<LoadedDefinition, { readonly path: string; readonly text: string }>,
): Promise<CommandRecords> {
  const files = new Map<string, string>();
  const notMade = new Map<string, string>();
  const failed = new Map<string, readonly FailedRecord[]>();
  const guests = new Map<string, string>();
  const pending: Pending[] = [];
  const recorded = readRecord(root, config).files;
  const generated = new Map([...modules.values()].map(({ path, text }) => [path, text]));
  for (const [definition, { path, text }] of modules) {
    if (definition.kind === "module") continue;
    const record = recordPath(path);
    const before = readBytesIfExists(join(root, record))?.toString("utf8");
    const system = systemOf(definition);
    const hashNow = () => madeFrom(root, narHashOf(pin), path, text, system, generated);
    const hash = hashNow();
    if (before !== undefined && isUnchanged(recorded, record, before, hash))
      files.set(record, before);
    else pending.push({ definition, record, before, system, hash, hashNow });
  }
  const made =
    pending.length === 0 ? [] : await makeStableRecords(root, config, pin, folders, pending);
  for (const [index, { record, before }] of pending.entries()) {
    const result = made[index];
    if (typeof result === "string") {
      files.set(record, result);
    } else if (result !== undefined && "failed" in result) {
      failed.set(record, result.failed);
      if (result.guest !== undefined) guests.set(record, result.guest);
    } else {
      if (before !== undefined) files.set(record, before);
      notMade.set(record, result?.why ?? "");
    }
  }
  return { files, notMade, failed, guests, pinnedDay: dayOfPackages(pin) };
}

interface Pending {
  readonly definition: LoadedDefinition;
  readonly record: string;
  readonly before: string | undefined;
  readonly system: string;
  readonly hash: string;
  /** The hash of the current inputs, at the time of the call. */
  readonly hashNow: () => string;
}

/** A module may be saved by an editor once or twice while Nix reads it. */
const mostTries = 3;

/** The records whose inputs are the same before and after Nix read them: only then does the hash fit the text. */
async function makeStableRecords(
  root: string,
  config: Config,
  pin: Pin,
  folders: SourceFolders,
  pending: readonly Pending[],
): Promise<MadeRecord[]> {
  let made: MadeRecord[] = [];
  let tried = pending;
  for (let round = 0; round < mostTries; round++) {
    made = await makeRecords(root, config, pin, folders, tried);
    const now = tried.map((one) => ({ ...one, hash: one.hashNow() }));
    if (now.every(({ hash }, index) => hash === tried[index]?.hash)) return made;
    tried = now;
  }
  return made.map(() => ({ why: "what it imports changes again and again while it is read" }));
}

type MadeRecord =
  | string
  | { readonly why: string }
  | { readonly failed: readonly FailedRecord[]; readonly guest?: string };

/** The text of each record, or why there is none. */
async function makeRecords(
  root: string,
  config: Config,
  pin: Pin,
  folders: SourceFolders,
  pending: readonly Pending[],
): Promise<MadeRecord[]> {
  if (!hasNix()) return pending.map(() => ({ why: "there is no Nix here" }));
  return withTemporaryFolder((folder) =>
    evaluateRecords(config, pin, folders, pending, {
      reads: [root, folder],
      // imported modules will be where codegen writes them
      nameOf: (file) =>
        file.startsWith(`${folder}/`)
          ? join(config.modules, relative(folder, file))
          : relative(root, file),
      write: (definition, mark) =>
        writeModule(
          root,
          config,
          mark === undefined ? folder : join(folder, "marked"),
          definition,
          mark,
        ),
    }),
  );
}

interface ModuleFiles {
  /** The path of a file in the repository. */
  nameOf(file: string): string;
  /** Folders that the modules may read. */
  readonly reads: readonly string[];
  /**
   * Writes the module of a definition for Nix to read, and gives its path.
   * @param mark Changes it, and the modules of others that it imports, before.
   */
  write(
    definition: LoadedDefinition,
    mark?: (definition: LoadedDefinition) => LoadedDefinition,
  ): string;
}

async function evaluateRecords(
  config: Config,
  pin: Pin,
  folders: SourceFolders,
  pending: readonly Pending[],
  modules: ModuleFiles,
): Promise<MadeRecord[]> {
  // a source that the user named must be right: a failure there ends the command
  const named = folders.source === undefined ? undefined : await pinnedSource(pin, folders);
  try {
    const [source, lib] = await Promise.all([
      named ?? pinnedSource(pin, folders),
      nixpkgsLib(config.lock, pin, folders),
    ]);
    const queries = pending.map(
      ({ definition, system }): RunnerQuery => ({
        lib,
        source: source.tree,
        module: modules.write(definition),
        reads: modules.reads,
        system,
      }),
    );
    const together = await evaluateRunners(queries);
    const made: MadeRecord[] = [];
    for (const [index, one] of pending.entries())
      made.push(
        await recordOf(modules, queries[index] as RunnerQuery, one, source.rev, together[index]),
      );
    return made;
  } catch (error) {
    if (!(error instanceof KnownError)) throw error;
    return pending.map(() => ({ why: whyOf(error) }));
  }
}

/** @param known What Nix made of the VM together with others, if it could. */
async function recordOf(
  modules: ModuleFiles,
  query: RunnerQuery,
  { definition, system, hash }: Pending,
  rev: string,
  known: ExplainedEvaluation | undefined,
): Promise<MadeRecord> {
  const { name } = definition.vm;
  try {
    const evaluated = known ?? (await evaluateExplained(query, name));
    const { hypervisor, guest, approximated, runner } = evaluated;
    const failure = "refused" in runner ? await failureOf(modules, query, definition) : undefined;
    if (failure !== undefined) return failure;
    const failed = (await evaluatedProblems(query, evaluated, name, rev)).map(
      ({ option, ...problem }) => ({ ...problem, ...placed(modules, query, option) }),
    );
    if (failed.length > 0) return { failed, guest };
    const facts = { hypervisor, system, guest, approximated, rev, hash };
    return printCommandRecord(name, { ...facts, ...recorded(modules, query, evaluated) });
  } catch (error) {
    if (!(error instanceof KnownError) || error.status === exitStatus.notChecked) throw error;
    const fault: MadeRecord = isFault(error)
      ? { failed: [faultOf(error, name)] }
      : { why: whyOf(error) };
    return (await failureOf(modules, query, definition)) ?? fault;
  }
}

/** What in a definition keeps its VM from evaluating; undefined where the cause is elsewhere. */
async function failureOf(
  modules: ModuleFiles,
  query: RunnerQuery,
  definition: LoadedDefinition,
): Promise<MadeRecord | undefined> {
  const marked = new MarkedExpressions();
  const module = modules.write(definition, (one) => marked.mark(one));
  // Nix takes seconds to show a trace, in which only expressions and arguments are looked for
  const isTraced =
    !marked.isEmpty || modulesOf(definition).some(({ vm }) => argumentNames(vm).length > 0);
  const trace = await traceOfFailure({ ...query, module }, isTraced);
  if (trace === undefined) return undefined;
  const nameOf = (file: string) => basename(dirname(file));
  const failure = await evaluationFailure({ definition, marked, trace, nameOf });
  if (failure === undefined) return undefined;
  const { isCertain, ...problem } = failure;
  return isCertain
    ? { failed: [problem] }
    : { why: `${failure.file}:${failure.line}: ${failure.message}` };
}

/**
 * Whether a VM fails to evaluate through a fault of its own: the module system's errors about options, a syntax error.
 * Other failures may come from the lack of a real nixpkgs: only its lib is there.
 */
const isFault = (error: KnownError) =>
  isOptionError(whyOf(error)) ||
  /infinite recursion|syntax error|undefined variable/.test(whyOf(error));

function faultOf(error: KnownError, name: string): Problem {
  const { message, fix } = error.problems[0] as Problem;
  return { message: `${name} does not evaluate: ${message}`, fix };
}

/** Where an option is set: in an imported module, or in the definition, by its path there. */
function placed({ nameOf }: ModuleFiles, { module }: RunnerQuery, option: SetOption | undefined) {
  const elsewhere = option?.positions.find(({ file }) => file !== module);
  return elsewhere === undefined
    ? { path: option && definitionPath(option.path) }
    : { file: nameOf(elsewhere.file), line: elsewhere.line };
}

/** What a record says about a command line. */
function recorded(
  { nameOf }: ModuleFiles,
  { module }: RunnerQuery,
  { hypervisor, runner, extraArgs, alternatives }: ExplainedEvaluation,
) {
  if ("refused" in runner)
    return { command: undefined, extraCount: 0, origins: [], files: {}, refused: runner.refused };
  const line = parseCommandLine(hypervisor, runner.command);
  return {
    command: runner.command,
    extraCount: extraArgumentsAtEnd(runner.command, hypervisor, extraArgs[hypervisor] ?? []),
    origins: explainOptions(hypervisor, line, alternatives).map((origins) =>
      origins.map(({ path, positions, keys }): RecordedOrigin => {
        const elsewhere = positions.find(({ file }) => file !== module);
        const place = elsewhere && { file: nameOf(elsewhere.file), line: elsewhere.line };
        return { option: optionName(path), keys, place };
      }),
    ),
    files: runner.files,
    refused: undefined,
  };
}

const whyOf = (error: KnownError) =>
  (error.problems[0]?.message ?? error.message).replace(
    /(?:anonymous )?function at \S+ called without required argument '([^']+)'/,
    "nothing here gives the module argument $1",
  );

/** The record is about the current inputs, and unedited. */
function isUnchanged(
  recorded: ReadonlyMap<string, string>,
  path: string,
  text: string,
  hash: string,
): boolean {
  return parseCommandRecord(text)?.hash === hash && recorded.get(path) === sha256(text);
}

function systemOf({ vm }: LoadedDefinition): string {
  return (vm.systems as string[] | undefined)?.[0] ?? systems[0];
}

/** Nix reads modules from files, and these may not be written yet, nor those that they import. */
function writeModule(
  root: string,
  config: Config,
  folder: string,
  definition: LoadedDefinition,
  mark = (one: LoadedDefinition) => one,
): string {
  const pathOf = (name: string) => join(folder, name, "default.nix");
  for (const one of modulesOf(definition)) {
    const path = pathOf(one.vm.name);
    mkdirSync(dirname(path), { recursive: true });
    const text = nixModule(mark(one), relative(root, path), config.header, (name) =>
      relative(root, pathOf(name)),
    );
    writeFileSync(path, text);
  }
  return pathOf(definition.vm.name);
}
