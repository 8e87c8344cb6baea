import { describe, expect, test } from "vitest";
import { suggestInstead } from "../../../src/command/equivalents.ts";
import { lintCloudHypervisor } from "../../../src/lint/cloud-hypervisor/lint.ts";
import { lintCrosvm } from "../../../src/lint/crosvm/lint.ts";
import { named } from "../../../src/microvm/support/intentions.ts";
import type { FlagPack } from "../../../src/packs/format.ts";
import { readCrosvmPack, readPack } from "../../../src/packs/read.ts";

const instead = (from: string, to: string, ...args: string[]) =>
  suggestInstead(from, to, args).map(({ instead }) => instead);

describe("instead of extra arguments", () => {
  const shared = [
    "-object",
    "memory-backend-file,id=mem1,mem-path=/dev/shm/x.img,size=16M,share=on",
    "-device",
    "virtio-pmem-pci,memdev=mem1,id=nv1",
  ];

  test("QEMU's persistent memory is crosvm's --pmem, with the file of its backend", () => {
    expect(suggestInstead("qemu", "crosvm", shared)).toEqual([
      {
        argument: "-object memory-backend-file,id=mem1,mem-path=/dev/shm/x.img,size=16M,share=on",
        instead: "goes with -device virtio-pmem-pci,memdev=mem1,id=nv1",
        goesWith: "-device virtio-pmem-pci,memdev=mem1,id=nv1",
      },
      {
        argument: "-device virtio-pmem-pci,memdev=mem1,id=nv1",
        instead:
          'microvm.crosvm.extraArgs = [ "--pmem" "/dev/shm/x.img" ]; the file must be there with its size (microvm.preStart can make it)',
      },
    ]);
  });

  test("the same on cloud-hypervisor and Firecracker", () => {
    expect(instead("qemu", "cloud-hypervisor", ...shared)[1]).toContain(
      '"--pmem" "file=/dev/shm/x.img"',
    );
    expect(instead("qemu", "firecracker", ...shared)[1]).toContain(
      'extraConfig.pmem = [ { id = "nv1"; path_on_host = "/dev/shm/x.img"; } ]',
    );
  });

  test("and back", () => {
    expect(instead("crosvm", "qemu", "--pmem", "path=/dev/shm/x.img,ro=true")[0]).toContain(
      "mem-path=/dev/shm/x.img",
    );
    expect(instead("crosvm", "qemu", "--pmem", "/dev/shm/x.img")[0]).toContain(
      "mem-path=/dev/shm/x.img",
    );
  });

  test.each([
    [
      ["-device", "vhost-vsock-pci,guest-cid=7"],
      "microvm.vsock.cid = 7; for every hypervisor but stratovirt and vfkit",
    ],
    [
      ["-device", "vfio-pci,host=0000:00:1f.3"],
      'microvm.devices = [ { bus = "pci"; path = "0000:00:1f.3"; } ];',
    ],
    [["-device", "virtio-balloon-pci"], "microvm.balloon = true;"],
    [["-device", "pvpanic"], "no equivalent on crosvm is known here"],
  ])("%j", (args, expected) => {
    expect(instead("qemu", "crosvm", ...args)).toEqual([expected]);
  });

  const runner = [
    ...["run", "-m", "512", "-c", "1", "-s", "vm.sock", "--no-balloon"],
    ...["--serial", "type=stdout,console=true,stdin=true", "--initrd", "initrd", "kernel"],
  ];

  test.each([
    [["-device", "virtio-pmem-pci,memdev=mem1,id=a"], "--pmem ..."],
    [["-tpmdev", "emulator,id=tpm0,chardev=c"], "--vtpm-proxy"],
    [["-audiodev", "pa,id=a"], "--virtio-snd capture=true,backend=cras"],
    [["-fw_cfg", "name=opt/a,file=/a,b"], "--fw-cfg name=opt/a,path=/a"],
    [["-fw_cfg", "name=opt/a,string=b"], "--fw-cfg name=opt/a,string=b"],
    [
      ["-smbios", "type=1,manufacturer=Ghaf,product=a vm,serial=1"],
      "--smbios manufacturer=Ghaf,product-name=a vm,serial-number=1",
    ],
    [["-smbios", "type=0,vendor=v,version=1"], "--smbios bios-vendor=v,bios-version=1"],
    [["-smbios", "type=11,value=a"], "--smbios oem-strings=[a]"],
    [
      ["-chardev", "socket,id=c,path=/a.sock,server=on"],
      "--serial type=unix-stream,path=/a.sock,input-unix-stream=true,num=2",
    ],
    [["-chardev", "file,id=c,path=/a.log"], "--serial type=file,path=/a.log,num=2"],
    [["-serial", "file:/a.log"], "--serial type=file,path=/a.log,num=2"],
    [["-serial", "null"], "--serial type=sink,num=2"],
    [
      ["-device", "virtio-input-host-pci,evdev=/dev/input/by-path/a-event"],
      "--input evdev[path=/dev/input/by-path/a-event]",
    ],
    [["-device", "battery,use-qmp=false"], "--battery type=goldfish"],
    [["-acpitable", "file=/a.aml"], "--acpi-table /a.aml"],
    [["-gdb", "tcp::1234"], "--gdb 1234"],
    [
      ["-uuid", "12345678-1234-1234-1234-123456789abc"],
      "--smbios uuid=12345678-1234-1234-1234-123456789abc",
    ],
    [["-overcommit", "mem-lock=on"], "--lock-guest-memory"],
  ])("of %j, crosvm takes the arguments that are shown", (args, expected) => {
    const [shown = ""] = instead("qemu", "crosvm", ...args);
    const [, list = ""] = /microvm\.crosvm\.extraArgs = \[ (.*?) \];/.exec(shown) ?? [];
    const extraArgs = [...list.matchAll(/"(?:[^"\\]|\\.)*"/g)].map(([arg]) => JSON.parse(arg));
    expect(extraArgs.join(" ")).toBe(expected);
    expect(lintCrosvm([...runner, ...extraArgs], readCrosvmPack("crosvm"))).toEqual([]);
  });

  test("the path in crosvm's brackets is kept", () => {
    expect(instead("crosvm", "qemu", "--input", "evdev[path=/dev/input/event3]")).toEqual([
      'microvm.qemu.extraArgs = [ "-device" "virtio-input-host-pci,evdev=/dev/input/event3" ];',
    ]);
  });

  test("what no other hypervisor needs has no equivalent to look for", () => {
    expect(instead("firecracker", "crosvm", "--no-seccomp")).toEqual([
      "nothing: crosvm needs no argument for the way in which the hypervisor confines itself",
    ]);
  });

  test("a character device is what is made of it", () => {
    const chardev = ["-chardev", "socket,id=c,path=/a.sock"];
    expect(instead("qemu", "crosvm", ...chardev, "-tpmdev", "emulator,id=t,chardev=c")[0]).toBe(
      "goes with -tpmdev emulator,id=t,chardev=c",
    );
    expect(
      instead("qemu", "crosvm", ...chardev, "-device", "virtconsole,chardev=c,id=d")[0],
    ).toContain("type=unix-stream");
  });

  test("USB devices are attached while the VM runs", () => {
    expect(instead("qemu", "crosvm", "-device", "usb-host,hostbus=1")[0]).toContain(
      "crosvm usb attach",
    );
  });

  test("Ghaf's crosvm takes its own arguments that are shown", () => {
    const [shown = ""] = instead("qemu", "crosvm", "-tpmdev", "emulator,id=tpm0,chardev=c");
    for (const [, flag = "", value = ""] of shown.matchAll(/"(--[\w-]+)" "([^"]+)"/g))
      expect(lintCrosvm([...runner, flag, value], readCrosvmPack("crosvm-ghaf"))).toEqual([]);
  });

  test.each([
    ["-serial", "stdio"],
    ["-smbios", "type=17"],
  ])("%s %s has none on crosvm", (...args) => {
    expect(instead("qemu", "crosvm", ...args)).toEqual(["no equivalent on crosvm is known here"]);
  });
});

describe("instead of QEMU's arguments, on the others", () => {
  const cells = [
    [
      "-device",
      "ivshmem-plain,memdev=m",
      "-object",
      "memory-backend-file,id=m,mem-path=/a,size=1M",
    ],
    ["-tpmdev", "emulator,id=tpm0,chardev=c", "-device", "tpm-tis,tpmdev=tpm0"],
    ["-device", "virtio-sound-pci"],
    ["-serial", "file:/a"],
    ["-smbios", "type=1,manufacturer=Ghaf,serial=1"],
    ["-gdb", "tcp::1234"],
  ].map((args) => [args] as const);

  test.each(cells)("%j is taken by cloud-hypervisor", (args) => {
    const texts = instead("qemu", "cloud-hypervisor", ...args).filter((it) =>
      it.includes("extraArgs"),
    );
    expect(texts.length).toBeGreaterThan(0);
    for (const text of texts) {
      const list = /extraArgs = \[ (.*?) \];/.exec(text)?.[1] ?? "";
      const own = [...list.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, arg = ""]) => arg);
      const runner = ["--kernel", "vmlinux", "--memory", "size=1G,shared=on"];
      expect(
        lintCloudHypervisor([...runner, ...own], readPack("cloud-hypervisor") as FlagPack),
      ).toEqual([]);
    }
  });

  test.each([
    ["firecracker", ["-device", "virtio-balloon-pci"], "microvm.firecracker.extraConfig.balloon"],
    ["firecracker", ["-tpmdev", "emulator,id=t,chardev=c"], "nothing: Firecracker has no TPM"],
    ["kvmtool", ["-fsdev", "local,id=a,path=/a"], 'proto = "9p"'],
    ["stratovirt", ["-device", "vhost-vsock-pci,guest-cid=3"], "ignores microvm.vsock.cid"],
    ["vfkit", ["-netdev", "user,id=n"], 'type = "user"'],
    ["alioth", ["-device", "virtio-gpu-pci"], "ignores microvm.graphics"],
  ])("%s: %j", (to, args, expected) => {
    expect(instead("qemu", to, ...args).join("\n")).toContain(expected);
  });

  test("say where nothing else has it", () => {
    expect(instead("qemu", "crosvm", "-device", "button")).toEqual([
      "nothing: of these hypervisors, only Ghaf's QEMU has the host's power button",
    ]);
  });

  test("have the value that stands where another hypervisor has none", () => {
    expect(instead("crosvm", "cloud-hypervisor", "--serial", "type=file,num=2")).toEqual([
      'microvm.cloud-hypervisor.extraArgs = [ "--console" "file=/tmp/console.log" ]; beside the serial port, which the runner gives the terminal',
    ]);
  });
});

test.each([
  ...["shared-memory", "vsock", "console", "tpm-emulated", "tpm-passthrough", "balloon"],
  ...["graphics", "sound", "usb", "usb-host", "input", "usb-device"],
])("of %s, each hypervisor has something to write, and where that is known from", (id) => {
  const { write = {}, evidence = {} } = named(id)[0] ?? {};
  const hypervisors = [
    ...["qemu", "cloud-hypervisor", "firecracker", "crosvm", "kvmtool"],
    ...["stratovirt", "alioth", "vfkit"],
  ];
  expect(hypervisors.filter((it) => (write[it] ?? write.any) === undefined)).toEqual([]);
  expect(hypervisors.filter((it) => (evidence[it] ?? evidence.any) === undefined)).toEqual([]);
});
