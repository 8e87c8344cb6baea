import type { RulePage } from "../rule-page.ts";

export default {
  id: "unknown-option",
  severity: "refused",
  summary: "The program has no such option.",
  problem: [
    "The option does not exist in this build: a typing error, an option that a later version removed, or one that only a patched build has.",
  ],
  measured:
    "QEMU 7.2.22 exits with status 1. Which options a build has comes from the program itself; for crosvm, from its source at f1e797a6.",
  fix: "Correct the name. If your build has the option, name that build (`pack`), so that everything else is checked against it, too.",
  examples: [
    {
      builds: ["qemu-7.2", "qemu-10.0"],
      wrong: ["-devise", "virtio-rng-pci"],
      right: ["-device", "virtio-rng-pci"],
    },
    {
      builds: ["crosvm"],
      wrong: ["run", "--numa-cpus", "2", "vmlinux"],
      right: ["run", "--cpus", "2", "vmlinux"],
    },
    {
      builds: ["cloud-hypervisor"],
      wrong: ["--kernel", "vmlinux", "--memroy", "size=1G"],
      right: ["--kernel", "vmlinux", "--memory", "size=1G"],
    },
    {
      builds: ["firecracker"],
      wrong: ["--config-file", "a.json", "--api-socket", "a"],
      right: ["--config-file", "a.json", "--api-sock", "a"],
    },
  ],
} as const satisfies RulePage;
