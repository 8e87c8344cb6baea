import type { RulePage } from "../rule-page.ts";

export default {
  id: "missing-value",
  severity: "refused",
  summary: "An option or a key lacks its value.",
  problem: [
    "An option that needs a value takes the next argument as its value, whatever that is. If the next argument is an option, the value was forgotten; if nothing follows, the program refuses the option.",
  ],
  measured: "QEMU 7.2.22 exits with status 1.",
  fix: "Write the value as the argument after the option; for a key, `key=value`.",
  examples: [
    {
      builds: ["qemu-7.2", "qemu-10.0"],
      wrong: ["-display", "none", "-device"],
      right: ["-display", "none", "-device", "virtio-rng-pci"],
    },
    {
      builds: ["qemu-7.2", "qemu-10.0"],
      wrong: ["-display", "none", "-m", "-nographic"],
      right: ["-display", "none", "-m", "512", "-nographic"],
    },
    {
      builds: ["crosvm"],
      wrong: ["run", "--mem", "512"],
      right: ["run", "--mem", "512", "vmlinux"],
    },
    {
      builds: ["cloud-hypervisor"],
      wrong: ["--kernel", "vmlinux", "--rng", "--pvpanic"],
      right: ["--kernel", "vmlinux", "--pvpanic"],
    },
  ],
} as const satisfies RulePage;
