import { defineVm } from "../generated/microvm.ts";

const sharedFile = "/dev/shm/virtio_pmem.img";

/** The memory of memshare, shared through crosvm: the reason why its `extraArgs` matter. */
export default defineVm({
  name: "memshare-crosvm",
  hypervisor: "crosvm",
  mem: 2000,
  vcpu: 2,
  // QEMU creates the file when it is missing, crosvm does not
  preStart: `truncate --size='>16M' ${sharedFile}`,
  crosvm: { extraArgs: ["--pmem", sharedFile] },
});
