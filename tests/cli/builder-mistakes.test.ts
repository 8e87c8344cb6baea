import { expect, test } from "vitest";
import { inProcessWithoutNix } from "../support/in-process.ts";
import { temporaryRepository } from "../support/repository.ts";

test("every mistake of a file at once, each at the call of its builder", async () => {
  const repository = temporaryRepository({
    "a.ts": `import { qemu, sharedMemory, tpm } from "ghaf-microvm";
import { defineVm } from "../generated/microvm.ts";

export default defineVm({
  name: "a",
  memm: 512,
  qemu: {
    machine: "q35",
    extraArgs: [
      ...sharedMemory({
        path: "/dev/shm/a", size: "16M", via: "virtio-pmem", prealoc: true }),
      ...tpm({ sockt: "a.sock" }),
      ...qemu.args(
        qemu.devic("virtio-rng-pci"),
        qemu.device("virtio-net-pci", { netdev: null }),
      ),
    ],
  },
});
`,
  });
  const { status, stderr } = await inProcessWithoutNix(repository.path, "codegen");
  expect([status, stderr]).toEqual([
    1,
    `error: src/vms/a.ts:6: there is no option microvm.memm in microvm.nix 71beea00
  fix: did you mean microvm.mem?
error: src/vms/a.ts:10: sharedMemory has no parameter prealoc
  fix: use path, size, via, machine, mem, id, deviceId
error: src/vms/a.ts:12: tpm has no parameter sockt
  fix: did you mean socket?
error: src/vms/a.ts:14: qemu has no builder devic
  fix: did you mean device?
error: src/vms/a.ts:15: netdev of -device must be a string, a number, true or false, or something with an id
  fix: write what is expected there; an editor shows the type of each value, and \`ghaf-microvm options\` that of each option
`,
  ]);
});

test("what the build refuses has the line of the builder's call", async () => {
  const repository = temporaryRepository({
    "a.ts": `import { qemu } from "ghaf-microvm";
import { defineVm } from "../generated/microvm.ts";

const rng = qemu.device("virtio-rng-pci", {
  "max-byte": 5,
});

export default defineVm({
  name: "a",
  qemu: { machine: "q35", extraArgs: qemu.args(rng) },
});
`,
  });
  const { status, stdout } = await inProcessWithoutNix(repository.path, "lint");
  expect([status, stdout]).toEqual([
    1,
    `src/vms/a.ts:4: refused: virtio-rng-pci has no property max-byte; did you mean max-bytes? (the VM a, src/vms/a.ts:8) [unknown-property]
  "-device" "virtio-rng-pci,max-byte=5"
  fix: "-device" "virtio-rng-pci,max-bytes=5"
1 that the hypervisor refuses
`,
  ]);
});
