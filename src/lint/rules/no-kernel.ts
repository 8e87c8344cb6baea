import type { RulePage } from "../rule-page.ts";

export default {
  id: "no-kernel",
  severity: "refused",
  summary: "`-append` and `-initrd` need `-kernel`.",
  problem: [
    "QEMU passes kernel parameters and an initial file system only to a kernel that it loads itself.",
  ],
  measured: "QEMU 7.2.22 exits with status 1.",
  fix: "Add `-kernel`, or leave the parameters to the boot loader in the image. In a VM of microvm.nix, set `microvm.kernelParams`.",
  examples: [
    {
      builds: ["qemu-7.2", "qemu-10.0"],
      wrong: ["-display", "none", "-append", "console=ttyS0"],
      right: ["-display", "none", "-kernel", "kernel", "-append", "console=ttyS0"],
    },
  ],
} as const satisfies RulePage;
