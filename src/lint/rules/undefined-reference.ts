import type { RulePage } from "../rule-page.ts";

export default {
  id: "undefined-reference",
  severity: "refused",
  summary: "An id is used that nothing defines.",
  problem: [
    "A device names its backend by id: `memdev=`, `drive=`, `netdev=`, `chardev=`. A typing error in one of the two is enough.",
  ],
  measured: "QEMU 7.2.22 exits with status 1.",
  fix: "Correct the id, or add the argument that defines it. The message lists the existing ids.",
  examples: [
    {
      builds: ["qemu-7.2", "qemu-10.0"],
      wrong: ["-object", "rng-builtin,id=rng0", "-device", "virtio-rng-pci,rng=rng1"],
      right: ["-object", "rng-builtin,id=rng0", "-device", "virtio-rng-pci,rng=rng0"],
    },
    {
      builds: ["cloud-hypervisor"],
      wrong: ["--kernel", "vmlinux", "--disk", "path=a.img,rate_limit_group=g"],
      right: [
        "--kernel",
        "vmlinux",
        "--disk",
        "path=a.img,rate_limit_group=g",
        "--rate-limit-group",
        "id=g,bw_size=1000000,bw_refill_time=100",
      ],
    },
  ],
} as const satisfies RulePage;
