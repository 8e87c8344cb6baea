import type { RulePage } from "../rule-page.ts";

export default {
  id: "duplicate-id",
  severity: "refused",
  summary: "An id is given twice.",
  problem: [
    "Ids are the names by which arguments refer to each other, and each kind has its own: objects, devices, drives, network backends, character devices. microvm.nix uses some itself: `store`, `vda`, `fs0`, the ids of interfaces, `mem`.",
  ],
  measured: "QEMU 7.2.22 exits with status 1.",
  fix: "Give one of them another id, and change what refers to it.",
  examples: [
    {
      builds: ["qemu-7.2", "qemu-10.0"],
      wrong: ["-object", "rng-builtin,id=rng0", "-object", "rng-builtin,id=rng0"],
      right: ["-object", "rng-builtin,id=rng0", "-object", "rng-builtin,id=rng1"],
    },
    {
      builds: ["cloud-hypervisor"],
      wrong: ["--kernel", "vmlinux", "--disk", "path=a.img,id=a", "path=b.img,id=a"],
      right: ["--kernel", "vmlinux", "--disk", "path=a.img,id=a", "path=b.img,id=b"],
    },
  ],
} as const satisfies RulePage;
