import type { RulePage } from "../rule-page.ts";

export default {
  id: "for-another-hypervisor",
  severity: "silent",
  summary: "What is set for one hypervisor, when another one runs the VM.",
  problem: [
    "`microvm.qemu`, `microvm.crosvm` and similar options are read by the runner of that hypervisor alone. A VM that moves to another one starts, and its devices from the old one's `extraArgs` are not there: a guest without its TPM, when the key of its disk is sealed to that TPM.",
    "An argument for which the hypervisor that runs has one of its own is not a finding: such a VM is written for both. Nor is the group's `package`.",
  ],
  measured:
    "The pinned microvm.nix's runners, each evaluated with two values of the option: the command line of another hypervisor is the same. `options show NAME` has the table.",
  fix: "Write what the message says for the hypervisor that runs. Where the group is meant for another hypervisor, on which the VM is built too: `qemu: forAnother({ ... })` in a definition, `ghaf-microvm.checks.alsoFor` in Nix: the arguments are then checked by the rules of the hypervisor that they are for.",
  examples: [
    {
      wrong: {
        name: "vm",
        hypervisor: "crosvm",
        qemu: { extraArgs: ["-device", "virtio-input-host-pci,evdev=/dev/input/event0"] },
      },
      right: {
        name: "vm",
        hypervisor: "crosvm",
        crosvm: { extraArgs: ["--input", "evdev[path=/dev/input/event0]"] },
      },
    },
    {
      wrong: { name: "vm", hypervisor: "qemu", crosvm: { pivotRoot: "/var/empty" } },
      right: { name: "vm", hypervisor: "crosvm", crosvm: { pivotRoot: "/var/empty" } },
    },
  ],
} as const satisfies RulePage;
