import type { RulePage } from "../rule-page.ts";

export default {
  id: "memory-device-on-microvm",
  severity: "silent",
  summary: "Memory devices do not work on QEMU's machine `microvm`.",
  problem: [
    "The machine `microvm`, microvm.nix's default, has no room for memory devices. The VM starts. With `virtio-pmem` and `virtio-mem` the guest's kernel cannot reserve the memory (error -16); with an explicit address, what the guest writes is lost. `nvdimm` and `pc-dimm` get no address.",
  ],
  measured:
    "`virtio-pmem`: QEMU 7.2.22 and 10.0.13 with a Linux guest. On q35 the same arguments work. `nvdimm` and `pc-dimm`: QEMU 7.2.22 reports address 0 and slot -1 for them (`query-memory-devices`), and on q35 address 4 GiB and slot 0. See also microvm.nix issue 514.",
  fix: 'Set `microvm.qemu.machine = "q35"`, and add `-m maxmem=` with room for the device: the message says how much. To keep the machine `microvm` and share a file, replace the device with `ivshmem-plain`, as in `-device ivshmem-plain,memdev=mem1`: it needs no `maxmem`, a size that is a power of two, and `pcie=on`, which microvm.nix sets only for VMs with shares, graphics or PCI devices. In a definition, `sharedMemory({ via: "ivshmem-plain", ... })` writes it.',
  examples: [
    {
      builds: ["qemu-7.2", "qemu-10.0"],
      wrong: [
        "-M",
        "microvm,pcie=on",
        "-m",
        "512,maxmem=1G",
        "-object",
        "memory-backend-file,id=mem1,mem-path=mem.img,size=16M,share=on",
        "-device",
        "virtio-pmem-pci,memdev=mem1",
      ],
      right: [
        "-M",
        "q35",
        "-m",
        "512,maxmem=1G",
        "-object",
        "memory-backend-file,id=mem1,mem-path=mem.img,size=16M,share=on",
        "-device",
        "virtio-pmem-pci,memdev=mem1",
      ],
    },
    {
      builds: ["qemu-7.2", "qemu-10.0"],
      wrong: [
        "-M",
        "microvm,pcie=on",
        "-m",
        "512,slots=1,maxmem=1G",
        "-object",
        "memory-backend-file,id=mem1,mem-path=mem.img,size=16M,share=on",
        "-device",
        "pc-dimm,memdev=mem1",
      ],
      right: [
        "-M",
        "q35",
        "-m",
        "512,slots=1,maxmem=1G",
        "-object",
        "memory-backend-file,id=mem1,mem-path=mem.img,size=16M,share=on",
        "-device",
        "pc-dimm,memdev=mem1",
      ],
    },
  ],
} as const satisfies RulePage;
