import type { Row } from "../../rows/row.ts";

const mebibyte = 2 ** 20;
const unlimited = Number.POSITIVE_INFINITY;

/** Numbers from the first to the second, by device and key; as QEMU 7.2 and 10.0 name them when they refuse others. */
const limits: readonly (readonly [of: RegExp, key: string, low: number, high: number])[] = [
  [/^bochs-display$/, "vgamem", 4 * mebibyte, 256 * mebibyte],
  [/^isa-parallel$/, "index", -1, 2],
  [/^nvme$/, "mqes", 1, unlimited],
  [/^nvme$/, "vsl", 1, unlimited],
  [/^nvme-ns$/, "nsid", 0, 256],
  [/^nvme-ns$/, "pi", 0, 3],
  [/^pci-ohci$/, "num-ports", 0, 15],
  [/^qxl(-vga)?$/, "max_outputs", 0, 16],
  [/^qxl(-vga)?$/, "revision", 1, 5],
  [/^sdhci-pci$/, "sd-spec-version", 2, 3],
  [/^ufs$/, "mcq-maxq", 0, 31],
  [/^ufs$/, "nutmrs", 0, 8],
  [/^ufs$/, "nutrs", 0, 32],
  [/^usb-hub$/, "ports", 1, 8],
  [/^virtio-balloon-/, "guest-stats-polling-interval", 0, unlimited],
  [/^virtio-blk-/, "max-discard-sectors", 1, 2 ** 22 - 1],
  [/^virtio-blk-/, "max-write-zeroes-sectors", 1, 2 ** 22 - 1],
  [/^virtio-iommu-/, "aw-bits", 32, 64],
  [/^virtio-mem-/, "block-size", mebibyte, unlimited],
  [/^virtio-scsi-/, "virtqueue_size", 3, 1024],
  [/^virtio-serial-/, "max_ports", 1, 511],
  [/^virtio-sound-/, "chmaps", 0, 18],
  [/^virtio-sound-/, "jacks", 0, 8],
];

/** Keys of disks that QEMU keeps in 32 bits, although it takes sizes for them. */
const ofDisks = ["discard_granularity", "min_io_size", "opt_io_size"];

/** Numbers and lengths that devices are made for. */
export const deviceLimitRows: readonly Row[] = [
  ...limits.map(
    ([of, key, low, high]): Row => ({ option: "device", of, key, bounds: [low, high] }),
  ),
  { option: "device", key: ofDisks, bounds: [0, 2 ** 32 - 1] },
  { option: "device", of: /^cirrus-vga$/, key: "vgamem_mb", oneOf: ["4", "8", "16"] },
  {
    option: "device",
    of: /^virtio-blk-/,
    key: "queue-size",
    powerOfTwo: { from: 4, to: 1024 },
  },
  { option: "device", of: /^ide-(cd|hd)$/, key: "discard_granularity", oneOf: ["0", "512"] },
  {
    option: "device",
    of: /^(scsi-(cd|hd)|usb-storage)$/,
    key: "serial",
    form: /^.{0,36}$/s,
    is: "of 36 characters at most",
  },
  {
    option: "device",
    of: /^virtio-9p/,
    key: "mount_tag",
    form: /^.{0,31}$/s,
    is: "of 31 bytes at most",
  },
  {
    option: "device",
    of: /^(ipmi-bmc-sim|nvme-ns)$/,
    key: ["guid", "nguid"],
    form: /^([0-9a-fA-F]{2}[-:]?){16}$|^auto$/,
    is: "16 bytes in hexadecimal",
  },
  {
    option: "device",
    of: /^virtio-balloon-/,
    when: { keys: { "free-page-hint": "on" } },
    key: "free-page-hint",
    need: ["iothread"],
  },
  {
    option: "device",
    of: /^nvme$/,
    when: { keys: { sriov_max_vfs: /[1-9]/ } },
    key: "sriov_max_vfs",
    need: ["subsys"],
  },
  {
    option: "device",
    of: /^virtio-(balloon|mem)-/,
    key: ["guest-stats", "size"],
    form: /^(?!)/,
    is: "left out: QEMU writes it itself",
  },
  {
    option: "device",
    of: /^virtio-(mem|pmem)/,
    key: "memaddr",
    multipleOf: 2 * mebibyte,
  },
];
