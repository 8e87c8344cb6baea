import type { CrosvmFlag, CrosvmPack, Device, Flag, Pack, QemuPack } from "./format.ts";

/**
 * What other builds accept in addition to the build that a pack is made from. Small, and read by a person: each entry
 * names the patch or source file that adds it.
 *
 * `ghaf` is what Ghaf's patches add, `ghaf-aarch64` what they add on Jetsons. `aarch64-host` is what QEMU for aarch64
 * has only on an aarch64 host: packs are made on x86_64. `cloud-hypervisor-graphics` is what nixpkgs' package of that
 * name adds, which microvm.nix uses with `graphics.enable`.
 */
export type OverlayName = "ghaf" | "ghaf-aarch64" | "aarch64-host" | "cloud-hypervisor-graphics";

/** The format of nix/packs/overlays/*.json. */
export interface Overlay {
  readonly qemu?: {
    readonly accelerators?: readonly string[];
    readonly cpus?: readonly string[];
    readonly devices?: Readonly<Record<string, OverlaidDevice>>;
  };
  /** For the hypervisor of a `FlagPack`. */
  readonly flags?: Readonly<Record<string, Flag>>;
  readonly crosvm?: { readonly flags: Readonly<Record<string, CrosvmFlag>> };
}

interface OverlaidDevice extends Device {
  /** The patch or source file that adds it. */
  readonly from: string;
  /** The first major version of QEMU without it. */
  readonly before?: number;
}

/** A pack with an overlay applied; `build.overlays` lists it. */
export function overlaid(
  pack: Pack,
  name: OverlayName,
  { qemu = {}, crosvm, flags }: Overlay,
): Pack {
  const build = { ...pack.build, overlays: [...(pack.build.overlays ?? []), name] };
  if (pack.program === "crosvm")
    return { ...pack, build, flags: { ...pack.flags, ...crosvm?.flags } } satisfies CrosvmPack;
  if (pack.program !== "qemu") return { ...pack, build, flags: { ...pack.flags, ...flags } };
  const devices = { ...pack.devices };
  for (const [driver, { from: _, before, ...added }] of Object.entries(qemu.devices ?? {})) {
    if (before !== undefined && Number.parseInt(pack.build.version, 10) >= before) continue;
    const known = devices[driver];
    devices[driver] = {
      ...known,
      ...added,
      properties: { ...known?.properties, ...added.properties },
    };
  }
  const accelerators = [...new Set([...pack.accelerators, ...(qemu.accelerators ?? [])])];
  // a pack from before packs listed CPU models lacks `cpus`
  const cpus = pack.cpus && { cpus: [...new Set([...pack.cpus, ...(qemu.cpus ?? [])])] };
  return { ...pack, ...cpus, build, accelerators, devices } satisfies QemuPack;
}
