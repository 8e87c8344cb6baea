import { join } from "node:path";
import { cacheKey, readCached, repositoryCache, writeCached } from "../cache.ts";
import type { Config } from "../config.ts";
import type { LoadedDefinition } from "../definition/load.ts";
import { modulesOf } from "../definition/modules-of.ts";
import type { DefinitionArguments } from "../lint/definitions/arguments.ts";
import type { PinData } from "../microvm/pin-data.ts";
import { dataRead, filesRead, valuesRead } from "./inputs-of-checks.ts";

/**
 * Definitions in whose arguments and options nothing was found, remembered in the repository's cache by hashes of all
 * that was read for that: after a change, only the definitions that it concerns are looked at again.
 */
export class CleanDefinitions {
  readonly #root: string;
  readonly #file: string | undefined;
  readonly #about: string;
  readonly #known: ReadonlySet<string>;
  readonly #found = new Set<string>();

  constructor(root: string, config: Config, data: PinData | undefined) {
    const folder = repositoryCache(root);
    this.#root = root;
    this.#file = folder && join(folder, "clean");
    this.#about = cacheKey(config, dataRead(data));
    const text = this.#file === undefined ? undefined : readCached(this.#file);
    this.#known = new Set(text?.split("\n"));
  }

  /** What `find` finds in a definition; nothing if nothing was found in it before. */
  async findings<Found>(
    definition: LoadedDefinition,
    line: DefinitionArguments | undefined,
    find: () => Promise<Found[]>,
  ): Promise<Found[]> {
    const key = this.#file === undefined ? undefined : this.#keyOf(definition, line);
    if (key === undefined) return find();
    const found = this.#known.has(key) ? [] : await find();
    if (found.length === 0) this.#found.add(key);
    return found;
  }

  /** Remembers what was looked at, with as many of the others: they belong to definitions that were not chosen. */
  write(): void {
    const fresh = [...this.#found].filter((key) => !this.#known.has(key));
    if (this.#file === undefined || fresh.length === 0) return;
    const others = [...this.#known].filter((key) => !this.#found.has(key));
    const kept = others.slice(0, Math.max(this.#found.size, othersKept));
    writeCached(this.#file, [...this.#found, ...kept].join("\n"));
  }

  #keyOf(definition: LoadedDefinition, line: DefinitionArguments | undefined): string | undefined {
    const modules = modulesOf(definition);
    const values = modules.map(valuesRead);
    if (values.includes(undefined)) return undefined;
    return cacheKey(this.#about, values, filesRead(this.#root, modules), line ?? null);
  }
}

const othersKept = 1000;
