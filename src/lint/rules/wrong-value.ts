import type { RulePage } from "../rule-page.ts";

export default {
  id: "wrong-value",
  severity: "refused",
  summary: "A value is not valid for its key.",
  problem: [
    "Each key has a type: a number with bounds, a size, one of a few names, an address, `on` or `off`. Some values must fit others: the sizes of NUMA nodes to the VM's memory, the numbers of `-smp` to each other.",
  ],
  measured:
    "QEMU 7.2.22 exits with status 1. Types come from the build itself or, if it lists none, from starting it with values of each kind. For crosvm, from its source at f1e797a6.",
  fix: "Write a value of the type that the message names.",
  examples: [
    {
      builds: ["qemu-7.2", "qemu-10.0"],
      wrong: ["-device", "virtio-rng-pci,max-bytes=many"],
      right: ["-device", "virtio-rng-pci,max-bytes=1024"],
    },
    {
      builds: ["qemu-7.2", "qemu-10.0"],
      wrong: ["-display", "none", "-smp", "4,sockets=3,cores=1,threads=1"],
      right: ["-display", "none", "-smp", "4,sockets=4,cores=1,threads=1"],
    },
    {
      builds: ["qemu-7.2", "qemu-10.0"],
      wrong: [
        "-display",
        "none",
        "-M",
        "q35,accel=tcg",
        "-drive",
        "if=none,id=d,file=null-co://,format=raw",
        "-device",
        "virtio-blk-pci,drive=d,logical_block_size=4096",
      ],
      right: [
        "-display",
        "none",
        "-M",
        "q35,accel=tcg",
        "-drive",
        "if=none,id=d,file=null-co://,format=raw",
        "-device",
        "virtio-blk-pci,drive=d,logical_block_size=4096,physical_block_size=4096",
      ],
    },
    {
      builds: ["qemu-7.2", "qemu-10.0"],
      wrong: ["-display", "none", "-object", "throttle-group,id=t,x-bps-total=1000,x-bps-read=500"],
      right: ["-display", "none", "-object", "throttle-group,id=t,x-bps-write=500,x-bps-read=500"],
    },
    {
      builds: ["qemu-7.2", "qemu-10.0"],
      wrong: ["-display", "none", "-M", "q35,accel=tcg", "-device", "nvme,serial=a,msix_qsize=0"],
      right: ["-display", "none", "-M", "q35,accel=tcg", "-device", "nvme,serial=a,msix_qsize=65"],
    },
    {
      builds: ["crosvm"],
      wrong: ["run", "--block", "path=disk.img,ro=yes", "vmlinux"],
      right: ["run", "--block", "path=disk.img,ro=true", "vmlinux"],
    },
    {
      builds: ["cloud-hypervisor"],
      wrong: ["--kernel", "vmlinux", "--cpus", "boot=4,max=2"],
      right: ["--kernel", "vmlinux", "--cpus", "boot=2,max=4"],
    },
  ],
} as const satisfies RulePage;
