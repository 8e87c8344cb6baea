import type { RulePage } from "../rule-page.ts";

export default {
  id: "unknown-device",
  severity: "refused",
  summary: "The build has no such device.",
  problem: [
    "Devices differ between builds: versions of QEMU add and remove them, distributions put some into separate packages, and Ghaf's patches add `button`, `battery` and `acad`.",
  ],
  measured: "QEMU 7.2.22 exits with status 1. The names come from the build itself.",
  fix: "Correct the name; the message has the nearest one. If your build has it, name that build (`pack`).",
  examples: [
    {
      builds: ["qemu-7.2", "qemu-10.0"],
      wrong: ["-device", "virtio-rng-pcj"],
      right: ["-device", "virtio-rng-pci"],
    },
  ],
} as const satisfies RulePage;
