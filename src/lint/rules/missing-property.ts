import type { RulePage } from "../rule-page.ts";

export default {
  id: "missing-property",
  severity: "refused",
  summary: "A device, an object or a flag lacks a key that it needs.",
  problem: [
    "Some properties have no default: the size of a memory backend, the path of a share, the drive of a disk.",
  ],
  measured:
    "QEMU 7.2.22 exits with status 1. The required keys of a build come from its own schema, and from starting each device without the key.",
  fix: "Add the key. The message names it.",
  examples: [
    {
      builds: ["qemu-7.2", "qemu-10.0"],
      wrong: ["-object", "memory-backend-ram,id=mem1,share=off"],
      right: ["-object", "memory-backend-ram,id=mem1,share=off,size=16M"],
    },
    {
      builds: ["qemu-7.2", "qemu-10.0"],
      wrong: ["-M", "q35", "-device", "virtio-blk-pci"],
      right: [
        "-M",
        "q35",
        "-drive",
        "if=none,id=disk,format=raw,file=disk.img",
        "-device",
        "virtio-blk-pci,drive=disk",
      ],
    },
    {
      builds: ["cloud-hypervisor"],
      wrong: ["--kernel", "vmlinux", "--pmem", "size=16M"],
      right: ["--kernel", "vmlinux", "--pmem", "file=/dev/shm/a,size=16M"],
    },
  ],
} as const satisfies RulePage;
