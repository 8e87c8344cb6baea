import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { root } from "../../tests/support/available.ts";

/** The built site: `npm run docs:build` writes it. */
const dist = join(root, "docs/.vitepress/dist");

const types: Readonly<Record<string, string>> = {
  ".css": "text/css",
  ".html": "text/html",
  ".js": "text/javascript",
  ".svg": "image/svg+xml",
};

export interface ServedSite {
  readonly url: string;
  /** Of each path that was asked for: its size, compressed. */
  readonly sizes: Map<string, number>;
  close(): void;
}

/** Serves the built site as GitHub's Pages do, compressed, at a free port. */
export async function serveSite(): Promise<ServedSite> {
  const sizes = new Map<string, number>();
  const bodies = new Map<string, Buffer>();
  const server = createServer(({ url = "" }, response) => {
    const { pathname } = new URL(url, "http://localhost");
    const file = fileOf(decodeURIComponent(pathname));
    const name = file ?? join(dist, "404.html");
    const body = bodies.get(name) ?? gzipSync(readFileSync(name));
    bodies.set(name, body);
    sizes.set(pathname, body.length);
    response.writeHead(file === undefined ? 404 : 200, {
      "content-type": types[extname(name)] ?? "text/plain",
      "content-encoding": "gzip",
    });
    response.end(body);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, sizes, close: () => server.close() };
}

/** The file that an address is for. */
function fileOf(path: string): string | undefined {
  const file = join(dist, path);
  return [file, `${file}.html`, join(file, "index.html")].find((each) =>
    statSync(each, { throwIfNoEntry: false })?.isFile(),
  );
}

/** The addresses of all pages. */
export function pagesOf(): string[] {
  return readdirSync(dist, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".html") && file !== "404.html")
    .map((file) => `/${file.replace(/(index)?\.html$/, "")}`)
    .sort();
}

/** The links within the site that lead nowhere: "page: link". */
export function brokenLinks(): string[] {
  return pagesOf().flatMap((page) => {
    const html = readFileSync(fileOf(page) ?? "", "utf8");
    return [...html.matchAll(/<a[^>]* href="(\/[^"#?]*|[^":#?]*)(?:#([^"]*))?"/g)]
      .map(([, link = "", anchor]) => ({
        path: link === "" ? page : new URL(link, `http://localhost${page}`).pathname,
        anchor,
      }))
      .filter(({ path, anchor }) => !leadsSomewhere(path, anchor))
      .map(({ path, anchor = "" }) => `${page}: ${path}#${anchor}`);
  });
}

function leadsSomewhere(path: string, anchor: string | undefined): boolean {
  const file = fileOf(decodeURIComponent(path));
  if (file === undefined || !existsSync(file)) return false;
  return anchor === undefined || anchor === "" || idsOf(file).has(decodeURIComponent(anchor));
}

const ids = new Map<string, ReadonlySet<string>>();

function idsOf(file: string): ReadonlySet<string> {
  const known =
    ids.get(file) ??
    new Set([...readFileSync(file, "utf8").matchAll(/ id="([^"]*)"/g)].map(([, id = ""]) => id));
  ids.set(file, known);
  return known;
}
