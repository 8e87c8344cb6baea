import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import type { Metafile } from "esbuild";
import { cacheKey, readCached, repositoryCache, writeCached } from "../cache.ts";
import type { Config } from "../config.ts";
import { runtimeModule } from "../tool.ts";
import type { Bundle, FreshBundle } from "./bundle.ts";
import { importMetaPrefix } from "./load-source.ts";

/** A bundle on disk, and its inputs. */
interface CachedBundle {
  /** Hash of the tool, the configuration and the list of definition files. */
  readonly key: string;
  /** The user's files in the bundle: path and hash. */
  readonly sources: readonly (readonly [string, string])[];
  /** Files that say how esbuild reads the sources: absolute path and hash, null where there is none. */
  readonly settings: readonly (readonly [string, string | null])[];
  readonly imports: readonly (readonly [string, readonly string[]])[];
  readonly code: string;
  readonly map: string;
}

/**
 * The repository's cached bundle if all its inputs are unchanged, else a new one. That one is cached if changes can be
 * detected: if the user's files import, by exact name, only each other, this tool and Node's modules. A package may
 * change anywhere below node_modules.
 *
 * Loading esbuild and starting its service takes longer than the rest of a run with nothing to do.
 */
export async function cachedBundle(
  root: string,
  { definitions, types }: Config,
  files: readonly string[],
  build: () => Promise<FreshBundle>,
): Promise<Bundle> {
  const folder = repositoryCache(root);
  if (folder === undefined) return build();
  const file = join(folder, "bundle");
  const key = cacheKey(root, definitions, types, files, esbuildVersion());
  const cached = read(root, file, key);
  if (cached !== undefined) return cached;
  const bundle = await build();
  const entry = cacheable(root, key, bundle);
  if (entry !== undefined) writeCached(file, JSON.stringify(entry));
  return bundle;
}

/** Another version of esbuild may write different code. */
const esbuildVersion = (): unknown =>
  JSON.parse(readFileSync(require.resolve("esbuild/package.json"), "utf8")).version;

const require = createRequire(import.meta.url);

function read(root: string, file: string, key: string): Bundle | undefined {
  const text = readCached(file);
  if (text === undefined) return undefined;
  const cached: CachedBundle = JSON.parse(text);
  if (cached.key !== key) return undefined;
  if (cached.settings.some(([path, hash]) => hash !== (hashOf(bytesOf(path)) ?? null)))
    return undefined;
  const used = new Map<string, Uint8Array>();
  for (const [path, hash] of cached.sources) {
    const bytes = bytesOf(join(root, path));
    if (bytes === undefined || hash !== hashOf(bytes)) return undefined;
    used.set(path, bytes);
  }
  return { code: cached.code, map: cached.map, imports: new Map(cached.imports), used };
}

function cacheable(
  root: string,
  key: string,
  { code, map, imports, used, metafile }: FreshBundle,
): CachedBundle | undefined {
  if (![...used.keys()].every((file) => hasKnownImports(root, metafile, used, file)))
    return undefined;
  const settings = settingsOf(root, [...used.keys()]);
  // what a configuration extends may be anywhere
  if (settings.some(([, bytes]) => bytes?.includes('"extends"'))) return undefined;
  return {
    key,
    sources: [...used].map(([path, bytes]) => [path, hashOf(bytes) ?? ""]),
    settings: settings.map(([path, bytes]) => [path, hashOf(bytes) ?? null]),
    imports: [...imports],
    code,
    map,
  };
}

/** Whether a file's imports can only resolve differently if its own text changes. */
function hasKnownImports(
  root: string,
  metafile: Metafile,
  used: ReadonlyMap<string, Uint8Array>,
  file: string,
): boolean {
  const runtime = relative(root, runtimeModule);
  return (metafile.inputs[file]?.imports ?? []).every(
    ({ path, original = "", external }) =>
      external ||
      path === runtime ||
      path.startsWith(importMetaPrefix) ||
      (/^\.\.?\//.test(original) && join(dirname(file), original) === path && used.has(path)),
  );
}

/** What esbuild reads besides the sources: in each of their folders, and in all folders above. */
function settingsOf(
  root: string,
  files: readonly string[],
): (readonly [string, Buffer | undefined])[] {
  const folders = new Set<string>();
  for (const file of files)
    for (let folder = dirname(join(root, file)); !folders.has(folder); folder = dirname(folder))
      folders.add(folder);
  return [...folders].flatMap((folder) =>
    ["package.json", "tsconfig.json", "jsconfig.json"].map((name) => {
      const path = join(folder, name);
      return [path, bytesOf(path)] as const;
    }),
  );
}

/** A file's bytes; undefined where none can be read. */
function bytesOf(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

const hashOf = (bytes: Uint8Array | undefined) =>
  bytes && createHash("sha256").update(bytes).digest("hex");
