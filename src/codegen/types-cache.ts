import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { KnownError } from "../errors.ts";
import { writeAll } from "../files.ts";
import type { OptionSchema } from "../microvm/schema/option-schema.ts";
import type { SupportTable } from "../microvm/support/support-table.ts";
import { bundleFolder } from "../tool.ts";

/** What this process has made, by key: `codegen --watch` makes it once, also where nothing can be cached. */
const made = new Map<string, Promise<string>>();

/**
 * The TypeScript types of a schema, from the cache where they were made before.
 *
 * Making them takes most of a codegen's time and depends on the schema, the measured support and this tool alone; all are in the key.
 * The cache is in node_modules/.cache and may be deleted at any time.
 */
export function cachedTypes(
  root: string,
  schema: OptionSchema,
  schemaText: string,
  schemaPath: string,
  support: SupportTable | undefined,
): Promise<string> {
  const about = JSON.stringify([schemaPath, schemaText, support?.measured]);
  const text = made.get(about) ?? readOrMake(root, schema, about, schemaPath, support);
  made.set(about, text);
  return text;
}

async function readOrMake(
  root: string,
  schema: OptionSchema,
  about: string,
  schemaPath: string,
  support: SupportTable | undefined,
): Promise<string> {
  const tool = toolFingerprint();
  const folder = join(root, "node_modules/.cache/ghaf-microvm");
  const file = join(folder, `types-${hashOf(`${tool} ${about}`)}`);
  const cached = tool === undefined ? undefined : readCached(file);
  if (cached !== undefined) return cached;
  const [{ typescriptModule }, { knownFacts }] = await Promise.all([
    import("./typescript.ts"),
    import("./known-facts.ts"),
  ]);
  const text = await typescriptModule(schema, schemaPath, knownFacts(support), support);
  if (tool !== undefined && existsSync(join(root, "node_modules"))) writeCached(file, text);
  return text;
}

/** A cached text, when it is whole: its first line is its hash. */
function readCached(file: string): string | undefined {
  try {
    const [hash, ...lines] = readFileSync(file, "utf8").split("\n");
    const text = lines.join("\n");
    return hash === hashOf(text) ? text : undefined;
  } catch {
    return undefined;
  }
}

/** Where a cache cannot be written, the next run makes the types again. */
function writeCached(file: string, text: string): void {
  try {
    writeAll(dirname(file), new Map([[basename(file), `${hashOf(text)}\n${text}`]]));
  } catch (error) {
    if (!(error instanceof KnownError)) throw error;
  }
}

const hashOf = (text: string) => createHash("sha256").update(text).digest("hex");

/** A hash of the bundled tool, which changes with any of its code. Undefined when it runs from its sources. */
function toolFingerprint(): string | undefined {
  if (dirname(fileURLToPath(import.meta.url)) !== bundleFolder) return undefined;
  const hash = createHash("sha256");
  for (const name of readdirSync(bundleFolder)
    .filter((name) => name.endsWith(".js"))
    .sort())
    hash.update(name).update(readFileSync(join(bundleFolder, name)));
  return hash.digest("hex");
}
