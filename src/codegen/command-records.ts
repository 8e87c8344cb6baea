import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { madeFrom, parseCommandRecord, printCommandRecord, recordPath } from "../command/record.ts";
import { evaluateRunner } from "../command/runner.ts";
import { narHashOf, pinnedSource } from "../command/sources.ts";
import type { Config } from "../config.ts";
import type { LoadedDefinition } from "../definition/load.ts";
import { exitStatus, KnownError } from "../errors.ts";
import { readIfExists } from "../files.ts";
import { hasNix } from "../nix/evaluate.ts";
import { nixpkgsLib, type SourceFolders } from "../nix/pinned-sources.ts";
import { systems } from "../schema/json-schema.ts";
import type { Pin } from "../schema/pin.ts";
import { nixModule } from "./nix-module.ts";
import { sha256 } from "./record.ts";

/** The records of command lines as they shall be, and what could not be made anew. */
export interface CommandRecords {
  /** Path → text, of every record that there is or will be. */
  readonly files: ReadonlyMap<string, string>;
  /** Records that stay as they are, though what they were made from has changed: path → why. */
  readonly outOfDate: ReadonlyMap<string, string>;
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
  const outOfDate = new Map<string, string>();
  const narHash = narHashOf(pin);
  let missing: string | undefined = hasNix() ? undefined : "there is no Nix here";
  for (const [definition, { path, text }] of modules) {
    const record = recordPath(path);
    const before = readIfExists(join(root, record));
    const system = systemOf(definition);
    const hash = madeFrom(root, narHash, path, text, system);
    if (before !== undefined && isUnchanged(root, config, record, before, hash)) {
      files.set(record, before);
      continue;
    }
    try {
      if (missing !== undefined) throw new KnownError({ message: missing }, exitStatus.notJudged);
      const source = await pinnedSource(pin, folders);
      const lib = nixpkgsLib(config.lock, pin, folders);
      const evaluation = await inTemporaryModule(root, config, definition, (module) =>
        evaluateRunner({ lib, source: source.tree, module, system }, definition.vm.name),
      );
      const { hypervisor, runner } = evaluation;
      const made =
        "refused" in runner
          ? { command: undefined, files: {}, refused: runner.refused }
          : { command: runner.command, files: runner.files, refused: undefined };
      files.set(
        record,
        printCommandRecord(definition.vm.name, {
          hypervisor,
          system,
          rev: source.rev,
          hash,
          ...made,
        }),
      );
    } catch (error) {
      if (!(error instanceof KnownError)) throw error;
      if (error.status === exitStatus.notJudged) missing ??= error.problems[0]?.message;
      if (before === undefined) continue;
      files.set(record, before);
      outOfDate.set(record, error.problems[0]?.message ?? error.message);
    }
  }
  return { files, outOfDate };
}

/** The record is of what is there now, and as it was written. */
function isUnchanged(
  root: string,
  config: Config,
  path: string,
  text: string,
  hash: string,
): boolean {
  if (parseCommandRecord(text)?.hash !== hash) return false;
  try {
    const { files } = JSON.parse(readIfExists(join(root, config.record)) ?? "{}");
    return files?.[path] === sha256(text);
  } catch {
    return false;
  }
}

function systemOf({ vm }: LoadedDefinition): string {
  return (vm.systems as string[] | undefined)?.[0] ?? systems[0];
}

/** Nix reads modules from files: this one may not be written yet. */
async function inTemporaryModule<T>(
  root: string,
  config: Config,
  definition: LoadedDefinition,
  use: (module: string) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "ghaf-microvm-"));
  const module = join(folder, definition.vm.name, "default.nix");
  try {
    mkdirSync(join(folder, definition.vm.name));
    writeFileSync(module, nixModule(definition, relative(root, module), config.header));
    return await use(module);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
