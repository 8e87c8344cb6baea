import type { RulePage } from "../rule-page.ts";

export default {
  id: "wrong-bus",
  severity: "refused",
  summary: "A device is put on a bus of another kind.",
  problem: [
    "`bus=` names the bus that a device is plugged into. The bus must be of the kind that the device needs.",
  ],
  measured: "QEMU 7.2.22 exits with status 1.",
  fix: "Name a bus of the right kind, or leave `bus=` out: QEMU then uses the first one that fits.",
  examples: [
    {
      builds: ["qemu-7.2", "qemu-10.0"],
      wrong: [
        "-display",
        "none",
        "-M",
        "q35",
        "-device",
        "virtio-scsi-pci,id=scsi",
        "-device",
        "qemu-xhci,id=usb",
        "-device",
        "usb-tablet,bus=scsi.0",
      ],
      right: [
        "-display",
        "none",
        "-M",
        "q35",
        "-device",
        "virtio-scsi-pci,id=scsi",
        "-device",
        "qemu-xhci,id=usb",
        "-device",
        "usb-tablet,bus=usb.0",
      ],
    },
  ],
} as const satisfies RulePage;
