import type { RulePage } from "../rule-page.ts";

export default {
  id: "two-words",
  severity: "refused",
  summary: "An option and its value are one string; they must be two.",
  problem: [
    "`extraArgs` is a list of arguments: each string reaches the program as it is, and no shell splits it at its spaces. An option with its value after a space is therefore one long option name, which no program has.",
    "The same applies to `-option=value` on QEMU, which expects the value as the next argument.",
  ],
  measured:
    "QEMU 7.2.22 exits with status 1 and calls the whole string an invalid option. crosvm's argument parser, read at f1e797a6, splits at `=` but not at a space.",
  fix: "Make the option and its value separate list items.",
  examples: [
    {
      builds: ["qemu-7.2", "qemu-10.0"],
      wrong: ["-device virtio-rng-pci"],
      right: ["-device", "virtio-rng-pci"],
    },
    {
      builds: ["qemu-7.2", "qemu-10.0"],
      wrong: ["-device=virtio-rng-pci"],
      right: ["-device", "virtio-rng-pci"],
    },
    {
      builds: ["crosvm"],
      wrong: ["run", "--cpus 2", "vmlinux"],
      right: ["run", "--cpus", "2", "vmlinux"],
    },
    {
      builds: ["cloud-hypervisor"],
      wrong: ["--kernel", "vmlinux", "--net tap=vm0"],
      right: ["--kernel", "vmlinux", "--net", "tap=vm0"],
    },
  ],
} as const satisfies RulePage;
