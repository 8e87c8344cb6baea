import type { CrosvmPack, Device, Pack, QemuPack } from "./format.ts";

/**
 * What patched builds accept beyond what the build they are made from tells. Small and read by a person: each entry
 * names where it stands in the patches.
 */
const overlays = {
  /** tiiuae/ghaf: packages/pkgs-by-name/ghaf-qemu/patches, and tiiuae/ghaf-crosvm at the revision Ghaf locks. */
  ghaf: {
    qemu: {
      devices: {
        // 0002-hw-acpi-Introduce-the-QEMU-Battery
        battery: {
          bus: "ISA",
          properties: {
            "enable-sysfs": "bool",
            ioport: "uint16",
            probe_interval: "uint64",
            sysfs_path: "str",
            "use-qmp": "bool",
          },
        },
        // 0003-hw-acpi-Introduce-the-QEMU-AC-adapter
        acad: {
          bus: "ISA",
          properties: {
            "enable-sysfs": "bool",
            ioport: "uint16",
            probe_interval: "uint64",
            sysfs_path: "str",
            "use-qmp": "bool",
          },
        },
        // 0004-hw-acpi-Introduce-the-QEMU-lid-button
        button: {
          bus: "ISA",
          properties: {
            "enable-procfs": "bool",
            ioport: "uint16",
            probe_interval: "uint64",
            procfs_path: "str",
            "use-qmp": "bool",
          },
        },
        // 0006-ivshmem-flat-memory-support
        "ivshmem-doorbell": { properties: { flataddr: "uint64" } },
      },
    },
    crosvm: {
      flags: {
        swtpm: { values: 1, value: "str", when: 'feature = "vtpm"' },
        "tpm-device": { values: 1, value: "str", when: 'feature = "vtpm"' },
      },
    },
  },
  /**
   * QEMU's hw/vfio/platform.c and hw/arm: what a build for aarch64 has only where the host is one too, and the packs
   * are made on x86_64.
   */
  "aarch64-host": {
    qemu: {
      accelerators: ["kvm"],
      devices: {
        "vfio-platform": {
          bus: "System",
          properties: {
            host: "str",
            iommufd: "link:iommufd",
            "mmap-timeout-ms": "uint32",
            sysfsdev: "str",
          },
        },
      },
    },
    crosvm: { flags: {} },
  },
} as const;

export type OverlayName = keyof typeof overlays;

interface QemuOverlay {
  readonly accelerators?: readonly string[];
  readonly devices: Readonly<Record<string, Device>>;
}

/** A pack with an overlay laid over it; the build's description says so. */
export function overlaid(pack: Pack, name: OverlayName): Pack {
  const build = { ...pack.build, overlays: [...(pack.build.overlays ?? []), name] };
  if (pack.program === "crosvm")
    return {
      ...pack,
      build,
      flags: { ...pack.flags, ...overlays[name].crosvm.flags },
    } satisfies CrosvmPack;
  const devices = { ...pack.devices };
  const { qemu }: { qemu: QemuOverlay } = overlays[name];
  for (const [driver, added] of Object.entries(qemu.devices)) {
    const known = devices[driver];
    devices[driver] = {
      ...known,
      ...added,
      properties: { ...known?.properties, ...added.properties },
    };
  }
  const accelerators = [...pack.accelerators, ...(qemu.accelerators ?? [])];
  return { ...pack, build, accelerators, devices } satisfies QemuPack;
}
