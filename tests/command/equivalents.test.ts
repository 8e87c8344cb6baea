import { describe, expect, test } from "vitest";
import { suggestInstead } from "../../src/command/equivalents.ts";

const instead = (from: string, to: string, ...words: string[]) =>
  suggestInstead(from, to, words).map(({ instead }) => instead);

describe("in place of extra arguments", () => {
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
    [["-device", "vhost-vsock-pci,guest-cid=7"], "microvm.vsock.cid = 7; for every hypervisor"],
    [
      ["-device", "vfio-pci,host=0000:00:1f.3"],
      'microvm.devices = [ { bus = "pci"; path = "0000:00:1f.3"; } ];',
    ],
    [["-device", "virtio-balloon-pci"], "microvm.balloon = true;"],
    [["-device", "pvpanic"], "no equivalent on crosvm is known here"],
  ])("%j", (words, expected) => {
    expect(instead("qemu", "crosvm", ...words)).toEqual([expected]);
  });
});
