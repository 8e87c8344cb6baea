import { realpathSync } from "node:fs";
import { dirname, sep } from "node:path";
import type { OnResolveArgs, Plugin, PluginBuild, ResolveResult } from "esbuild";

/**
 * Resolves imports by the names that the user wrote, as TypeScript does: a file behind a link to a folder belongs to
 * the repository, under the name that it has there. Packages keep their real place, from which they find others.
 *
 * For a build with `preserveSymlinks`. What a linked file imports may be beside the link or beside the file.
 */
export const resolveByName: Plugin = {
  name: "resolve-by-name",
  setup(build) {
    build.onResolve({ filter: /^\.\.?(?:\/|$)/ }, async (args) => {
      const folder = isOurs(args) ? undefined : folderBehindLinks(args);
      if (folder === undefined) return undefined;
      const named = await resolve(build, args, args.resolveDir);
      return named.errors.length === 0 ? named : resolve(build, args, folder);
    });
    build.onResolve({ filter: /^[^./]/ }, async (args) => {
      if (isOurs(args) || args.path.startsWith("node:")) return undefined;
      const found = await resolve(build, args, args.resolveDir);
      return found.errors.length === 0 && found.path.includes(`${sep}node_modules${sep}`)
        ? { ...found, path: realpathSync(found.path) }
        : found;
    });
  },
};

/** Marks the questions that this plugin asks itself. */
const asked = Symbol("asked by this plugin");

const isOurs = ({ pluginData }: OnResolveArgs) => pluginData === asked;

function resolve(
  build: PluginBuild,
  { path, importer, kind, namespace, with: attributes }: OnResolveArgs,
  resolveDir: string,
): Promise<ResolveResult> {
  return build.resolve(path, {
    importer,
    kind,
    namespace,
    resolveDir,
    with: attributes,
    pluginData: asked,
  });
}

/** The importing file's real folder, if that differs from the one in its name. */
function folderBehindLinks({ importer, namespace }: OnResolveArgs): string | undefined {
  if (namespace !== "file" || importer === "") return undefined;
  try {
    const folder = dirname(realpathSync(importer));
    return folder === dirname(importer) ? undefined : folder;
  } catch {
    return undefined;
  }
}
