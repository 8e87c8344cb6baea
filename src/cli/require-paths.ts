import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync, type Stats, statSync } from "node:fs";
import { delimiter, dirname, join, resolve } from "node:path";
import { exitStatus, KnownError } from "../errors.ts";

interface PathOption {
  readonly what: string;
  readonly isThat: (path: string) => boolean;
}

const output: PathOption = {
  what: "a file that can be written",
  isThat: (file) => {
    if (isFolder(file)) return false;
    const there = existsSync(file) ? file : nearest(dirname(resolve(file)));
    return (there === file || isFolder(there)) && may(there, constants.W_OK);
  },
};

/** What the path in an option of any command must be, and how that is checked. */
const pathOptions: Readonly<Record<string, PathOption>> = {
  source: {
    what: "a git repository of microvm.nix, or a tree of it",
    isThat: (folder) =>
      isFolder(folder) && (existsSync(join(folder, "nixos-modules")) || isInGit(folder)),
  },
  nixpkgs: {
    what: "a folder with nixpkgs' lib",
    isThat: (folder) => existsSync(join(folder, "lib/default.nix")),
  },
  ask: { what: "a program on this machine", isThat: isProgram },
  page: output,
  output,
};

/**
 * Refuses a wrong path in an option, whether or not it turns out to be needed; otherwise the mistake would show later,
 * or never.
 * @throws KnownError (status 2)
 */
export async function requirePaths(options: Readonly<Record<string, unknown>>): Promise<void> {
  for (const [name, { what, isThat }] of Object.entries(pathOptions)) {
    const path = options[name];
    if (typeof path !== "string" || isThat(path)) continue;
    throw new KnownError(
      { message: `--${name} ${path}: that is not ${what}`, fix: `name ${what}` },
      exitStatus.notChecked,
    );
  }
  if (typeof options.pack !== "string") return;
  const { readPack } = await import("../packs/read.ts");
  readPack(options.pack);
}

/** The folder itself, else its nearest parent that exists. */
function nearest(folder: string): string {
  return existsSync(folder) ? folder : nearest(dirname(folder));
}

const isFolder = (path: string) => statsOf(path)?.isDirectory() === true;

/** A path that this user may not see, or that would be below a file, does not exist. */
function statsOf(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}

function isProgram(name: string): boolean {
  const folders = name.includes("/") ? [""] : (process.env.PATH ?? "").split(delimiter);
  return folders.some((folder) => {
    const path = folder === "" ? name : join(folder, name);
    return statsOf(path)?.isFile() === true && may(path, constants.X_OK);
  });
}

function may(path: string, mode: number): boolean {
  try {
    accessSync(path, mode);
    return true;
  } catch {
    return false;
  }
}

/** Without git, whatever needs it will report that. */
function isInGit(folder: string): boolean {
  const { status, error } = spawnSync("git", ["-C", folder, "rev-parse", "--git-dir"]);
  return error !== undefined || status === 0;
}
