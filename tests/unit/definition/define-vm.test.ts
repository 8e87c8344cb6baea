import { describe, expect, expectTypeOf, it } from "vitest";
import { defineVm, forAnother, nix, type Vm } from "../../../src/generated/microvm.ts";

describe("the types of the pinned microvm.nix", () => {
  it("take what NixOS would take", () => {
    const vm = defineVm({
      name: "vm",
      mem: 512,
      hypervisor: "crosvm",
      kernel: nix`pkgs.linux`,
      initrdPath: "/initrd",
      user: null,
      volumes: [{ image: "vm.img", mountPoint: "/var", size: 64 }],
      firecracker: forAnother({
        extraConfig: { balloon: { amount_mib: 64, deflate_on_oom: nix`true` } },
      }),
    });
    expect(vm.mem).toBe(512);
    expectTypeOf(vm).toExtend<Vm>();
    expectTypeOf(vm.hypervisor).toEqualTypeOf<"crosvm">();
  });

  it("refuse what NixOS would refuse", () => {
    // @ts-expect-error: a number in quotes
    defineVm({ name: "vm", mem: "512" });
    // @ts-expect-error: firecracker drops what it does not know
    defineVm({ name: "vm", firecracker: { extraConfig: { ballon: {} } } });
    // @ts-expect-error: no such option
    defineVm({ name: "vm", vpcu: 1 });
    // @ts-expect-error: crosvm gets no argument for it
    defineVm({ name: "vm", hypervisor: "crosvm", qemu: { extraArgs: ["-device", "tpm-tis"] } });
    // @ts-expect-error: nothing of it on the default hypervisor
    defineVm({ name: "vm", crosvm: { extraArgs: ["--swtpm", "vtpm.sock"] } });
    // @ts-expect-error: marked, but there is no such option
    defineVm({ name: "vm", crosvm: forAnother({ pivotRoot: 1 }) });
    // @ts-expect-error: no such hypervisor
    defineVm({ name: "vm", hypervisor: "qmeu" });
    // @ts-expect-error: removed upstream
    defineVm({ name: "vm", balloonMem: 512 });
    // @ts-expect-error: not absolute
    defineVm({ name: "vm", initrdPath: "initrd" });
    // @ts-expect-error: a package is an expression
    defineVm({ name: "vm", kernel: "linux" });
    // @ts-expect-error: no mac
    defineVm({ name: "vm", interfaces: [{ type: "tap", id: "a" }] });
    // @ts-expect-error: no name
    defineVm({ mem: 512 });
    expect(true).toBe(true);
  });
});
