import type { RulePage } from "../rule-page.ts";

export default {
  id: "memory-2048",
  severity: "silent",
  summary: "QEMU hangs with exactly 2048 MiB on the machine `microvm`.",
  problem: [
    "A VM of exactly 2048 MiB does not boot on QEMU's machine `microvm`: the program starts and hangs. One MiB more or less works.",
  ],
  measured:
    "Reported upstream (microvm.nix issue 171), and microvm.nix's runner warns about it. QEMU 7.2.22 accepts the argument: nothing is refused.",
  fix: "Set `microvm.mem` to another number, for example 2047, or use the machine `q35`.",
  examples: [
    {
      builds: ["qemu-7.2", "qemu-10.0"],
      wrong: ["-M", "microvm", "-m", "2048"],
      right: ["-M", "microvm", "-m", "2047"],
    },
  ],
} as const satisfies RulePage;
