import type { RulePage } from "../rule-page.ts";

export default {
  id: "maxmem",
  severity: "refused",
  summary: "Memory devices need room beyond the VM's own memory: `-m maxmem=`.",
  problem: [
    "`virtio-pmem`, `virtio-mem`, `nvdimm` and `pc-dimm` put their memory above the VM's own. The machine reserves addresses for it only if `maxmem` gives the total: at least the VM's memory and that of all devices. `nvdimm` and `pc-dimm` need slots, too.",
    "QEMU merges several `-m`, so `-m maxmem=...` beside the runner's own `-m` is enough.",
  ],
  measured:
    "QEMU 7.2.22 on q35 exits with status 1 without `maxmem`, with one that is too small, and with one below the VM's memory.",
  fix: "Add `-m maxmem=`; the message says how much is needed. `sharedMemory` adds it for you.",
  examples: [
    {
      builds: ["qemu-7.2", "qemu-10.0"],
      wrong: [
        "-M",
        "q35",
        "-m",
        "512",
        "-object",
        "memory-backend-file,id=mem1,mem-path=mem.img,size=16M,share=on",
        "-device",
        "virtio-pmem-pci,memdev=mem1",
      ],
      right: [
        "-M",
        "q35",
        "-m",
        "512",
        "-m",
        "maxmem=528M",
        "-object",
        "memory-backend-file,id=mem1,mem-path=mem.img,size=16M,share=on",
        "-device",
        "virtio-pmem-pci,memdev=mem1",
      ],
    },
  ],
} as const satisfies RulePage;
