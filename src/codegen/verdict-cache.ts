import { join } from "node:path";
import { cacheKey, readCached, repositoryCache, writeCached } from "../cache.ts";
import type { CommandRecords } from "../command/record.ts";
import type { Config } from "../config.ts";
import type { LoadedDefinition } from "../definition/load.ts";
import type { PinData } from "../microvm/pin-data.ts";
import { dataRead, filesRead, valuesRead } from "./inputs-of-checks.ts";
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
  data: PinData,
): string | undefined {
  const values = definitions.map(valuesRead);
  if (values.includes(undefined)) return undefined;
  return cacheKey(config, dataRead(data), values, filesRead(root, definitions));
}
