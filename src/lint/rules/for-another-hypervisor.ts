import type { RulePage } from "../rule-page.ts";

export default {
  id: "for-another-hypervisor",
  severity: "silent",
  summary: "Something is set for one hypervisor, but another one runs the VM.",
  problem: [
    "`microvm.qemu`, `microvm.crosvm` and similar options are read only by the runner of that hypervisor. A VM that moves to another hypervisor starts, but without the devices from the old one's `extraArgs`: for example without its TPM, to which the key of its disk is sealed.",
    "An argument is not reported if the hypervisor that runs gets its own equivalent: such a VM is written for both. Neither is the group's `package`.",
  ],
  measured:
    "The pinned microvm.nix's runners, each evaluated with two values of the option: the command line of another hypervisor is the same. `options show NAME` has the table.",
  fix: "Write what the message says for the hypervisor that runs. If the VM is also built for the other hypervisor, mark the group: `qemu: forAnother({ ... })` in a definition, `ghaf-microvm.checks.alsoFor` in Nix. The arguments are then checked by that hypervisor's rules.",
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
