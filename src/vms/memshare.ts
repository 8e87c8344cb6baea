import { defineVm } from "../generated/microvm.ts";

/** Shares 16 MiB of memory with other VMs through a file of the host, as a persistent memory device. */
export default defineVm({
  name: "memshare",
  // virtio-pmem fails silently on QEMU's machine `microvm`, the default, and `virt` has no DIMM slots for it
  systems: ["x86_64-linux"],
  hypervisor: "qemu",
  mem: 2000,
  vcpu: 2,
  qemu: {
    machine: "q35",
    extraArgs: [
      // the device's memory comes on top of the VM's own
      ...["-m", "maxmem=3G"],
      ...[
        "-object",
        "memory-backend-file,id=mem1,mem-path=/dev/shm/virtio_pmem.img,size=16M,share=on",
      ],
      ...["-device", "virtio-pmem-pci,memdev=mem1,id=nv1"],
    ],
  },
});
