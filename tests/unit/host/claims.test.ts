import { expect, test } from "vitest";
import { claimsIn } from "../../../src/host/claims.ts";

const claims = (command: string) =>
  claimsIn(`#!/bin/sh\nexec -a microvm@a /nix/store/x/bin/${command}\n`, "microvm-run").map(
    ({ what, value }) => `${what} ${value}`,
  );

test.each([
  [
    "qemu-system-x86_64 -netdev tap,id=n,ifname=tap0 -device virtio-net-pci,netdev=n,mac=02:00:00:00:00:0A",
    ["tap interface tap0", "MAC address 02:00:00:00:00:0a"],
  ],
  // QEMU's own network is of one VM alone
  [
    "qemu-system-x86_64 -netdev user,id=n -device virtio-net-pci,netdev=n,mac=02:00:00:00:00:0A",
    [],
  ],
  ["qemu-system-x86_64 -drive file=/nix/store/x/a.erofs", []],
  ["qemu-system-x86_64 -device vfio-pci,host=01:00.0", ["device of the host pci 0000:01:00.0"]],
  ["qemu-system-x86_64 -drive id=a,file=/a.img -drive file=/b.img,read-only=on", ["volume /a.img"]],
  // a relative path is each VM's own
  ["qemu-system-x86_64 -drive file=a.img", []],
  // the kernel is of no option
  ["crosvm run --block path=/a.img /kernel", ["volume /a.img"]],
  ["crosvm run --vsock 7 --block path=/a.img,ro=true /kernel", ["vsock.cid 7"]],
  ["cloud-hypervisor --disk path=/a.img path=/b.img", ["volume /a.img", "volume /b.img"]],
])("%s", (command, expected) => {
  expect(claims(command)).toEqual(expected);
});
