import type { RulePage } from "../rule-page.ts";

export default {
  id: "override",
  severity: "silent",
  summary: "An argument silently replaces what another one says.",
  problem: [
    "Of some options the last one counts, and the first is lost without a message. In `extraArgs` that replaces what microvm.nix set: a second `-append` leaves the guest without the kernel parameters that it boots with, a second `-m SIZE` contradicts `microvm.mem`.",
    "`microvm.firecracker.extraConfig` replaces lists as a whole: `drives` takes the disk of the Nix store and all volumes away.",
    "On crosvm, it is a flag that has no effect when another one is given.",
  ],
  measured:
    "QEMU 7.2.22 starts, and has what the last argument says. For crosvm, the pairs come from its source at f1e797a6.",
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
