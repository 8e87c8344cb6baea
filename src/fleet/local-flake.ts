import { existsSync, realpathSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";

/** How Nix is asked for a flake. */
export interface NixReference {
  readonly url: string;
  /** Where Nix is started, if not in the current folder. */
  readonly folder?: string;
}

/**
 * A flake as every version of Nix accepts it. Nix 2.8 does not read a folder that is a link, nor characters in `./folder`
 * and `path:folder` that a URL cannot have, such as spaces; in git's URLs they may be encoded.
 *
 * @param url As the user names it: `.`, `./my flake`, `path:/etc/nixos`.
 */
export function nixReference(url: string): NixReference {
  const [, scheme = "", path = ""] = /^(path:)?([./][^?]*)$/.exec(url) ?? [];
  if (path === "" || !existsSync(path)) return { url };
  const folder = realpathSync(path);
  // Nix itself starts from the folder that it runs in
  const isHere = /^\.\/?$/.test(path);
  if (/^[\w./~+@:-]*$/.test(folder))
    return { url: folder === resolve(path) || isHere ? url : `${scheme}${folder}` };
  const top = scheme === "" ? gitTop(folder) : undefined;
  if (top === undefined) return { url: "path:.", folder };
  const inside = relative(top, folder);
  // given an encoded absolute URL, Nix 2.8 sees only commits
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
