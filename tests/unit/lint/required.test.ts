import { describe, expect, test } from "vitest";
import { isGivenByOptions } from "../../../src/lint/given-by-options.ts";
import { lack, lacking } from "../../../src/lint/required.ts";
import { support } from "../../support/committed-support.ts";

const qemuTpm = "-tpmdev emulator,id=t,chardev=c -device tpm-tis,tpmdev=t -serial stdio";
const crosvm = "--vsock 5 --tpm-device /dev/tpmrm0 vmlinux";

describe("what a VM must have, and its hypervisor gets no argument for", () => {
  test.each([
    ["qemu", qemuTpm, ["tpm", "tpm-emulated", "console"], []],
    ["qemu", qemuTpm, ["tpm-passthrough", "vsock"], ["tpm-passthrough", "vsock"]],
    // a backend alone is not a TPM
    ["qemu", "-tpmdev emulator,id=t,chardev=c", ["tpm"], ["tpm"]],
    ["crosvm", crosvm, ["tpm", "vsock"], []],
    ["crosvm", crosvm, ["tpm-emulated", "evdev"], ["tpm-emulated", "evdev"]],
    [
      "crosvm",
      "--vhost-user type=fs,socket=a --vhost-user gpu,socket=b",
      ["share", "graphics"],
      [],
    ],
    ["cloud-hypervisor", "--tpm socket=/a --pmem file=/b", ["tpm", "shared-memory"], []],
    ["cloud-hypervisor", "--memory size=1G", ["usb-host"], ["usb-host"]],
    // what the runner gives to each VM, or the hypervisor has by itself
    ["qemu", "", ["console", "processors", "memory-size"], ["console"]],
    // which brings no serial port beside -nodefaults
    ["qemu", "-nodefaults -nographic", ["console"], ["console"]],
    ["firecracker", "--config-file a", ["console", "processors", "kernel-parameters"], []],
    ["crosvm", "", ["usb", "usb-host"], ["usb-host"]],
    ["firecracker", "", ["usb"], ["usb"]],
  ])("%s %s, of %j: %j", (hypervisor, args, required, without) => {
    expect(lacking(hypervisor, args.split(" "), required)).toEqual(without);
  });

  test.each<[string, Readonly<Record<string, unknown>>, string[], string[]]>([
    ["firecracker", { vsock: { cid: 5 } }, ["vsock"], []],
    // which stratovirt's runner ignores
    ["stratovirt", { vsock: { cid: 5 } }, ["vsock"], ["vsock"]],
    ["alioth", { interfaces: [{ type: "tap" }], volumes: [] }, ["network", "volume"], ["volume"]],
    ["kvmtool", { shares: [{ proto: "9p" }] }, ["share"], []],
    ["qemu", { devices: [{ bus: "usb", path: "a" }] }, ["usb-host", "pci-device"], ["pci-device"]],
    ["firecracker", { firecracker: { extraConfig: { pmem: [{}] } } }, ["shared-memory"], []],
    [
      "qemu",
      { firecracker: { extraConfig: { pmem: [{}] } } },
      ["shared-memory"],
      ["shared-memory"],
    ],
  ])("%s with the options %j, of %j: %j", (hypervisor, vm, required, without) => {
    expect(
      lacking(hypervisor, [], required, (one) => isGivenByOptions(vm, one, hypervisor, support)),
    ).toEqual(without);
  });

  test("is said with what to write for this hypervisor", () => {
    expect(lack("evdev", "crosvm", { file: "src/vms/a.ts", line: 3 })).toEqual({
      rule: "required",
      severity: "silent",
      file: "src/vms/a.ts",
      line: 3,
      argument: "require evdev",
      message:
        "crosvm gets no argument for an input device of the host: the guest starts without it",
      fix: 'microvm.crosvm.extraArgs = [ "--input" "evdev[path=...]" ];',
      fixable: false,
    });
  });
});
