import { describe, expect, test } from "vitest";
import { lintQemu } from "../../../src/lint/qemu/lint.ts";
import { forTarget } from "../../../src/packs/assemble.ts";
import type { QemuPack } from "../../../src/packs/format.ts";
import { readQemuPack } from "../../../src/packs/read.ts";

const pack = readQemuPack("qemu-10.0");
const q35 = ["-M", "q35,accel=kvm:tcg", "-m", "512M"];
const microvm = ["-M", "microvm,accel=kvm:tcg,pcie=off", "-m", "512M"];

/** `rule severity: arguments of the fix` of each finding, behind the arguments before. */
const lint = (before: readonly string[], ...args: readonly string[]) => lintBy(pack, before, args);

function lintBy(by: QemuPack, before: readonly string[], args: readonly string[]): string[] {
  return lintQemu([...before, ...args], by).map(
    ({ rule, severity, fix }) =>
      `${rule} ${severity}${fix === undefined ? "" : `: ${fix.args.join(" ")}`}`,
  );
}

const sharedFile =
  "memory-backend-file,id=mem1,mem-path=/dev/shm/virtio_pmem.img,size=16M,share=on";

test("what works is not complained about", () => {
  const args = [
    "-m",
    "maxmem=1G",
    "-object",
    sharedFile,
    "-device",
    "virtio-pmem-pci,memdev=mem1,id=nv1",
  ];
  expect(lint(q35, ...args)).toEqual([]);
});

test("each string of Ghaf's document is reported, with the two arguments that it should be", () => {
  expect(
    lint(
      q35,
      "-object memory-backend-file,id=mem1,mem-path=/dev/shm/virtio_pmem.img",
      "-device virtio-pmem-pci,memdev=mem1,id=nv1",
    ),
  ).toEqual([
    "two-words refused: -object memory-backend-file,id=mem1,mem-path=/dev/shm/virtio_pmem.img",
    "two-words refused: -device virtio-pmem-pci,memdev=mem1,id=nv1",
  ]);
  expect(lint(q35, "--option 1 --option 2")).toEqual(["two-words refused"]);
});

test("with that fixed, the three mistakes behind it are reported at once", () => {
  expect(
    lint(
      q35,
      "-object",
      "memory-backend-file,id=mem1,mem-path=/dev/shm/virtio_pmem.img",
      "-device",
      "virtio-pmem-pci,memdev=mem1,id=nv1",
    ),
  ).toEqual([
    "missing-property refused: memory-backend-file,id=mem1,mem-path=/dev/shm/virtio_pmem.img,size=16M",
    "not-shared silent: memory-backend-file,id=mem1,mem-path=/dev/shm/virtio_pmem.img,share=on",
    "maxmem refused: -m maxmem=512M",
  ]);
});

describe("silently wrong is", () => {
  test.each([
    [
      "virtio-pmem on the machine microvm",
      [
        ...microvm.with(1, "microvm,pcie=on"),
        "-object",
        sharedFile,
        "-device",
        "virtio-pmem-pci,memdev=mem1",
      ],
      "memory-device-on-microvm silent",
    ],
    [
      "shared memory without share=on",
      [
        ...q35,
        "-object",
        sharedFile.replace(",share=on", ""),
        "-device",
        "ivshmem-plain,memdev=mem1",
      ],
      `not-shared silent: ${sharedFile}`,
    ],
    [
      "a folder for a file",
      [
        ...q35,
        "-object",
        sharedFile.replace("/virtio_pmem.img", ""),
        "-device",
        "ivshmem-plain,memdev=mem1",
      ],
      "not-shared silent",
    ],
    [
      "memory of the VM's own for shared memory",
      [
        ...q35,
        "-object",
        "memory-backend-ram,id=mem1,size=16M",
        "-device",
        "ivshmem-plain,memdev=mem1",
      ],
      "not-shared silent",
    ],
    [
      "a second -append",
      [...q35, "-kernel", "k", "-append", "a", "-append", "b"],
      "override silent",
    ],
    ["another machine type", [...q35, "-M", "pc"], "override silent"],
    ["another size of memory", [...q35, "-m", "1G"], "override silent"],
    ["another number of processors", [...q35, "-smp", "2", "-smp", "4"], "override silent"],
    [
      "the sandbox turned off again",
      [...q35, "-sandbox", "on", "-sandbox", "off"],
      "override silent",
    ],
    ["exactly 2048 MiB on microvm", ["-M", "microvm", "-m", "2048M"], "memory-2048 silent"],
  ])("%s", (_, args, expected) => {
    expect(lint(args)).toContain(expected);
  });
});

test("a property of the machine may have _ for -", () => {
  expect(lint(["-M", "q35,accel=tcg,mem_merge=on,kernel_irqchip=off"])).toEqual([]);
});

describe("refused is", () => {
  test.each([
    ["an unknown option", ["-nographics"], "unknown-option refused: -nographic"],
    ["an option that this version lost", ["-runas", "user"], "unknown-option refused"],
    [
      "an option without its value",
      ["-object", "-device", "virtio-rng-pci"],
      "missing-value refused",
    ],
    ["a value without its option", ["virtio-rng-pci"], "stray-word refused"],
    ["an unknown device", ["-device", "virtio-rgn-pci"], "unknown-device refused: virtio-rng-pci"],
    [
      "an unknown device, for which one without its keys is not meant",
      ["-device", "virtio-pmem-device,memdev=m"],
      "unknown-device refused",
    ],
    [
      "an unknown device, whatever keys no device has",
      ["-device", "virtio-rgn-pci,adr=6"],
      "unknown-device refused: virtio-rng-pci,adr=6",
    ],
    ["a value of what a sign switches already", ["-cpu", "max,+x2apic=on"], "wrong-value refused"],
    [
      "a property that the device lacks",
      ["-device", "virtio-rng-pci,adr=6"],
      "unknown-property refused: virtio-rng-pci,addr=6",
    ],
    [
      "a value of the wrong type",
      ["-device", "virtio-rng-pci,multifunction=ON"],
      "wrong-value refused: virtio-rng-pci,multifunction=on",
    ],
    [
      "a comma in a value",
      ["-object", "memory-backend-file,id=m,mem-path=/a,B/c,size=1M,share=on"],
      "unescaped-comma refused: memory-backend-file,id=m,mem-path=/a,,B/c,size=1M,share=on",
    ],
    [
      "an id given twice",
      ["-chardev", "null,id=a", "-chardev", "null,id=a"],
      "duplicate-id refused",
    ],
    [
      "an id that nothing defines",
      ["-device", "virtserialport,chardev=a"],
      "undefined-reference refused",
    ],
    [
      "a bus used before the device that has it",
      ["-device", "virtio-rng-pci,bus=rp1", "-device", "pcie-root-port,id=rp1,chassis=1"],
      "used-before-definition refused",
    ],
    ["a USB device without a controller", ["-device", "usb-kbd"], "no-bus refused"],
    ["-accel beside accel=", ["-accel", "tcg"], "collision refused: -machine accel=tcg"],
    [
      "standard input taken twice",
      ["-chardev", "stdio,id=stdio", "-serial", "stdio"],
      "collision refused",
    ],
    [
      "a size for ivshmem that is not a power of two",
      ["-object", sharedFile.replace("16M", "17M"), "-device", "ivshmem-plain,memdev=mem1"],
      `wrong-value refused: ${sharedFile.replace("16M", "32M")}`,
    ],
    [
      "less maxmem than the devices need",
      ["-m", "maxmem=513M", "-object", sharedFile, "-device", "virtio-pmem-pci,memdev=mem1"],
      "maxmem refused",
    ],
  ])("%s", (_, args, expected) => {
    expect(lint(q35, ...args)).toContain(expected);
  });

  test("a PCI device on the machine microvm without PCI, with the device that fits", () => {
    expect(lint(microvm, "-device", "virtio-rng-pci,id=a")).toEqual([
      "no-bus refused: virtio-rng-device,id=a",
    ]);
  });

  test("a PC's device and property on the machine of another architecture", () => {
    const virt = ["-M", "virt,accel=kvm:tcg,gic-version=max", "-m", "512M"];
    const forArm = (...args: readonly string[]) =>
      lintBy(forTarget(pack, "aarch64") as QemuPack, virt, args);
    const tpm = ["-chardev", "socket,id=t,path=t.sock", "-tpmdev", "emulator,id=t0,chardev=t"];
    expect(forArm(...tpm, "-device", "tpm-tis,tpmdev=t0")).toEqual([
      "wrong-machine refused: tpm-tis-device,tpmdev=t0",
    ]);
    expect(forArm("-M", "accel=kvm:tcg,sata=off")).toEqual([
      "unknown-property refused: accel=kvm:tcg",
    ]);
  });

  test("the machine of another architecture, of a guest of this one", () => {
    expect(lint(["-M", "virt"])).toEqual(["unknown-machine refused"]);
  });
});

test("a device that only Ghaf's build has, is not replaced by one of another name", () => {
  expect(
    lintQemu(["-M", "q35", "-device", "acad,use-qmp=false"], readQemuPack("qemu-10.0")),
  ).toEqual([
    {
      rule: "unknown-device",
      severity: "refused",
      index: 2,
      message:
        "QEMU 10.0.13 has no device acad: only Ghaf's build has it (the pack qemu-10.0-ghaf)",
    },
  ]);
});

describe("Ghaf's own arguments, at 9a37dc8c, raise no alarm on Ghaf's own build:", () => {
  const ghaf = readQemuPack("qemu-10.0-ghaf");
  test.each([
    [
      "TPM passthrough",
      [
        "-tpmdev",
        "passthrough,id=tpmrm0,path=/dev/tpmrm0,cancel-path=/tmp/cancel",
        "-device",
        "tpm-tis,tpmdev=tpmrm0",
      ],
    ],
    [
      "TPM emulation",
      [
        "-chardev",
        "socket,id=chrtpm,path=vtpm.sock",
        "-tpmdev",
        "emulator,id=tpm0,chardev=chrtpm",
        "-device",
        "tpm-tis,tpmdev=tpm0",
      ],
    ],
    [
      "wake device",
      [
        "-chardev",
        "socket,id=wake0,path=vm-wake.sock,server=on,wait=off",
        "-device",
        "isa-serial,chardev=wake0,index=1",
      ],
    ],
    [
      "lid, battery and adapter",
      [
        "-device",
        "button,use-qmp=false,enable-procfs=true,probe_interval=2000",
        "-device",
        "battery,use-qmp=false,enable-sysfs=true,probe_interval=20000",
        "-device",
        "acad,use-qmp=false,enable-sysfs=true,probe_interval=5000",
      ],
    ],
    [
      "USB devices",
      [
        "-device",
        "qemu-xhci",
        "-device",
        "usb-host,vendorid=0x1234,productid=0x5678,id=cam0",
        "-device",
        "qemu-xhci",
        "-device",
        "usb-host,hostbus=3,hostport=4,id=gps0",
      ],
    ],
    ["input devices", ["-device", "virtio-input-host-pci,evdev=/dev/input/by-path/kbd,id=evdev-1"]],
    ["app VM's machine", ["-M", "accel=kvm:tcg,mem-merge=on,sata=off", "-device", "qemu-xhci"]],
    [
      "shared memory",
      [
        "-device",
        "ivshmem-doorbell,vectors=10,chardev=ivs_socket,flataddr=0x920000000",
        "-chardev",
        "socket,path=/tmp/ivshmem_socket,id=ivs_socket",
      ],
    ],
    [
      "firmware",
      [
        "-drive",
        "file=/nix/store/a/FV/OVMF_CODE.fd,if=pflash,unit=0,readonly=true",
        "-drive",
        "file=/nix/store/a/FV/OVMF_VARS.fd,if=pflash,unit=1,readonly=true",
      ],
    ],
    [
      "brightness",
      [
        "-device",
        "virtio-serial",
        "-chardev",
        "socket,id=brightness,path=/tmp/b,server=on,wait=off",
        "-device",
        "virtserialport,chardev=brightness,name=brightness",
      ],
    ],
    [
      "hardware information and ACPI table",
      [
        "-fw_cfg",
        "name=opt/com.ghaf.hwinfo,file=/var/lib/ghaf-hwinfo/hwinfo.json",
        "-acpitable",
        "file=/sys/firmware/acpi/tables/NHLT",
      ],
    ],
  ])("%s", (_, args) => {
    expect(lintQemu([...q35, ...args], ghaf)).toEqual([]);
  });

  test("on an unpatched build its own devices are reported as missing", () => {
    expect(lint(q35, "-device", "battery,use-qmp=false")).toEqual(["unknown-device refused"]);
  });
});
