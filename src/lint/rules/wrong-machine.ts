import type { RulePage } from "../rule-page.ts";

export default {
  id: "wrong-machine",
  severity: "refused",
  summary: "A device or a flag is for machines of another architecture.",
  problem: [
    "Some devices need what only a PC has, as an ISA bus, and some flags of crosvm exist only in builds for one architecture. A VM that is moved from x86_64 to aarch64 meets them.",
  ],
  measured:
    "The buses that QEMU 10.0.13 lists for the devices and machines of each architecture, and the conditions in crosvm's source at f1e797a6.",
  fix: "Use the device that the VM's architecture has instead; the message names it if there is one.",
  examples: [
    {
      builds: ["crosvm"],
      target: "aarch64",
      wrong: ["run", "--s2idle", "vmlinux"],
      right: ["run", "vmlinux"],
    },
  ],
} as const satisfies RulePage;
