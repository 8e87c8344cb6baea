import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { hasNix, nixpkgsLib, root } from "../../support/available.ts";
import { evaluate } from "../../support/nix.ts";

/** The messages of the assertions that fail for a guest with these options. */
function failures(microvm: string): unknown {
  return evaluate(`let lib = import ${nixpkgsLib}; in
    map (assertion: assertion.message) (lib.filter (assertion: !assertion.assertion)
      (lib.evalModules {
        modules = [
          ${join(root, "nix/modules/checked-arguments.nix")}
          {
            options.assertions = lib.mkOption { type = lib.types.listOf lib.types.raw; };
            options.microvm = lib.mkOption { type = lib.types.attrsOf lib.types.anything; };
            config.microvm = { hypervisor = "qemu"; } // ${microvm};
          }
        ];
      }).config.assertions)`);
}

describe.skipIf(!hasNix || nixpkgsLib === undefined)("the module of checked arguments", () => {
  test("has nothing against arguments that work", () => {
    expect(
      failures(`{ qemu = { machine = "q35"; extraArgs = [
        "-m" "maxmem=3G" "-M" "accel=kvm:tcg,sata=off" "-append-nothing"
        "-object" "memory-backend-file,id=mem1,mem-path=/dev/shm/a,size=16M,share=on"
        "-device" "virtio-pmem-pci,memdev=mem1,id=nv1"
        "-fw_cfg" "name=opt/a,string=- not an option"
      ]; }; }`),
    ).toEqual([]);
  });

  test("catches each string of the document, and says how to write it", () => {
    expect(
      failures(`{ qemu = { machine = "q35"; extraArgs = [
        "-object memory-backend-file,id=mem1,mem-path=/dev/shm/virtio_pmem.img"
        "-device virtio-pmem-pci,memdev=mem1,id=nv1"
      ]; }; }`),
    ).toEqual([
      'microvm.qemu.extraArgs: "-object memory-backend-file,id=mem1,mem-path=/dev/shm/virtio_pmem.img" is several words in one string, which qemu refuses. Write "-object" "memory-backend-file,id=mem1,mem-path=/dev/shm/virtio_pmem.img"',
      'microvm.qemu.extraArgs: "-device virtio-pmem-pci,memdev=mem1,id=nv1" is several words in one string, which qemu refuses. Write "-device" "virtio-pmem-pci,memdev=mem1,id=nv1"',
    ]);
    expect(
      failures(`{ hypervisor = "crosvm"; crosvm.extraArgs = [ "--pmem /dev/shm/a" ]; }`),
    ).toEqual([
      'microvm.crosvm.extraArgs: "--pmem /dev/shm/a" is several words in one string, which crosvm refuses. Write "--pmem" "/dev/shm/a"',
    ]);
  });

  test.each([
    ["kernel parameters replaced", '"-append" "a"', "a second -append silently replaces"],
    ["memory replaced", '"-m" "1G"', "a second -m silently replaces"],
    ["the machine replaced", '"-M" "pc"', "a second machine type silently replaces"],
    ["the sandbox off", '"-sandbox" "off"', "silently turns off the sandbox"],
    ["standard input twice", '"-serial" "stdio"', "QEMU refuses a second use"],
    ["two accelerators", '"-accel" "tcg"', "exclude each other"],
    [
      "unshared memory",
      '"-object" "memory-backend-file,id=m,mem-path=/a,size=16M" "-device" "ivshmem-plain,memdev=m"',
      "starts and shares nothing",
    ],
  ])("catches %s", (_, words, message) => {
    expect(failures(`{ qemu = { machine = "q35"; extraArgs = [ ${words} ]; }; }`)).toEqual([
      expect.stringContaining(message),
    ]);
  });

  test("catches persistent memory on the machine microvm, which fails silently", () => {
    expect(
      failures(`{ qemu = { machine = "microvm"; extraArgs = [
        "-object" "memory-backend-file,id=m,mem-path=/a,size=16M,share=on" "-device" "virtio-pmem-pci,memdev=m"
      ]; }; }`),
    ).toEqual([expect.stringContaining("starts and does not work")]);
  });
});
