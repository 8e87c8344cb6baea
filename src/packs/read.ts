import { readFileSync } from "node:fs";
import { join } from "node:path";
import { exitStatus, KnownError } from "../errors.ts";
import { nixFolder } from "../tool.ts";
import { assemblePack, isPackFile } from "./assemble.ts";
import type { CrosvmPack, Pack, QemuPack } from "./format.ts";
import { parsePack } from "./parse.ts";

/**
 * One of the package's own packs, or the pack in a file (a name with `/` or `.json`).
 *
 * @throws KnownError (status 2) if no pack has this name, or the file is not a pack or has another format version.
 */
export function readPack(name: string): Pack {
  if (isPackFile(name)) return parsePack(name, readText(name));
  const pack =
    ownPacks.get(name) ?? assemblePack(name, (file) => readText(join(nixFolder, "packs", file)));
  ownPacks.set(name, pack);
  return pack;
}

/** Cached, because every VM needs a pack, and most need the same one. */
const ownPacks = new Map<string, Pack>();

/** The name of a pack in files that are generated from it. */
export function packFile(name: string): string {
  return name.includes("/") ? name : `nix/packs/${name.replace(/-ghaf$/, "")}.json`;
}

/** Like `readPack`, for callers that know the pack's program. */
export function readQemuPack(name: string): QemuPack {
  return readPack(name) as QemuPack;
}
export function readCrosvmPack(name: string): CrosvmPack {
  return readPack(name) as CrosvmPack;
}

function readText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw new KnownError(
      {
        file: path,
        message: `cannot be read: ${(error as Error).message}`,
        fix: "name a pack that is there, or write one with `ghaf-microvm pack`",
      },
      exitStatus.notChecked,
    );
  }
}
