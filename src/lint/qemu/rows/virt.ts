import type { Row } from "../../rows/row.ts";

const virt = { option: "machine", when: { machine: /^virt$/ } } as const;

/** What the properties of the machine virt of aarch64 must be, as QEMU 10.0 and 11.1 refuse others. */
export const virtRows: readonly Row[] = [
  {
    option: "machine",
    when: { machine: /^virt$/, before: "11" },
    key: "gic-version",
    oneOf: ["2", "3", "4", "host", "max"],
  },
  {
    option: "machine",
    when: { machine: /^virt$/, since: "11" },
    key: "gic-version",
    oneOf: ["2", "3", "4", "x-5", "host", "max"],
  },
  {
    option: "drive",
    of: /^xen$/,
    when: { machine: /^virt$/ },
    refused: "with if=xen is for guests of Xen",
  },
  { ...virt, key: "iommu", oneOf: ["none", "smmuv3"] },
  {
    option: "machine",
    when: { machine: /^virt$/, properties: { "gic-version": "4", accel: [null, "tcg"] } },
    unless: { keys: { "gic-version": null } },
    needMachine: { virtualization: "on" },
    note: "TCG has no GICv4 without it",
  },
  {
    option: "device",
    of: /^virtio-iommu-pci$/,
    when: { machine: /^virt$/, properties: { iommu: "smmuv3" } },
    refused: "is a second IOMMU beside the machine's iommu=smmuv3",
  },
  {
    option: "device",
    of: /^virtio-iommu-device$/,
    refused: "is attached to no PCI bus: use virtio-iommu-pci",
  },
  {
    option: "device",
    of: /^pcie-root-port$/,
    when: {
      machine: /^virt$/,
      before: "11",
      properties: { "gic-version": ["3", "4"], its: "off" },
    },
    refused: "needs MSI-X, which the interrupt controller lacks with its=off",
  },
];
