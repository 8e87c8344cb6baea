import { describe, expect, test } from "vitest";
import { microvmSource, nixpkgsLib, root } from "../../support/available.ts";
import { evaluate } from "../../support/nix.ts";
import { canEvaluateRunners } from "../../support/runner.ts";

/** Whether systemd is in the initrd of a guest with this module: on its own hypervisor, and on these. */
const on = (module: string, hypervisors: readonly string[]) =>
  evaluate(`
    let
      lib = import ${nixpkgsLib};
      runner = import ${root}nix/runner {
        inherit lib;
        source = ${microvmSource};
        modules = [ (${module}) ];
        nixpkgs = null;
      };
      systemdInitrdOn = import ${root}nix/checks/systemd-initrd.nix { inherit lib; };
    in
    map (hypervisor: systemdInitrdOn { inherit (runner) config options; inherit hypervisor; })
      ${JSON.stringify(hypervisors).replaceAll(",", " ")}
  `);

describe.skipIf(!canEvaluateRunners)("systemd in the initrd", () => {
  test("is on the present hypervisor alone, where microvm.nix decides", () => {
    expect(on('{ microvm.hypervisor = "qemu"; }', ["qemu", "crosvm"])).toEqual([true, false]);
    expect(on('{ microvm.hypervisor = "crosvm"; }', ["crosvm"])).toEqual([false]);
  });

  test("is on every one, where the guest decides", () => {
    const guest = '{ microvm.hypervisor = "qemu"; boot.initrd.systemd.enable = true; }';
    expect(on(guest, ["qemu", "crosvm"])).toEqual([true, true]);
  });

  test("is on none, where the guest has none", () => {
    const guest = '{ microvm.hypervisor = "qemu"; boot.initrd.systemd.enable = false; }';
    expect(on(guest, ["qemu", "crosvm"])).toEqual([false, false]);
  });
});
