import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, normalize, resolve } from "node:path";
import { cacheKey, readCached, repositoryCache, writeCached } from "../cache.ts";
import type { CommandRecords } from "../command/record.ts";
import type { Config } from "../config.ts";
import type { LoadedDefinition } from "../definition/load.ts";
import { withoutParts } from "../definition/modules-of.ts";
import { historyFolder } from "../microvm/history/read-history.ts";
import type { PinData } from "../microvm/pin-data.ts";
import { isProperty } from "../nix/property.ts";
import { isNixExpression } from "../nix/value.ts";
import { nixFolder } from "../tool.ts";
import type { NotVerified } from "./not-verified.ts";
import type { Verdict } from "./verdict.ts";

/** What `codegen` needs of a verdict. */
type Outcome = Omit<Verdict, "lines">;

type RecordsOf = (sound: readonly LoadedDefinition[]) => Promise<CommandRecords>;

/** The last verdict that found nothing. */
interface CachedVerdict {
  /** Hash of everything that the definitions themselves are checked against. */
  readonly definitions: string;
  /** Hash of that and of their command lines. */
  readonly all: string;
  readonly notVerified: readonly NotVerified[];
}

/**
 * The verdict on all definitions of a repository. A verdict without findings is remembered in its cache, for a run
 * with nothing to do: the checks take longer to load than everything else. Whatever a check reads is in the key:
 * the evaluated values and their sources, the option schema, the support table, packs, modules that are imported,
 * and the command lines, which are looked at again in each run.
 *
 * @param recordsOf Gives the command lines of definitions without problems.
 * @param verify Makes the verdict if none is remembered.
 */
export async function cachedVerdict(
  root: string,
  config: Config,
  definitions: readonly LoadedDefinition[],
  data: PinData,
  recordsOf: RecordsOf,
  verify: (recordsOf: RecordsOf) => Promise<Outcome>,
): Promise<Outcome> {
  const folder = repositoryCache(root);
  const key = folder === undefined ? undefined : keyOf(root, config, definitions, data);
  if (folder === undefined || key === undefined) return verify(recordsOf);
  const file = join(folder, "verdict");
  const cached = readEntry(file);
  // the verdict would ask for the records of exactly the definitions known to be sound
  const records = cached?.definitions === key ? await recordsOf(definitions) : undefined;
  if (records !== undefined && cached?.all === withRecords(key, records))
    return {
      problems: [],
      notRunnable: [],
      findings: [],
      notVerified: cached.notVerified,
      records,
    };
  const verdict = await verify(async (sound) => records ?? (await recordsOf(sound)));
  const { problems, notRunnable, findings, notVerified } = verdict;
  if (problems.length + notRunnable.length + findings.length === 0) {
    const entry = { definitions: key, all: withRecords(key, verdict.records), notVerified };
    writeCached(file, JSON.stringify(entry satisfies CachedVerdict));
  }
  return verdict;
}

function readEntry(file: string): CachedVerdict | undefined {
  const text = readCached(file);
  return text === undefined ? undefined : JSON.parse(text);
}

const withRecords = (key: string, { files, notMade, failed, pinnedDay }: CommandRecords) =>
  cacheKey(key, [...files], [...notMade], [...failed], pinnedDay);

/** Undefined for definitions with a value that cannot be written as text, such as a function. */
function keyOf(
  root: string,
  config: Config,
  definitions: readonly LoadedDefinition[],
  { schemaText, supportText }: PinData,
): string | undefined {
  const sources = new Map(definitions.flatMap((definition) => [...definition.sources]));
  const values = definitions.map((definition) => {
    const { kind, file, helper, line, column, qemuTypes, mistakes, parts = [] } = definition;
    const of = parts.map(({ vm }) => vm.name);
    return [
      textOf(withoutParts(definition)),
      kind,
      file,
      helper,
      line,
      column,
      qemuTypes,
      mistakes,
      of,
    ];
  });
  if (values.some(([text]) => text === undefined)) return undefined;
  return cacheKey(
    config,
    schemaText,
    supportText ?? null,
    values,
    [...sources].map(([path, bytes]) => [path, hashOf(bytes)]),
    definitions.flatMap((definition) => filesOf(definition)).map((path) => hashAt(root, path)),
    stampsOf(join(nixFolder, "packs")),
    stampsOf(historyFolder),
  );
}

/** A value as text, which differs wherever two values differ; undefined where it is not plain data. */
function textOf(value: unknown): string | undefined {
  let isText = true;
  try {
    const text = JSON.stringify(value, (_, inner: unknown) => {
      if (isNixExpression(inner)) return { "\0expression": inner.text };
      if (isProperty(inner)) return { "\0property": { ...inner } };
      if (inner === undefined) return "\0undefined";
      isText &&= isPlain(inner);
      return inner;
    });
    return isText ? text : undefined;
  } catch {
    // a definition can return anything, such as an object that contains itself, or throws when read
    return undefined;
  }
}

function isPlain(value: unknown): boolean {
  if (typeof value === "number") return Number.isFinite(value) && !Object.is(value, -0);
  if (typeof value !== "object" || value === null)
    return ["string", "boolean", "object"].includes(typeof value);
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === Array.prototype || prototype === null;
}

/** Files that a definition names: modules that it imports, below the root, and a pack. */
function filesOf({ file, vm }: LoadedDefinition): string[] {
  const imports = Array.isArray(vm.imports) ? (vm.imports as readonly unknown[]) : [];
  const modules = imports
    .filter((one) => typeof one === "string")
    .map((one) => normalize(join(dirname(file), one)));
  const packs = typeof vm.pack === "string" ? [vm.pack] : [];
  return [...modules.flatMap((path) => [path, join(path, "default.nix")]), ...packs];
}

/** Hash of a file's bytes; for anything else, its kind. */
function hashAt(root: string, path: string): string {
  const file = resolve(root, path);
  try {
    const stats = statSync(file, { throwIfNoEntry: false });
    return stats?.isFile() ? hashOf(readFileSync(file)) : stats === undefined ? "none" : "folder";
  } catch {
    // a check that needs it says why it cannot be read
    return "unreadable";
  }
}

/** What distinguishes the files of the tool's own data from others, without reading them. */
const stampsOf = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .sort()
    .map((name) => {
      const { size, mtimeMs } = statSync(join(folder, name));
      return [name, size, mtimeMs];
    });

const hashOf = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
