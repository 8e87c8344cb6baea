import type { RulePage } from "../rule-page.ts";

export default {
  id: "full-bus",
  severity: "refused",
  summary: "A bus has no place left for the device.",
  problem: [
    "A bus has a limited number of places: 32 slots on PCI, some of which the machine uses itself (30 are left on `q35` and `pc` without default devices), 24 virtio devices on the machine `microvm` (8 with `acpi=off`), 31 ports of a `virtio-serial-pci`, two drives on an IDE bus of `pc` and one on each of `q35`, four serial and three parallel ports on ISA, eight cards of `-nic`, and on the bus of each SCSI, HDA, EHCI and NVMe controller as many devices as it addresses (256 on `virtio-scsi-pci`, 8 on `lsi`). Many shares and volumes together can fill a bus.",
  ],
  measured:
    "QEMU 7.2.22, 10.0.13 and 11.1.3 exit with status 1 at the first device that finds no place; with one device less they start.",
  fix: "Leave devices out, or add a bus: `pcie-root-port` for one PCI device, `pcie-pci-bridge` or `pci-bridge` for 32, a second `virtio-serial-pci`. For IDE, name the bus of each drive.",
  examples: [
    {
      builds: ["qemu-7.2", "qemu-10.0"],
      wrong: [
        ...["-display", "none", "-device", "virtio-serial-pci,max_ports=2"],
        ...["-device", "virtserialport", "-device", "virtserialport"],
      ],
      right: [
        ...["-display", "none", "-device", "virtio-serial-pci,max_ports=3"],
        ...["-device", "virtserialport", "-device", "virtserialport"],
      ],
    },
    {
      builds: ["qemu-7.2", "qemu-10.0"],
      wrong: ["-display", "none", "-M", "q35", "-device", "isa-serial,index=4"],
      right: ["-display", "none", "-M", "q35", "-device", "isa-serial,index=3"],
    },
  ],
} as const satisfies RulePage;
