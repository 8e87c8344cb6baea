import { readFileSync } from "node:fs";
import { join } from "node:path";
import { nixFolder } from "../../tool.ts";
import type { CrosvmFlag, CrosvmPack, Device, Pack, QemuPack } from "./format.ts";

/**
 * What patched builds accept beyond what the build they are made from tells. Small and read by a person: each entry
 * names the patch that brings it. Nix reads the same files: nix/lint/packs.nix.
 */
interface Overlay {
  readonly qemu: { readonly devices: Readonly<Record<string, Device & { patch: string }>> };
  readonly crosvm: { readonly flags: Readonly<Record<string, CrosvmFlag>> };
}

export type OverlayName = "ghaf";

/** A pack with an overlay laid over it; the build's description says so. */
export function overlaid(pack: Pack, name: OverlayName): Pack {
  const path = join(nixFolder, "packs/overlays", `${name}.json`);
  const { qemu, crosvm } = JSON.parse(readFileSync(path, "utf8")) as Overlay;
  const build = { ...pack.build, overlays: [...(pack.build.overlays ?? []), name] };
  if (pack.program === "crosvm")
    return { ...pack, build, flags: { ...pack.flags, ...crosvm.flags } } satisfies CrosvmPack;
  const devices = { ...pack.devices };
  for (const [driver, { patch: _, ...added }] of Object.entries(qemu.devices)) {
    const known = devices[driver];
    devices[driver] = {
      ...known,
      ...added,
      properties: { ...known?.properties, ...added.properties },
    };
  }
  return { ...pack, build, devices } satisfies QemuPack;
}
