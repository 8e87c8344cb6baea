import { describe, expect, test } from "vitest";
import { lackingIn } from "../../../src/lint/required.ts";

const qemuTpm =
  "qemu-system-x86_64 -tpmdev emulator,id=t,chardev=c -device tpm-tis,tpmdev=t -serial stdio";
const crosvm = "crosvm run --vsock 5 --tpm-device /dev/tpmrm0 vmlinux";

describe("what a VM must have, and its hypervisor gets no argument for", () => {
  test.each([
    [qemuTpm, ["tpm", "tpm-emulated", "console"], []],
    [qemuTpm, ["tpm-passthrough", "vsock"], ["tpm-passthrough", "vsock"]],
    // a backend alone is no TPM
    ["qemu-system-x86_64 -tpmdev emulator,id=t,chardev=c", ["tpm"], ["tpm"]],
    [crosvm, ["tpm", "vsock"], []],
    [
      crosvm,
      ["tpm-emulated", "evdev", "shared-memory"],
      ["tpm-emulated", "evdev", "shared-memory"],
    ],
    ["cloud-hypervisor --tpm socket=/a --pmem file=/b", ["tpm", "shared-memory"], []],
    ["cloud-hypervisor --memory size=1G", ["usb-host"], ["usb-host"]],
  ])("%s, of %j: %j", (script, required, lacking) => {
    expect(lackingIn(script, "microvm-run", required).map(({ argument }) => argument)).toEqual(
      lacking.map((name) => `require ${name}`),
    );
  });

  test("is said with what to write for this hypervisor", () => {
    expect(lackingIn("\n# a VM\ncrosvm run vmlinux\n", "microvm-run", ["evdev"])).toEqual([
      {
        rule: "required",
        severity: "silent",
        file: "microvm-run",
        line: 3,
        argument: "require evdev",
        message:
          "crosvm gets no argument for an input device of the host: the guest starts without it",
        fix: 'microvm.crosvm.extraArgs = [ "--input" "evdev[path=...]" ];',
        fixable: false,
      },
    ]);
  });
});
