/** The packs of QEMU whose types definitions can import: "ghaf-microvm/qemu-7.2". */
export const typedPacks = ["qemu-7.2", "qemu-10.0", "qemu-11.1"] as const;
