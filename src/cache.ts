import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { KnownError } from "./errors.ts";
import { writeAll } from "./files.ts";

/** Where a repository's cache is: below node_modules, so it may be deleted at any time. Undefined where there is none. */
export function repositoryCache(root: string): string | undefined {
  return existsSync(join(root, "node_modules"))
    ? join(root, "node_modules/.cache/ghaf-microvm")
    : undefined;
}

/** Where the user's cache is, as the XDG base directory specification has it. */
export function userCache(): string {
  const { XDG_CACHE_HOME: folder = "" } = process.env;
  return join(folder.startsWith("/") ? folder : join(homedir(), ".cache"), "ghaf-microvm");
}

/** A cached text, if it is complete: its first line is its hash. */
export function readCached(file: string): string | undefined {
  try {
    const [hash, ...lines] = readFileSync(file, "utf8").split("\n");
    const text = lines.join("\n");
    return hash === hashOf(text) ? text : undefined;
  } catch {
    return undefined;
  }
}

/** If the cache cannot be written, the next run makes the text again. */
export function writeCached(file: string, text: string): void {
  try {
    writeAll(dirname(file), new Map([[basename(file), `${hashOf(text)}\n${text}`]]));
  } catch (error) {
    if (!(error instanceof KnownError)) throw error;
  }
}

/**
 * A text from a repository's cache if it was made before, else made now.
 * @param about All that it is made from, besides this tool.
 */
export async function cachedText(
  root: string,
  name: string,
  about: readonly unknown[],
  make: () => Promise<string>,
): Promise<string> {
  const folder = repositoryCache(root);
  if (folder === undefined) return make();
  const file = join(folder, `${name}-${cacheKey(...about)}`);
  const cached = readCached(file);
  if (cached !== undefined) return cached;
  const text = await make();
  writeCached(file, text);
  removeOld(folder, name);
  return text;
}

/** Keeps a name's most recent texts, because people switch back and forth between branches. */
function removeOld(folder: string, name: string): void {
  try {
    const files = readdirSync(folder).filter((file) => /^[0-9a-f]{64}$/.test(keyOf(file, name)));
    const made = new Map(files.map((file) => [file, statSync(join(folder, file)).mtimeMs]));
    const newestFirst = files.toSorted(
      (one, other) => (made.get(other) ?? 0) - (made.get(one) ?? 0),
    );
    for (const file of newestFirst.slice(textsKept)) rmSync(join(folder, file), { force: true });
  } catch {
    // another run removes them, or the folder cannot be written: they only take space
  }
}

const keyOf = (file: string, name: string) =>
  file.startsWith(`${name}-`) ? file.slice(name.length + 1) : "";

const textsKept = 4;

const hashOf = (text: string) => createHash("sha256").update(text).digest("hex");

/** The name of what this version of the tool makes from these inputs. */
export function cacheKey(...inputs: readonly unknown[]): string {
  fingerprint ??= toolFingerprint();
  return hashOf(JSON.stringify([fingerprint, ...inputs]));
}

let fingerprint: string | undefined;

/** A hash of the tool's code, as it runs: of its bundle, or of its sources. */
function toolFingerprint(): string {
  const folder = dirname(fileURLToPath(import.meta.url));
  const hash = createHash("sha256");
  for (const name of codeFiles(folder)) hash.update(name).update(readFileSync(join(folder, name)));
  return hash.digest("hex");
}

function codeFiles(folder: string): readonly string[] {
  // these name the other files of the bundle, each after a hash of what is in it (build.mjs)
  const bundled = ["cli.js", "index.js"];
  if (bundled.every((name) => existsSync(join(folder, name)))) return bundled;
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.[jt]s$/.test(name))
    .sort();
}
