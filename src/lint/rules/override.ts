import type { RulePage } from "../rule-page.ts";

export default {
  id: "override",
  severity: "silent",
  summary: "An argument silently replaces another one.",
  problem: [
    "If some options are given twice, only the last one counts, without a message. In `extraArgs`, such an option replaces what microvm.nix set: a second `-append` removes the kernel parameters that the guest needs to boot, and a second `-m SIZE` contradicts `microvm.mem`.",
    "`microvm.firecracker.extraConfig` replaces whole lists: setting `drives` removes the disk of the Nix store and all volumes.",
    "On crosvm, the rule reports a flag that has no effect beside another one.",
  ],
  measured:
    "QEMU 7.2.22 starts, and uses the last argument. For crosvm, the pairs come from its source at f1e797a6.",
  fix: "Set the option of microvm.nix that the first argument comes from (`command --explain` names it) instead of a second argument.",
  examples: [
    {
      builds: ["qemu-7.2", "qemu-10.0"],
      wrong: ["-display", "none", "-m", "512", "-m", "1024"],
      right: ["-display", "none", "-m", "1024"],
    },
    {
      builds: ["qemu-7.2", "qemu-10.0"],
      wrong: ["-display", "none", "-name", "one", "-name", "two"],
      right: ["-display", "none", "-name", "two"],
    },
    {
      builds: ["cloud-hypervisor"],
      wrong: ["--kernel", "vmlinux", "--console", "off", "--serial", "tty,file=log"],
      right: ["--kernel", "vmlinux", "--console", "off", "--serial", "file=log"],
    },
  ],
} as const satisfies RulePage;
