import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import {
  extraWordsAtEnd,
  madeFrom,
  parseCommandRecord,
  printCommandRecord,
  recordPath,
} from "../command/record.ts";
import {
  evaluateRunner,
  evaluateRunners,
  missingSource,
  type RunnerQuery,
} from "../command/runner.ts";
import { narHashOf, pinnedSource } from "../command/sources.ts";
import type { Config } from "../config.ts";
import type { LoadedDefinition } from "../definition/load.ts";
import { exitStatus, KnownError } from "../errors.ts";
import { readIfExists } from "../files.ts";
import { systems } from "../microvm/schema/json-schema.ts";
import type { Pin } from "../microvm/schema/pin.ts";
import { hasNix } from "../nix/evaluate.ts";
import { nixpkgsLib, type SourceFolders } from "../nix/pinned-sources.ts";
import { nixModule } from "./nix-module.ts";
import { sha256 } from "./record.ts";

/** The records of command lines as they shall be, and what could not be made anew. */
export interface CommandRecords {
  /** Path → text, of every record that there is or will be: of what could not be made, the former one. */
  readonly files: ReadonlyMap<string, string>;
  /** Records that are not there, or not of what is there now, and could not be made: path → why. */
  readonly notMade: ReadonlyMap<string, string>;
}

/**
 * The committed command line of each VM: made anew where what it is made from has changed, and Nix and the pinned
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
  const pending: Pending[] = [];
  const recorded = recordedHashes(root, config);
  for (const [definition, { path, text }] of modules) {
    const record = recordPath(path);
    const before = readIfExists(join(root, record));
    const system = systemOf(definition);
    const hash = madeFrom(root, narHashOf(pin), path, text, system);
    if (before !== undefined && isUnchanged(recorded, record, before, hash))
      files.set(record, before);
    else pending.push({ definition, record, before, system, hash });
  }
  const made = pending.length === 0 ? [] : await makeRecords(root, config, pin, folders, pending);
  for (const [index, { record, before }] of pending.entries()) {
    const result = made[index];
    if (typeof result === "string") {
      files.set(record, result);
    } else {
      if (before !== undefined) files.set(record, before);
      notMade.set(record, result?.why ?? "");
    }
  }
  return { files, notMade };
}

interface Pending {
  readonly definition: LoadedDefinition;
  readonly record: string;
  readonly before: string | undefined;
  readonly system: string;
  readonly hash: string;
}

/** The text of each record, or why there is none. */
async function makeRecords(
  root: string,
  config: Config,
  pin: Pin,
  folders: SourceFolders,
  pending: readonly Pending[],
): Promise<(string | { readonly why: string })[]> {
  if (!hasNix()) return pending.map(() => ({ why: "there is no Nix here" }));
  const temporary = new TemporaryModules(root, config);
  try {
    const source = await pinnedSource(pin, folders);
    const lib = nixpkgsLib(config.lock, pin, folders);
    // before a module is written for each VM, in vain
    const missing = await missingSource({ source: source.tree, lib });
    if (missing !== undefined) throw missing;
    const queries = pending.map(
      ({ definition, system }): RunnerQuery => ({
        lib,
        source: source.tree,
        module: temporary.write(definition),
        system,
      }),
    );
    const together = await evaluateRunners(queries);
    const made: (string | { why: string })[] = [];
    for (const [index, { definition, system, hash }] of pending.entries()) {
      const { name } = definition.vm;
      try {
        const { hypervisor, runner, extraArgs } =
          together[index] ?? (await evaluateRunner(queries[index] as RunnerQuery, name));
        made.push(
          printCommandRecord(name, {
            hypervisor,
            system,
            rev: source.rev,
            hash,
            ...("refused" in runner
              ? { command: undefined, extraWords: 0, files: {}, refused: runner.refused }
              : {
                  command: runner.command,
                  extraWords: extraWordsAtEnd(runner.command, extraArgs[hypervisor] ?? []),
                  files: runner.files,
                  refused: undefined,
                }),
          }),
        );
      } catch (error) {
        if (!(error instanceof KnownError) || error.status === exitStatus.notJudged) throw error;
        made.push({ why: whyOf(error) });
      }
    }
    return made;
  } catch (error) {
    if (!(error instanceof KnownError)) throw error;
    return pending.map(() => ({ why: whyOf(error) }));
  } finally {
    temporary.remove();
  }
}

const whyOf = (error: KnownError) => error.problems[0]?.message ?? error.message;

/** The record is of what is there now, and as it was written. */
function isUnchanged(
  recorded: Readonly<Record<string, unknown>>,
  path: string,
  text: string,
  hash: string,
): boolean {
  return parseCommandRecord(text)?.hash === hash && recorded[path] === sha256(text);
}

/** The hashes of the last generation's files; none when their record is missing or damaged. */
function recordedHashes(root: string, config: Config): Readonly<Record<string, unknown>> {
  try {
    return JSON.parse(readIfExists(join(root, config.record)) ?? "{}").files ?? {};
  } catch {
    return {};
  }
}

function systemOf({ vm }: LoadedDefinition): string {
  return (vm.systems as string[] | undefined)?.[0] ?? systems[0];
}

/** Nix reads modules from files: these may not be written yet. */
class TemporaryModules {
  readonly #root: string;
  readonly #config: Config;
  readonly #folder = mkdtempSync(join(tmpdir(), "ghaf-microvm-"));

  constructor(root: string, config: Config) {
    this.#root = root;
    this.#config = config;
  }

  /** Writes the module of a definition, and gives its path. */
  write(definition: LoadedDefinition): string {
    const module = join(this.#folder, definition.vm.name, "default.nix");
    mkdirSync(join(this.#folder, definition.vm.name));
    writeFileSync(module, nixModule(definition, relative(this.#root, module), this.#config.header));
    return module;
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true });
  }
}
