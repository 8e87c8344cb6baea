import type { RulePage } from "../rule-page.ts";

export default {
  id: "collision",
  severity: "refused",
  summary: "Two arguments take something that only one can have.",
  problem: [
    "Standard input, a character device, an image that is written to, a PCI address, a slot, a drive: each belongs to one user. Some settings can be made in two places that exclude each other.",
    "VMs that one host starts cannot share a vsock cid, a tap interface, a MAC address, a device of the host, a volume that is written to, or a socket, whether an option or an argument names it.",
  ],
  measured:
    "QEMU 7.2.22 exits with status 1. For crosvm, the pairs that exclude each other come from its source at f1e797a6.",
  fix: "Give each its own, or leave one out. The message names the other one.",
  examples: [
    {
      builds: ["qemu-7.2", "qemu-10.0"],
      wrong: ["-display", "none", "-M", "q35,accel=tcg", "-accel", "tcg"],
      right: ["-display", "none", "-M", "q35,accel=tcg"],
    },
    {
      builds: ["qemu-7.2", "qemu-10.0"],
      wrong: ["-display", "none", "-serial", "stdio", "-monitor", "stdio"],
      right: ["-display", "none", "-serial", "stdio", "-monitor", "none"],
    },
    {
      builds: ["crosvm"],
      wrong: [
        "run",
        "--serial",
        "type=stdout,num=1",
        "--serial",
        "type=file,path=log,num=1",
        "vmlinux",
      ],
      right: [
        "run",
        "--serial",
        "type=stdout,num=1",
        "--serial",
        "type=file,path=log,num=2",
        "vmlinux",
      ],
    },
    {
      builds: ["cloud-hypervisor"],
      wrong: ["--kernel", "vmlinux", "--memory", "size=1G,shared=on,mergeable=on"],
      right: ["--kernel", "vmlinux", "--memory", "size=1G,shared=on"],
    },
    {
      builds: ["firecracker"],
      wrong: ["--config-file", "a.json", "--seccomp-filter", "a", "--no-seccomp"],
      right: ["--config-file", "a.json", "--no-seccomp"],
    },
  ],
} as const satisfies RulePage;
