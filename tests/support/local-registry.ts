import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import lock from "../../package-lock.json" with { type: "json" };
import { root } from "./available.ts";

/** A package registry that has what is installed here: npm takes it for the real one, without network. */
export interface LocalRegistry {
  readonly url: string;
  close(): void;
}

/** Serves the versions of each package that this repository's node_modules has. */
export async function localRegistry(): Promise<LocalRegistry> {
  const server = createServer((request, response) => {
    const [name = "", tarball] = decodeURIComponent(request.url ?? "")
      .slice(1)
      .split("/-/");
    const installed = installedVersions(name);
    const asked = tarball && installed.get(tarball.replace(/\.tgz$/, ""))?.folder;
    if (asked) response.end(tarballOf(asked));
    else if (installed.size === 0) response.writeHead(404).end("{}");
    else response.end(JSON.stringify(documentOf(name, installed, request.headers.host ?? "")));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, close: () => server.close() };
}

interface Installed {
  readonly folder: string;
  readonly manifest: { readonly version: string; readonly scripts?: unknown };
}

/** The outermost folder comes last: what is the newest to npm. */
function installedVersions(name: string): Map<string, Installed> {
  const paths = Object.keys(lock.packages).filter((path) => path.endsWith(`node_modules/${name}`));
  return new Map(
    paths
      .sort((one, other) => other.length - one.length)
      .map((path) => join(root, path))
      .filter((folder) => existsSync(join(folder, "package.json")))
      .map((folder) => {
        const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
        return [manifest.version, { folder, manifest }];
      }),
  );
}

function documentOf(name: string, installed: ReadonlyMap<string, Installed>, host: string) {
  return {
    name,
    "dist-tags": { latest: [...installed.keys()].at(-1) },
    versions: Object.fromEntries(
      // what runs when a package is installed may fetch
      [...installed].map(
        ([
          version,
          {
            manifest: { scripts: _, ...manifest },
          },
        ]) => [
          version,
          { ...manifest, dist: { tarball: `http://${host}/${name}/-/${version}.tgz` } },
        ],
      ),
    ),
  };
}

const tarballOf = (folder: string) =>
  execFileSync(
    "tar",
    ["-cz", "--exclude=./node_modules", "-C", folder, "--transform", "s|^\\.|package|", "."],
    { maxBuffer: 1 << 28 },
  );
