import { existsSync, realpathSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";

/** How Nix is asked for a flake. */
export interface NixReference {
  readonly url: string;
  /** Where Nix is started, if not here. */
  readonly folder?: string;
}

/**
 * A flake as every Nix takes it. Nix 2.8 reads no folder that is a link, and in `./folder` and `path:folder` no letters
 * that a URL has not, as spaces; those of git's URLs may be encoded.
 *
 * @param url As the user names it: `.`, `./my flake`, `path:/etc/nixos`.
 */
export function nixReference(url: string): NixReference {
  const [, scheme = "", path = ""] = /^(path:)?([./][^?]*)$/.exec(url) ?? [];
  if (path === "" || !existsSync(path)) return { url };
  const folder = realpathSync(path);
  // Nix itself starts with the folder that it is in
  const isHere = /^\.\/?$/.test(path);
  if (/^[\w./~+@:-]*$/.test(folder))
    return { url: folder === resolve(path) || isHere ? url : `${scheme}${folder}` };
  const top = scheme === "" ? gitTop(folder) : undefined;
  if (top === undefined) return { url: "path:.", folder };
  const inside = relative(top, folder);
  // by an absolute URL that is encoded, Nix 2.8 sees commits alone
  return { url: `git+file:.${inside === "" ? "" : `?dir=${encoded(inside)}`}`, folder: top };
}

/** `git+file:///home/me/my%20ghaf?dir=vms` */
export function gitUrl(top: string, parameters: readonly (readonly [string, string])[]): string {
  const query = parameters.map(([key, value]) => `${key}=${encoded(value)}`).join("&");
  return `git+file://${encoded(top)}${query === "" ? "" : `?${query}`}`;
}

const encoded = (path: string) => path.split("/").map(encodeURIComponent).join("/");

/** The folder of the repository that a folder is in. */
function gitTop(folder: string): string | undefined {
  if (existsSync(join(folder, ".git"))) return folder;
  return dirname(folder) === folder ? undefined : gitTop(dirname(folder));
}
