import type { RulePage } from "../rule-page.ts";

export default {
  id: "required",
  severity: "silent",
  summary: "The hypervisor never gets something that the VM must have.",
  problem: [
    '`ghaf-microvm.checks.require` of a guest, or `requires` of a definition, lists what the VM must have on every hypervisor, such as `[ "tpm" ]`. This command line does not provide it: the guest starts without it.',
  ],
  measured:
    "For each hypervisor, the arguments that provide each feature: the table nix/checks/intentions.json, from QEMU's manual, crosvm's source and cloud-hypervisor's documentation.",
  fix: "Write what the message says for this hypervisor, or use one that can provide it.",
  never: "The guest requires it: remove it there.",
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
