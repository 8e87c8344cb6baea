import type { RulePage } from "../rule-page.ts";

export default {
  id: "no-bus",
  severity: "refused",
  summary: "The machine lacks the bus that a device is plugged into.",
  problem: [
    "Each device needs a bus of its kind: PCI, virtio, USB, SCSI. The machine `microvm` has no PCI bus unless `pcie=on`; microvm.nix turns it on only for VMs with PCI devices, shares or graphics. Few machines have USB or SCSI without a controller.",
  ],
  measured:
    "QEMU 7.2.22 exits with status 1. Which buses a machine and a device have comes from the build itself.",
  fix: "Add a controller before the device, use the variant for the other bus (`-pci` or `-device` at the end of the name), or use another machine.",
  examples: [
    {
      builds: ["qemu-7.2", "qemu-10.0"],
      wrong: ["-M", "microvm,pcie=off", "-device", "virtio-rng-pci"],
      right: ["-M", "microvm,pcie=off", "-device", "virtio-rng-device"],
    },
    {
      builds: ["qemu-7.2", "qemu-10.0"],
      wrong: ["-display", "none", "-M", "q35", "-device", "usb-tablet"],
      right: ["-display", "none", "-M", "q35", "-device", "qemu-xhci", "-device", "usb-tablet"],
    },
  ],
} as const satisfies RulePage;
