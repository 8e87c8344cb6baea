import { join } from "node:path";
import { cacheKey, readCached, repositoryCache, writeCached } from "../cache.ts";
import type { OptionSchema } from "../microvm/schema/option-schema.ts";
import type { SupportTable } from "../microvm/support/support-table.ts";

/** What this process has made, by key: `codegen --watch` makes it once, also where nothing can be cached. */
const made = new Map<string, Promise<string>>();

/**
 * The TypeScript types of a schema and of a build of QEMU, from the cache where they were made before.
 *
 * Making them takes most of a codegen's time and depends on the schema, the measured support, the build's name and this tool alone; all are in
 * the key.
 * The cache is in node_modules/.cache and may be deleted at any time.
 */
export function cachedTypes(
  root: string,
  schema: OptionSchema,
  schemaText: string,
  schemaPath: string,
  support: SupportTable | undefined,
  build: string,
): Promise<string> {
  const about = JSON.stringify([schemaPath, schemaText, support?.measured, build]);
  const text = made.get(about) ?? readOrMake(root, schema, about, schemaPath, support, build);
  made.set(about, text);
  return text;
}

async function readOrMake(
  root: string,
  schema: OptionSchema,
  about: string,
  schemaPath: string,
  support: SupportTable | undefined,
  build: string,
): Promise<string> {
  const folder = repositoryCache(root);
  const file = folder === undefined ? undefined : join(folder, `types-${cacheKey(about)}`);
  const cached = file === undefined ? undefined : readCached(file);
  if (cached !== undefined) return cached;
  const [{ typescriptModule }, { knownFacts }] = await Promise.all([
    import("./typescript.ts"),
    import("./known-facts.ts"),
  ]);
  const text = await typescriptModule(schema, schemaPath, knownFacts(support), support, build);
  if (file !== undefined) writeCached(file, text);
  return text;
}
