import { sharedMemory } from "ghaf-microvm";
import { defineVm } from "../generated/microvm.ts";

const path = "/dev/shm/virtio_pmem.img";
const size = "16M";

/** The memory of memshare, shared through crosvm: the reason why its `extraArgs` matter. */
export default defineVm({
  name: "memshare-crosvm",
  hypervisor: "crosvm",
  mem: 2000,
  vcpu: 2,
  // QEMU creates the file when it is missing, crosvm does not
  preStart: `truncate --size='>${size}' ${path}`,
  crosvm: { extraArgs: sharedMemory({ path, size, via: "crosvm-pmem" }) },
});
