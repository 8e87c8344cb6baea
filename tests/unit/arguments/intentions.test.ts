import { expect, test } from "vitest";
import { evdev, sharedMemory, tpm, usbController } from "../../../src/index.ts";
import { lintCrosvm } from "../../../src/lint/crosvm/lint.ts";
import { lintQemu } from "../../../src/lint/qemu/lint.ts";
import { readCrosvmPack, readQemuPack } from "../../../src/packs/read.ts";

const path = "/dev/shm/virtio_pmem.img";

test("shared memory has its size, its sharing and the room that it needs", () => {
  expect(
    sharedMemory({ path, size: "16M", via: "virtio-pmem", machine: "q35", mem: 2000 }),
  ).toEqual([
    ...["-m", "maxmem=2016M"],
    ...["-object", `memory-backend-file,id=mem1,mem-path=${path},size=16M,share=on`],
    ...["-device", "virtio-pmem-pci,memdev=mem1,id=mem1-device"],
  ]);
  expect(sharedMemory({ path, size: "16M", via: "ivshmem-plain" })).toEqual([
    ...["-object", `memory-backend-file,id=mem1,mem-path=${path},size=16M,share=on`],
    ...["-device", "ivshmem-plain,memdev=mem1,id=mem1-device"],
  ]);
  expect(sharedMemory({ path, size: "16M", via: "crosvm-pmem" })).toEqual([
    "--pmem",
    `path=${path},ro=false`,
  ]);
});

test("what would start and share nothing is refused", () => {
  expect(() => sharedMemory({ path, size: "16M", via: "virtio-pmem" })).toThrow(
    "virtio-pmem does not work on the machine microvm",
  );
  expect(() => sharedMemory({ path, size: "17M", via: "ivshmem-plain" })).toThrow(
    "a power of two, not 17M",
  );
});

test("devices as Ghaf gives them to its VMs", () => {
  expect(tpm({ device: "/dev/tpmrm0" })).toEqual([
    ...["-tpmdev", "passthrough,id=tpm0,path=/dev/tpmrm0,cancel-path=/tmp/cancel"],
    ...["-device", "tpm-tis,tpmdev=tpm0"],
  ]);
  expect(tpm({ socket: "vtpm.sock" })).toEqual([
    ...["-chardev", "socket,id=chrtpm,path=vtpm.sock"],
    ...["-tpmdev", "emulator,id=tpm0,chardev=chrtpm"],
    ...["-device", "tpm-tis,tpmdev=tpm0"],
  ]);
  expect(usbController()).toEqual(["-device", "qemu-xhci,id=xhci"]);
  expect(evdev("/dev/input/a", "/dev/input/b,c")).toEqual([
    ...["-device", "virtio-input-host-pci,evdev=/dev/input/a,id=evdev-1"],
    ...["-device", "virtio-input-host-pci,evdev=/dev/input/b,,c,id=evdev-2"],
  ]);
});

test("lint has nothing to say about any of them", () => {
  const q35 = ["-M", "q35,accel=kvm:tcg", "-m", "2000M"];
  const microvm = ["-M", "microvm,accel=kvm:tcg,pcie=on", "-m", "2000M"];
  const lint = (words: readonly string[]) => lintQemu(words, readQemuPack("qemu-10.0"));
  expect([
    ...lint([
      ...q35,
      ...sharedMemory({ path, size: "16M", via: "virtio-pmem", machine: "q35", mem: 2000 }),
    ]),
    ...lint([...microvm, ...sharedMemory({ path, size: "16M", via: "ivshmem-plain" })]),
    ...lint([
      ...q35,
      ...tpm({ socket: "vtpm.sock" }),
      ...usbController(),
      ...evdev("/dev/input/a"),
    ]),
    ...lintCrosvm(
      ["run", "-m", "512", ...sharedMemory({ path, size: "16M", via: "crosvm-pmem" }), "kernel"],
      readCrosvmPack("crosvm"),
    ),
  ]).toEqual([]);
});
