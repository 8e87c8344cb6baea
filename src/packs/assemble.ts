import { closest } from "../closest.ts";
import { exitStatus, KnownError } from "../errors.ts";
import { type Pack, packNames } from "./format.ts";
import { type Overlay, type OverlayName, overlaid } from "./overlay.ts";
import { parsePack } from "./parse.ts";

/**
 * Assembles one of the package's own packs from its files.
 *
 * @param name As in `packNames`.
 * @param read The text of a file below nix/packs: "qemu-10.0.json", "overlays/ghaf.json".
 * @throws KnownError (status 2) if no pack has this name, and whatever `parsePack` and `read` throw.
 */
export function assemblePack(name: string, read: (file: string) => string): Pack {
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
      exitStatus.notChecked,
    );
  }
  const base = name.replace(/-ghaf$/, "");
  const file = `${base}.json`;
  const pack = parsePack(`nix/packs/${file}`, read(file));
  return overlaysOf(pack, base !== name).reduce(
    (below, overlay) =>
      overlaid(below, overlay, JSON.parse(read(`overlays/${overlay}.json`)) as Overlay),
    pack,
  );
}

function overlaysOf({ build, program }: Pack, isGhafs: boolean): OverlayName[] {
  if (program === "cloud-hypervisor") return ["cloud-hypervisor-graphics"];
  if (build.target === "aarch64")
    return isGhafs ? ["aarch64-host", "ghaf-aarch64"] : ["aarch64-host"];
  return isGhafs ? ["ghaf"] : [];
}

/** Whether a pack is named by its file and not by one of `packNames`. */
export function isPackFile(name: string): boolean {
  return name.includes("/") || name.endsWith(".json");
}

/** A pack for guests of one architecture: lint then refuses flags that are only for other architectures. */
export function forTarget(pack: Pack, target: string): Pack {
  // a pack from source is of all architectures
  if (pack.program !== "qemu") return { ...pack, build: { ...pack.build, target } };
  return target === pack.build.target
    ? pack
    : { ...pack, build: { ...pack.build, otherGuest: target } };
}
