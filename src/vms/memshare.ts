import { sharedMemory } from "ghaf-microvm";
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
    extraArgs: sharedMemory({
      path: "/dev/shm/virtio_pmem.img",
      size: "16M",
      via: "virtio-pmem",
      id: "mem1",
      deviceId: "nv1",
    }),
  },
});
