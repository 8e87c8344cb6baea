import { readFileSync } from "node:fs";
import { join } from "node:path";
import { closest } from "../closest.ts";
import { exitStatus, KnownError } from "../errors.ts";
import { nixFolder } from "../tool.ts";
import { type CrosvmPack, type Pack, packFormat, packNames, type QemuPack } from "./format.ts";
import { type OverlayName, overlaid } from "./overlay.ts";

/**
 * One of the package's own packs, or the pack in a file (a name with `/` or `.json`).
 *
 * @throws KnownError (status 2) for a name that is no pack's, and a file that is none or of another format version.
 */
export function readPack(name: string): Pack {
  if (name.includes("/") || name.endsWith(".json")) return parsePack(name, readText(name));
  if (!(packNames as readonly string[]).includes(name)) {
    const near = closest(name, packNames);
    throw new KnownError(
      {
        message: `there is no pack "${name}"`,
        fix:
          near === undefined
            ? `use one of ${packNames.join(", ")}, or name a file that \`pack\` wrote`
            : `did you mean ${near}?`,
      },
      exitStatus.notJudged,
    );
  }
  const known = ownPacks.get(name);
  if (known !== undefined) return known;
  const base = name.replace(/-ghaf$/, "");
  const path = join(nixFolder, "packs", `${base}.json`);
  const read = parsePack(path, readText(path));
  const pack = overlaysOf(read, base !== name).reduce(overlaid, read);
  ownPacks.set(name, pack);
  return pack;
}

function overlaysOf({ build }: Pack, isGhafs: boolean): OverlayName[] {
  if (build.target === "aarch64")
    return isGhafs ? ["aarch64-host", "ghaf-aarch64"] : ["aarch64-host"];
  return isGhafs ? ["ghaf"] : [];
}

/** A pack of crosvm's source for guests of one architecture: what the others alone have is refused then. */
export function forTarget(pack: Pack, target: string): Pack {
  return pack.program === "crosvm" ? { ...pack, build: { ...pack.build, target } } : pack;
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
      { file: path, message: `cannot be read: ${(error as Error).message}` },
      exitStatus.notJudged,
    );
  }
}

/** @throws KnownError (status 2) when the text is no pack, or one of a format that this version does not know. */
export function parsePack(file: string, text: string): Pack {
  const fail = (message: string, fix?: string) =>
    new KnownError({ file, message, fix }, exitStatus.notJudged);
  let pack: Partial<Pack> | null;
  try {
    pack = JSON.parse(text);
  } catch (error) {
    throw fail(`is not JSON: ${(error as Error).message}`);
  }
  if (typeof pack !== "object" || pack === null || !("format" in pack) || !("program" in pack))
    throw fail("is no argument pack", "write one with `ghaf-microvm pack qemu` or `pack crosvm`");
  if (pack.format !== packFormat)
    throw fail(
      `is a pack of format ${JSON.stringify(pack.format)}; this version reads format ${packFormat}`,
      "write it anew with `ghaf-microvm pack`",
    );
  if (pack.program !== "qemu" && pack.program !== "crosvm")
    throw fail(`is a pack of ${JSON.stringify((pack as Pack).program)}, expected qemu or crosvm`);
  const missing = sections[pack.program].find(
    (section) => typeof (pack as Record<string, unknown>)[section] !== "object",
  );
  if (missing !== undefined)
    throw fail(`is a pack without ${missing}`, "write it anew with `ghaf-microvm pack`");
  return pack.program === "crosvm" ? ({ ...untold, ...pack } as Pack) : (pack as Pack);
}

/** What every pack has. */
const sections = {
  crosvm: ["build", "flags", "structs"],
  qemu: [
    ...["build", "options", "groups", "accelerators", "machines", "machineVersions", "devices"],
    ...["objects", "netdevs", "blockdevs", "chardevs"],
  ],
} as const;

/** What a pack of crosvm does not tell that an earlier version wrote. */
const untold: Pick<CrosvmPack, "enums" | "texts" | "rules" | "former"> = {
  enums: {},
  texts: {},
  rules: { conflicts: [], needs: [], idle: [], void: [] },
  former: {},
};
