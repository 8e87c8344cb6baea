import { join } from "node:path";
import type { BuildFailure, Metafile, Plugin } from "esbuild";
import type { Config } from "../config.ts";
import { exitStatus, KnownError } from "../errors.ts";
import { runtimeModule } from "../tool.ts";
import { importMetaDefinitions, loadSources } from "./load-source.ts";
import { resolveByName } from "./resolve-by-name.ts";

/** All definitions as one module: it exports a function for each file, which evaluates it. */
export interface Bundle {
  readonly code: string;
  readonly map: string;
  /**
   * What each module imports, by esbuild's names, except for the tool's own modules ("ghaf-microvm/qemu-7.2");
   * imports left outside the bundle are not included.
   */
  readonly imports: ReadonlyMap<string, readonly string[]>;
  /** The user's files in it, as they were read: path → bytes. */
  readonly used: ReadonlyMap<string, Uint8Array>;
}

/** A bundle as esbuild made it in this run. */
export interface FreshBundle extends Bundle {
  readonly metafile: Metafile;
}

/**
 * Bundles definition files.
 *
 * @param files Definition files, relative to the root.
 * @param isOwn Whether the user wrote a file, given by its path relative to the root.
 * @throws KnownError (status 2) naming each file that does not parse, or an import that is not there.
 */
export async function buildBundle(
  root: string,
  config: Config,
  files: readonly string[],
  isOwn: (path: string) => boolean,
): Promise<FreshBundle> {
  const { build } = await import("esbuild");
  const used = new Map<string, Uint8Array>();
  try {
    const { outputFiles, metafile } = await build({
      stdin: {
        contents: `export default [${files.map((file) => `() => import(${JSON.stringify(`./${file}`)})`).join(", ")}];`,
        resolveDir: root,
        sourcefile: "definitions",
      },
      absWorkingDir: root,
      outfile: join(root, "definitions.mjs"),
      bundle: true,
      ...output,
      define: importMetaDefinitions,
      preserveSymlinks: true,
      plugins: [runtimeForTypes(root, config), loadSources(root, isOwn, used), resolveByName],
      // CommonJS packages need `require`
      banner: {
        js: 'import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);',
      },
      logLevel: "silent",
    });
    const [map, code] = [".map", ".mjs"].map(
      (end) => outputFiles.find(({ path }) => path.endsWith(end))?.text,
    );
    if (map === undefined || code === undefined) throw new Error("esbuild wrote no bundle");
    return { code, map, imports: importsOf(metafile), used, metafile };
  } catch (error) {
    if (!isBuildFailure(error)) throw error;
    const refused = error.errors.find(({ detail }) => detail instanceof KnownError);
    if (refused !== undefined) throw refused.detail;
    throw new KnownError(
      error.errors.map(({ location, text }) => ({
        file: location?.file,
        line: location?.line,
        message: text,
        fix: "correct it there: the definitions do not build",
      })),
      exitStatus.notChecked,
    );
  }
}

const output = {
  write: false,
  metafile: true,
  sourcemap: "external",
  // each run reads the map, and only for places
  sourcesContent: false,
  platform: "node",
  target: "node20",
  format: "esm",
} as const;

function importsOf({ inputs }: Metafile): Map<string, string[]> {
  return new Map(
    Object.entries(inputs).map(([path, { imports }]) => [
      path,
      imports
        .filter(({ external }) => !external)
        .map(({ path, original = "" }) => (original.startsWith("ghaf-microvm/") ? original : path)),
    ]),
  );
}

/**
 * Gives definitions the tool's own module for "ghaf-microvm", and for the generated types too: what those add is for
 * the compiler, and they may be missing or stale when they are about to be written.
 */
function runtimeForTypes(root: string, config: Config): Plugin {
  const types = join(root, config.types, "microvm");
  return {
    name: "ghaf-microvm",
    setup({ onResolve }) {
      // the builders of other packs differ only in their types
      onResolve({ filter: /^ghaf-microvm(\/.*)?$/ }, () => ({ path: runtimeModule }));
      onResolve({ filter: /^\..*\/microvm(\.[jt]s)?$/ }, ({ path, resolveDir }) =>
        join(resolveDir, path).replace(/\.[jt]s$/, "") === types
          ? { path: runtimeModule }
          : undefined,
      );
    },
  };
}

function isBuildFailure(error: unknown): error is BuildFailure {
  return error instanceof Error && Array.isArray((error as Partial<BuildFailure>).errors);
}
