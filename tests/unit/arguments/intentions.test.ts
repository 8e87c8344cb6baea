import { expect, test } from "vitest";
import { evdev, tpm, usbController } from "../../../src/index.ts";
import { lintQemu } from "../../../src/lint/qemu/lint.ts";
import { readQemuPack } from "../../../src/packs/read.ts";

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
  const lint = (args: readonly string[]) => lintQemu(args, readQemuPack("qemu-10.0"));
  expect([
    ...lint([
      ...q35,
      ...tpm({ socket: "vtpm.sock" }),
      ...usbController(),
      ...evdev("/dev/input/a"),
    ]),
  ]).toEqual([]);
});
