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
 * @throws KnownError (status 2) for a name that is not a pack's, and a file that is not one or of another format version.
 */
export function readPack(name: string): Pack {
  if (isPackFile(name)) return parsePack(name, readText(name));
  const pack =
    ownPacks.get(name) ?? assemblePack(name, (file) => readText(join(nixFolder, "packs", file)));
  ownPacks.set(name, pack);
  return pack;
}

/** Every VM asks for one, and most for the same. */
const ownPacks = new Map<string, Pack>();

/** How a pack is named in what is generated from it. */
export function packFile(name: string): string {
  return name.includes("/") ? name : `nix/packs/${name.replace(/-ghaf$/, "")}.json`;
}

/** As `readPack`, for those who know which program it is about. */
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
