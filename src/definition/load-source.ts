import { readFileSync } from "node:fs";
import { dirname, extname, relative } from "node:path";
import { pathToFileURL } from "node:url";
import type { Loader, PartialMessage, Plugin } from "esbuild";
import { systemError } from "../system-error.ts";

const loaders: Readonly<Record<string, Loader>> = {
  ".ts": "ts",
  ".mts": "ts",
  ".cts": "ts",
  ".tsx": "tsx",
  ".js": "js",
  ".mjs": "js",
  ".cjs": "js",
  ".jsx": "jsx",
  ".json": "json",
};

/** Prefix of paths of virtual modules: each has the `import.meta` of the file at that path. */
export const importMetaPrefix = "import-meta:";

/** What esbuild is to write for `import.meta.url` and its like: members of a module that `loadSources` adds. */
export const importMetaDefinitions = Object.fromEntries(
  ["url", "filename", "dirname"].map((name) => [`import.meta.${name}`, `__importMeta.${name}`]),
);

/**
 * Reads the files of a bundle: the user's strictly as UTF-8, because esbuild's service stops at other bytes, and each
 * with its own `import.meta`, because that of the bundle belongs to a temporary file.
 *
 * @param used Receives the user's files as they were read, each once: path → bytes. Even if a file is saved meanwhile,
 * or written by a definition, the bytes here are those in the bundle.
 */
export function loadSources(
  root: string,
  isOwn: (path: string) => boolean,
  used: Map<string, Uint8Array>,
): Plugin {
  const readOnce = (path: string, file: string) => {
    const bytes = used.get(file) ?? readFileSync(path);
    used.set(file, bytes);
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  };
  return {
    name: "sources",
    setup({ onLoad, onResolve }) {
      onLoad({ filter: /.*/, namespace: "file" }, ({ path }) => {
        const file = relative(root, path);
        const loader = loaders[extname(path)];
        if (!isOwn(file) && (loader === undefined || loader === "json")) return undefined;
        let bytes: Buffer;
        try {
          bytes = isOwn(file) ? readOnce(path, file) : readFileSync(path);
        } catch (error) {
          return { errors: [{ text: String(error), detail: systemError(error, path) }] };
        }
        if (loader === undefined) return { contents: bytes, loader: "default" };
        const error = isOwn(file) ? findForeignBytes(bytes, file) : undefined;
        if (error !== undefined) return { errors: [error] };
        const text = bytes.toString("utf8");
        if (loader === "json" || !text.includes("import.meta"))
          return isOwn(file) ? { contents: bytes, loader } : undefined;
        // after the text, so that its lines and columns stay the same
        const contents = `${text}\nimport * as __importMeta from ${JSON.stringify(importMetaPrefix + path)};\n`;
        return { contents, loader };
      });
      onResolve({ filter: /^import-meta:/ }, ({ path }) => ({
        path: path.slice(importMetaPrefix.length),
        namespace: "import-meta",
      }));
      onLoad({ filter: /.*/, namespace: "import-meta" }, ({ path }) => ({
        contents: Object.entries({
          url: pathToFileURL(path).href,
          filename: path,
          dirname: dirname(path),
        })
          .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`)
          .join("\n"),
      }));
    },
  };
}

/** The first line that is not UTF-8. */
function findForeignBytes(bytes: Buffer, file: string): PartialMessage | undefined {
  if (isUtf8(bytes)) return undefined;
  let line = 1;
  for (let start = 0; start <= bytes.length; line++) {
    const end = bytes.indexOf("\n", start);
    if (end < 0 || !isUtf8(bytes.subarray(start, end))) break;
    start = end + 1;
  }
  return { text: "is not UTF-8, which TypeScript is written in", location: { file, line } };
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
