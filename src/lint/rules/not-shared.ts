import type { RulePage } from "../rule-page.ts";

export default {
  id: "not-shared",
  severity: "both",
  summary: "Memory that is meant to be shared is not.",
  problem: [
    "The VM starts and the guest finds its device, but whatever the guest writes stays in its own memory. QEMU maps a file privately unless `share=on` is set; `memory-backend-ram` belongs to this VM alone; and if `mem-path` is a folder, QEMU creates a nameless file there.",
    "cloud-hypervisor refuses devices whose backend is another process, such as `--fs`, unless the memory is shared or uses huge pages.",
    "A `vhost-user-*` device has its backend in another process, which must see all of the VM's memory, including memory modules (`pc-dimm`, `virtio-mem`). Before QEMU 10, that process cannot open `memory-backend-ram`, even with `share=on`.",
    "An `nvdimm` loses its contents if its file is not shared. An explicit `share=off` is not reported.",
    "VMs that share a file must give it the same size. The first VM to start creates the file. QEMU then refuses a larger size, and a VM with a smaller size sees only the beginning. The VMs of a repository, flake or host are compared.",
  ],
  measured:
    "QEMU 7.2.22 and 10.0.13, with two Linux guests and one file: without `share=on` both start, and neither sees what the other writes; nor does the file change. On these and 11.1.3, of 52 command lines: what is written at the guest's address, and whether it is in a file that another process can open. Sizes on 7.2.22: 32M for a file of 16M exits with status 1, 16M for one of 32M starts.",
  fix: "Use `memory-backend-file` with the path of a file and `share=on`.",
  examples: [
    {
      builds: ["qemu-7.2", "qemu-10.0"],
      wrong: [
        "-M",
        "q35",
        "-m",
        "512,maxmem=1G",
        "-object",
        "memory-backend-file,id=mem1,mem-path=mem.img,size=16M",
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
      builds: ["cloud-hypervisor"],
      wrong: ["--kernel", "vmlinux", "--memory", "size=1G", "--fs", "tag=a,socket=fs.sock"],
      right: [
        "--kernel",
        "vmlinux",
        "--memory",
        "size=1G,shared=on",
        "--fs",
        "tag=a,socket=fs.sock",
      ],
    },
  ],
} as const satisfies RulePage;
