import type { RulePage } from "../rule-page.ts";

export default {
  id: "stray-word",
  severity: "refused",
  summary: "An argument belongs to no option.",
  problem: [
    "QEMU reads an argument without an option as a disk image. Usually it is the value of an option that takes none, or the rest of a value that was split in two.",
    "crosvm reads such an argument as the kernel, and there can be only one.",
  ],
  measured:
    "QEMU 7.2.22 exits with status 1, because the file does not exist. If a file of that name exists, QEMU starts with it as a disk.",
  fix: "Remove the argument, or put the option that it belongs to before it.",
  examples: [
    {
      builds: ["qemu-7.2", "qemu-10.0"],
      wrong: ["-display", "none", "-nographic", "yes"],
      right: ["-display", "none", "-nographic"],
    },
    {
      builds: ["crosvm"],
      wrong: ["run", "vmlinux", "bzImage"],
      right: ["run", "vmlinux"],
    },
    {
      builds: ["cloud-hypervisor"],
      wrong: ["--kernel", "vmlinux", "--pvpanic", "on"],
      right: ["--kernel", "vmlinux", "--pvpanic"],
    },
  ],
} as const satisfies RulePage;
