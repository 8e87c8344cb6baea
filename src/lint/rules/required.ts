import type { RulePage } from "../rule-page.ts";

export default {
  id: "required",
  severity: "silent",
  summary: "What a VM must have never reaches its hypervisor.",
  problem: [
    'A guest says in `ghaf-microvm.checks.require`, or a definition in `requires`, what it must have, as `[ "tpm" ]`, whichever hypervisor runs it. Its command line does not show this: the guest starts without it.',
  ],
  measured:
    "By hypervisor, the arguments that say each intention: the table nix/checks/intentions.json, from QEMU's manual, crosvm's source and cloud-hypervisor's documentation.",
  fix: "Write what the message says for this hypervisor, or use one that can.",
  never: "It is the guest that requires it: leave it out there.",
  examples: [
    {
      builds: ["crosvm-ghaf"],
      require: ["tpm"],
      wrong: ["run", "vmlinux"],
      right: ["run", "--swtpm", "vtpm.sock", "vmlinux"],
    },
    {
      builds: ["qemu-7.2", "qemu-10.0"],
      require: ["evdev"],
      wrong: ["-M", "q35", "-display", "none", "-serial", "null"],
      right: [
        ...["-M", "q35", "-display", "none", "-serial", "null"],
        ...["-device", "virtio-input-host-pci,evdev=/dev/input/event0"],
      ],
    },
  ],
} as const satisfies RulePage;
