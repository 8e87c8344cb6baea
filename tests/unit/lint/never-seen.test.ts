import { describe, expect, test } from "vitest";
import { lintQemu } from "../../../src/lint/qemu/lint.ts";
import { readQemuPack } from "../../../src/packs/read.ts";
import { leftOut, leftOutOfPath, withoutFeatures } from "../../../src/packs/without-features.ts";

const whole = readQemuPack("qemu-10.0");

const rulesOf = (line: string, pack = whole) =>
  lintQemu(line.split(" "), pack).map(({ rule, index }) => `${index} ${rule}`);

describe("QEMU starts, and the guest never sees it", () => {
  test.each([
    ["-M microvm -smbios type=11,value=a", ["2 never-seen"]],
    ["-M microvm,accel=tcg -smbios file=a", ["2 never-seen"]],
    // what the runner says to every machine
    ["-M microvm -smbios type=1,uuid=f2ed01bb-91ca-95f8-d617-86b3a81ccaa2", []],
    ["-M q35 -smbios type=11,value=a", []],
    ["-M microvm -vga std", ["2 never-seen"]],
    ["-M microvm -vga none", []],
    ["-M microvm -nic user", ["2 never-seen"]],
    ["-M microvm -net nic -net user", ["2 never-seen"]],
    ["-M microvm -serial null -serial file:a -serial none", ["4 never-seen"]],
    ["-M microvm -parallel null", ["2 never-seen"]],
    ["-M pc -serial null -serial null -serial null -serial null -serial null", ["10 never-seen"]],
    ["-M pc-q35-7.2 -serial null -serial null", []],
  ])("%s", (line, rules) => {
    expect(rulesOf(line)).toEqual(rules);
  });

  test.each([
    ["id=a,format=raw,file=/var/disk.qcow2,if=none", 1],
    ["id=a,format=raw,file=disk.VMDK,if=none", 1],
    ["id=a,format=raw,file=disk.vdi,if=none", 1],
    ["id=a,format=qcow2,file=disk.qcow2,if=none", 0],
    ["id=a,file=disk.qcow2,if=none", 0],
    ["id=a,format=raw,file=disk.img,if=none", 0],
    ["id=a,format=raw,file=/qcow2/disk,if=none", 0],
  ])("-drive %s: %i", (drive, count) => {
    const line = `-M q35 -drive ${drive} -device virtio-blk-pci,drive=a`;
    expect(rulesOf(line)).toEqual(count === 0 ? [] : ["2 never-seen"]);
  });
});

describe("memory that is not shared", () => {
  const device = "-chardev socket,id=c,path=s -device vhost-user-fs-pci,chardev=c,tag=t";
  const memory = "-object memory-backend-memfd,id=m,size=128M,share=on";

  test.each([
    [`-M q35 ${device}`, ["4 not-shared"]],
    [`-M q35,memory-backend=m ${memory} ${device}`, []],
    [`-M q35 ${memory} -numa node,memdev=m ${device}`, []],
    // two, and the VM's own is the wrong one
    [
      `-M q35,memory-backend=n ${memory} -object memory-backend-ram,id=n,size=128M ${device}`,
      ["2 not-shared", "4 not-shared"],
    ],
    [`-M q35 ${memory} ${device}`, ["2 not-shared", "6 not-shared"]],
    [`-M q35,memory-backend=m ${memory.replace("on", "off")} ${device}`, ["2 not-shared"]],
    [
      "-M q35 -chardev socket,id=c,path=s -netdev vhost-user,id=n,chardev=c -device virtio-net-pci,netdev=n",
      ["4 not-shared"],
    ],
    // nobody has it
    [`-M q35 ${memory}`, ["2 not-shared"]],
    [`-M q35 ${memory} -device ivshmem-plain,memdev=m`, []],
    // what is added while the VM runs brings its memory along
    [`-M q35 -m 128,slots=2,maxmem=1G ${memory}`, ["4 not-shared"]],
    // since QEMU 10 it is in a file
    [`-M q35,memory-backend=m ${memory.replace("memfd", "ram")} ${device}`, []],
    // all of the guest's memory may hold what the device reads
    [
      `-M q35,memory-backend=m -m 128,slots=1,maxmem=1G ${memory} -object memory-backend-ram,id=n,size=128M -device pc-dimm,memdev=n ${device}`,
      ["6 not-shared"],
    ],
    [
      "-M q35,nvdimm=on -m 128,slots=1,maxmem=1G -object memory-backend-file,id=n,size=128M,mem-path=a -device nvdimm,memdev=n",
      ["4 not-shared"],
    ],
    // nobody could connect in time
    [
      `-M q35,memory-backend=m ${memory} ${device.replace("path=s", "path=s,server=on,wait=off")}`,
      ["6 missing-property"],
    ],
    ["-M q35 -object memory-backend-ram,id=m,size=16M", []],
  ])("%s", (line, rules) => {
    expect(rulesOf(line)).toEqual(rules);
  });
});

describe("the build that runs", () => {
  const options = { optimize: true, graphics: false, usbDevices: false };

  test.each([
    ["-M q35 -vnc :0", options, ["2 stripped-build"]],
    ["-M q35 -spice port=5900,disable-ticketing=on", options, ["2 stripped-build"]],
    ["-M q35 -display gtk", options, ["2 stripped-build"]],
    ["-M q35 -display vnc=:1", options, ["2 stripped-build"]],
    ["-M q35 -audiodev pa,id=a", options, ["2 stripped-build"]],
    ["-M q35 -audiodev none,id=a", options, []],
    [
      "-M q35 -device qemu-xhci -device usb-host,vendorid=1,productid=2",
      options,
      ["4 stripped-build"],
    ],
    [
      "-M q35 -device qemu-xhci -device usb-host,vendorid=1,productid=2",
      { ...options, usbDevices: true },
      [],
    ],
    ["-M q35 -vnc :0", { ...options, usbDevices: true }, ["2 stripped-build"]],
    ["-M q35 -vnc :0", { ...options, graphics: true }, []],
    ["-M q35 -vnc :0", { ...options, optimize: false }, []],
  ])("%s with %j", (line, of, rules) => {
    expect(rulesOf(line, withoutFeatures(whole, leftOut(of)))).toEqual(rules);
  });

  test.each([
    ["/nix/store/a-qemu-host-cpu-only-for-vm-tests-11.1.0/bin/qemu-system-x86_64", ["display"]],
    ["/nix/store/a-qemu-host-cpu-only-11.1.0/bin/qemu-system-x86_64", []],
  ])("as the name of its package says: %s", (path, features) => {
    expect(leftOutOfPath(path)).toEqual(features);
  });
});
