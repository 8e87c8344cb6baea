import { randomUUID } from "node:crypto";
import { type Dirent, readdirSync, statSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { takeNotes } from "../arguments/notes.ts";
import type { Config } from "../config.ts";
import { exitStatus, type FixableProblem, KnownError, type Problem } from "../errors.ts";
import { systemError } from "../system-error.ts";
import { withTemporaryFolder } from "../temporary.ts";
import { bundleFolder } from "../tool.ts";
import { buildBundle } from "./bundle.ts";
import { cachedBundle } from "./bundle-cache.ts";
import { type Position, placeWithin, SourcePositions } from "./bundle-positions.ts";
import {
  type DefinitionKind,
  definitionKind,
  definitionStack,
  type VmDefinition,
} from "./define-vm.ts";
import { describeThrown, evaluateApart, timeLimitSeconds } from "./evaluation.ts";
import { importMetaPrefix } from "./load-source.ts";
import type { Origin } from "./module-system.ts";
import { isStraightLine } from "./straight-line.ts";
import { UnexportedDefinitions } from "./unexported-definitions.ts";
import { unreadDefinitions } from "./unread-definitions.ts";
import { Watchdog } from "./watchdog.ts";

/** A mistake in what a builder of arguments was given, at the line of its call. */
export interface Mistake extends Problem {
  readonly file: string;
  readonly line: number;
  /** It follows from options of the definition, and means nothing where those are wrong themselves. */
  readonly isDerived: boolean;
  /** For a line in a helper: where the definition's file calls the helper. */
  readonly calledAt: Position | undefined;
}

/** A definition as its file exported it, not yet checked. */
export interface LoadedDefinition {
  readonly kind: DefinitionKind;
  readonly vm: VmDefinition & Readonly<Record<string, unknown>>;
  /** The definition's file, relative to the repository's root. */
  readonly file: string;
  /** The file where `defineVm(` stands, when that is a helper that the definition's file does not call itself. */
  readonly helper?: string | undefined;
  /** Where `defineVm(`, or the call of a helper that has it, stands: counted from 1. */
  readonly line: number;
  readonly column: number;
  /** Every file of the repository that the definition is made from, as it was evaluated: itself first, then sorted. */
  readonly sources: ReadonlyMap<string, Uint8Array>;
  /**
   * The packs whose types it builds QEMU arguments with, empty if it builds none: "" stands for the types that codegen
   * gave the builder.
   */
  readonly qemuTypes?: readonly string[];
  /** The modules of other definitions that it imports. */
  readonly parts?: readonly LoadedDefinition[];
  /** For an alternative: by the path of a value, as JSON, where that value is written. */
  readonly origins?: ReadonlyMap<string, Origin<LoadedDefinition>>;
  /** For an alternative of a module: the hypervisor, which the module does not decide. */
  readonly assumed?: string | undefined;
  /** Another file, which its file imports, directly or not, and which imports its file. */
  readonly importsBack?: string | undefined;
  /** What its builders of arguments noted. */
  readonly mistakes?: readonly Mistake[];
  /**
   * The calls of builders that made an argument's value, or a flag without one. Of each, where it stands in the
   * definition's file, if it does, and where in a helper.
   */
  readonly argumentPlaces?: (argument: string) => readonly (readonly Position[])[];
}

/** The text of one of a definition's files, as it was evaluated. */
export function sourceText({ sources }: LoadedDefinition, file: string): string {
  return Buffer.from(sources.get(file) ?? []).toString("utf8");
}

/**
 * Evaluates every definition file of the repository and gives the VMs that they export.
 *
 * All files become one bundle, with each definition evaluated on its own: one that throws is reported with its line and
 * does not hide the others' errors.
 * @throws KnownError (status 2) naming each file that does not parse, throws, or exports no VM.
 */
export async function loadDefinitions(root: string, config: Config): Promise<LoadedDefinition[]> {
  const files = definitionFiles(root, config);
  if (files.length === 0) return withoutFiles(root, config);
  const isOwn = ownFiles(root, config);
  const { code, map, imports, used } = await cachedBundle(root, config, files, () =>
    buildBundle(root, config, files, isOwn),
  );
  const positions = new SourcePositions(map, isOwn);
  const modules = await importBundle(code);

  const problems: FixableProblem[] = [];
  const definitions: LoadedDefinition[] = [];
  const origins = new Map<string, readonly string[]>();
  const unexported = new UnexportedDefinitions(positions);
  const watchdog = watchdogOf(used);
  for (const [index, file] of files.entries()) {
    const evaluate = modules[index];
    if (evaluate === undefined) throw new Error(`the bundle has no module for ${file}`);
    let exported: Record<string, unknown>;
    try {
      takeNotes();
      exported = await evaluateApart(file, evaluate, watchdog);
    } catch (error) {
      problems.push(thrown(error, file, positions, importsBackOf(imports, used, file)));
      continue;
    }
    const notes = takeNotes();
    const { mistakes, placesOf } = argumentNotes(file, positions, origins, notes);
    const vms = Object.values(exported).flat().filter(isDefinition);
    unexported.add(file, notes.definitions, vms);
    if (vms.length === 0) problems.push(noDefinition(file));
    const { sources, builds } = sourcesOf(imports, used, file);
    const qemuTypes = notes.hasBuiltQemus && builds.length === 0 ? [""] : builds;
    const importsBack = importsBackOf(imports, used, file);
    const from = { sources, importsBack, qemuTypes, mistakes, argumentPlaces: placesOf };
    for (const vm of new Set(vms)) {
      const place = placeOfCall(file, positions.callIn(file, vm[definitionStack]));
      definitions.push({ kind: vm[definitionKind], vm, ...place, ...from });
    }
  }
  await watchdog?.stop();
  problems.push(...linkParts(definitions), ...unexported.problems(problems));
  problems.push(...unreadDefinitions(root, config, used));
  if (problems.length > 0) throw new SomeNotLoaded(problems, definitions);
  return definitions;
}

/** Files that do not load, and the definitions of those that do. */
export class SomeNotLoaded extends KnownError {
  readonly loaded: readonly LoadedDefinition[];

  constructor(problems: readonly FixableProblem[], definitions: readonly LoadedDefinition[]) {
    super(problems, exitStatus.notChecked);
    const wrong = new Set(problems.map(({ file }) => file));
    this.loaded = definitions.filter(({ file, helper = file }) => !wrong.has(helper));
  }
}

/** Undefined where no evaluation can run long: starting one takes a tenth of a run with nothing to do. */
function watchdogOf(used: ReadonlyMap<string, Uint8Array>): Watchdog | undefined {
  const isShort = [...used.values()].every((bytes) =>
    isStraightLine(Buffer.from(bytes).toString()),
  );
  return isShort ? undefined : new Watchdog(timeLimitSeconds);
}

/** Empty, unless definitions are where they are not read. */
function withoutFiles(root: string, config: Config): [] {
  const unread = unreadDefinitions(root, config, new Map());
  if (unread.length > 0) throw new KnownError(unread, exitStatus.notChecked);
  return [];
}

/** Gives each definition the modules that it imports. */
function linkParts(definitions: readonly LoadedDefinition[]): FixableProblem[] {
  const byModule = new Map<unknown, LoadedDefinition>(
    definitions.map((definition) => [definition.vm, definition]),
  );
  return definitions.flatMap((definition) => {
    const { imports } = definition.vm;
    const modules = (Array.isArray(imports) ? imports : []).filter(isDefinition);
    Object.assign(definition, { parts: modules.flatMap((module) => byModule.get(module) ?? []) });
    return modules
      .filter((module) => !byModule.has(module))
      .map((module) => ({
        file: definition.helper ?? definition.file,
        line: definition.line,
        message: `imports the module ${JSON.stringify(module.name)}, which no definition file exports`,
        fix: "export it from a file of its own beside this one: only then is it generated",
      }));
  });
}

const noDefinition = (file: string): FixableProblem => ({
  file,
  message: "exports no VM definition",
  fix: "write `export default defineVm({ ... })`; a file of helpers belongs in a folder below or elsewhere",
});

/** Where a VM is defined, and the helper that defines it where its file does not call `defineVm` itself. */
function placeOfCall(
  file: string,
  call: Position = { file, line: 1, column: 1 },
): Pick<LoadedDefinition, "file" | "helper" | "line" | "column"> {
  const helper = call.file === file ? undefined : call.file;
  return { file, helper, line: call.line, column: call.column };
}

/** What builders noted while a file was evaluated; what a helper that is shared noted counts for all files. */
function argumentNotes(
  file: string,
  positions: SourcePositions,
  origins: Map<string, readonly string[]>,
  notes: ReturnType<typeof takeNotes>,
) {
  for (const [argument, stacks] of notes.origins)
    origins.set(argument, [...(origins.get(argument) ?? []), ...stacks]);
  return {
    mistakes: notes.problems.map(({ stack, message, fix, within, isDerived = false }) => {
      const calls = positions.callsFrom(file, stack);
      const place = placeWithin(calls.at(-1) ?? { file, line: 1 }, within);
      return { ...place, message, fix, isDerived, calledAt: calls.at(-2) };
    }),
    placesOf: (argument: string) =>
      (origins.get(argument) ?? [])
        .map((stack) => positions.callsFrom(file, stack))
        // what is made once the definition is complete, such as shared memory, is not called by any of its lines
        .filter((calls) => calls.length > 0),
  };
}

/** `*.ts` directly in the definitions' folder, sorted by code unit, relative to the root. */
function definitionFiles(root: string, config: Config): string[] {
  let entries: Dirent[];
  try {
    entries = readdirSync(join(root, config.definitions), { withFileTypes: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT")
      throw systemError(error, config.definitions) ?? error;
    throw new KnownError(
      {
        file: config.definitions,
        message: "this folder of VM definitions does not exist",
        fix: "run this in the repository's root, or name the folder as `definitions` in ghaf-microvm.json",
      },
      exitStatus.notChecked,
    );
  }
  return (
    entries
      .filter(isFile)
      .map(({ name }) => name)
      // editors keep locks and copies in dotfiles; nix/lib/require-generated.nix has the same rule
      .filter((name) => /^[^.].*\.ts$/s.test(name) && !/\.(d|test)\.ts$/.test(name))
      .sort()
      .map((entry) => `${config.definitions}/${entry}`)
  );
}

/** A file, or a link to one. */
function isFile(entry: Dirent): boolean {
  if (!entry.isSymbolicLink()) return entry.isFile();
  const target = statSync(join(entry.parentPath, entry.name), { throwIfNoEntry: false });
  return target?.isFile() === true;
}

function importBundle(code: string): Promise<(() => Promise<Record<string, unknown>>)[]> {
  return withTemporaryFolder(async (folder) => {
    const file = join(folder, `ghaf-microvm-${randomUUID()}.mjs`);
    writeFileSync(file, code);
    return (await import(pathToFileURL(file).href)).default;
  });
}

function thrown(
  error: unknown,
  file: string,
  positions: SourcePositions,
  importsBack: string | undefined,
): FixableProblem {
  if (error instanceof KnownError) return error.problems[0] as FixableProblem;
  const place = positions.firstOf(stackOf(error));
  if (importsBack !== undefined && error instanceof TypeError && /undefined/.test(error.message))
    return {
      file: place?.file ?? file,
      line: place?.line,
      message: `the definition throws ${describeThrown(error)}`,
      fix: `${circleOf(file, importsBack)}: move what both need into a third file`,
    };
  return {
    file: place?.file ?? file,
    line: place?.line,
    message: `the definition throws ${describeThrown(error)}`,
    fix:
      place === undefined || place.file === file
        ? "correct what is thrown there"
        : `correct what is thrown there, or how ${file} uses it`,
  };
}

function stackOf(error: unknown): string | undefined {
  try {
    const stack = error instanceof Error ? error.stack : undefined;
    return typeof stack === "string" ? stack : undefined;
  } catch {
    return undefined;
  }
}

function isDefinition(value: unknown): value is LoadedDefinition["vm"] & {
  [definitionStack]: string;
  [definitionKind]: DefinitionKind;
} {
  return typeof value === "object" && value !== null && definitionStack in value;
}

/** Distinguishes the files that the user wrote from packages, the tool itself and generated types. */
function ownFiles(root: string, config: Config): (path: string) => boolean {
  const tool = `${relative(root, bundleFolder)}/`;
  const foreign = [tool, "../", `${config.types}/`, importMetaPrefix];
  return (path) =>
    !foreign.some((prefix) => path.startsWith(prefix)) && !path.split("/").includes("node_modules");
}

/** The user's own files among what the definition imports, directly or not: itself first, then sorted; and builds. */
function sourcesOf(
  imports: ReadonlyMap<string, readonly string[]>,
  used: ReadonlyMap<string, Uint8Array>,
  file: string,
): { readonly sources: Map<string, Uint8Array>; readonly builds: readonly string[] } {
  const builds = new Set<string>();
  const found = new Set<string>();
  const pending = [file];
  for (let path = pending.pop(); path !== undefined; path = pending.pop()) {
    if (found.has(path) || !used.has(fileOf(path, used))) continue;
    found.add(path);
    for (const imported of imports.get(path) ?? []) {
      pending.push(imported);
      if (imported.startsWith(packagedBuild)) builds.add(imported.slice(packagedBuild.length - 5));
    }
  }
  const names = new Set([...found].map((path) => fileOf(path, used)));
  names.delete(file);
  const sources = new Map(
    [file, ...[...names].sort()].map((name) => [name, used.get(name) ?? new Uint8Array()]),
  );
  return { sources, builds: [...builds].sort() };
}

/** A file that a file imports, and that imports it; undefined where none does. */
function importsBackOf(
  imports: ReadonlyMap<string, readonly string[]>,
  used: ReadonlyMap<string, Uint8Array>,
  file: string,
): string | undefined {
  const others = [...sourcesOf(imports, used, file).sources.keys()].slice(1);
  return others.find((other) => sourcesOf(imports, used, other).sources.has(file));
}

/** Why a value of two such files may be undefined. */
export const circleOf = (file: string, other: string) =>
  `${[file, other].sort().join(" and ")} import each other, so that one is evaluated before the other's values are there`;

/** The names of the modules whose builders have the types of one build: "ghaf-microvm/qemu-7.2". */
const packagedBuild = "ghaf-microvm/qemu-";

/** The file behind esbuild's name for a module, which ends with how it was imported: `?query`, ` with { ... }`. */
function fileOf(path: string, used: ReadonlyMap<string, Uint8Array>): string {
  if (used.has(path)) return path;
  const bare = path.replace(/ with \{.*\}$/s, "");
  return used.has(bare) ? bare : bare.replace(/[?#].*$/s, "");
}
