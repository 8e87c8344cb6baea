import type { CrosvmFlag, CrosvmPack, Device, Flag, Pack, QemuPack } from "./format.ts";

/**
 * What other builds accept beyond what the build says that a pack is made from. Small and read by a person: each entry
 * names the patch or the source that brings it.
 *
 * `ghaf` is what Ghaf's patches add, `ghaf-aarch64` on Jetsons; `aarch64-host` what QEMU for aarch64 has only where the
 * host is one too, for the packs are made on x86_64; `cloud-hypervisor-graphics` what nixpkgs' package of that name adds,
 * which microvm.nix runs with `graphics.enable`.
 */
export type OverlayName = "ghaf" | "ghaf-aarch64" | "aarch64-host" | "cloud-hypervisor-graphics";

/** The form of nix/packs/overlays/*.json. */
export interface Overlay {
  readonly qemu?: {
    readonly accelerators?: readonly string[];
    readonly cpus?: readonly string[];
    readonly devices?: Readonly<Record<string, OverlaidDevice>>;
  };
  /** Of a hypervisor that has flags alone. */
  readonly flags?: Readonly<Record<string, Flag>>;
  readonly crosvm?: { readonly flags: Readonly<Record<string, CrosvmFlag>> };
}

interface OverlaidDevice extends Device {
  /** The patch or the source that brings it. */
  readonly from: string;
  /** The first major version of QEMU without it. */
  readonly before?: number;
}

/** A pack with an overlay laid over it; the build's description says so. */
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
  // a pack written before packs had processors has none
  const cpus = pack.cpus && { cpus: [...new Set([...pack.cpus, ...(qemu.cpus ?? [])])] };
  return { ...pack, ...cpus, build, accelerators, devices } satisfies QemuPack;
}
