import type { RulePage } from "../rule-page.ts";

export default {
  id: "unknown-accelerator",
  severity: "both",
  summary: "The build has no such accelerator.",
  problem: [
    "An accelerator runs the guest's code: `kvm` on Linux, or `tcg`, which emulates it. From a list like `kvm:tcg`, or from several `-accel`, QEMU takes the first one that works and skips a name that it does not know. The VM then starts, and may be many times slower than it should be. If no name is known, QEMU refuses.",
  ],
  measured:
    "QEMU 7.2.22 exits with status 1 if it knows none of the names, and starts with `tcg` if that is one of them.",
  fix: "Use `kvm`, or `kvm:tcg` to run without KVM, too.",
  examples: [
    {
      builds: ["qemu-7.2", "qemu-10.0"],
      wrong: ["-M", "q35,accel=kwm"],
      right: ["-M", "q35,accel=kvm:tcg"],
    },
    {
      builds: ["qemu-7.2", "qemu-10.0"],
      wrong: ["-M", "q35,accel=kwm:tcg"],
      right: ["-M", "q35,accel=kvm:tcg"],
    },
    {
      builds: ["qemu-7.2", "qemu-10.0"],
      wrong: ["-display", "none", "-accel", "tgc"],
      right: ["-display", "none", "-accel", "tcg"],
    },
    {
      builds: ["qemu-7.2", "qemu-10.0"],
      wrong: ["-display", "none", "-accel", "kwm", "-accel", "tcg"],
      right: ["-display", "none", "-accel", "kvm", "-accel", "tcg"],
    },
  ],
} as const satisfies RulePage;
