import { describe, expect, test } from "vitest";
import { forAnother, nix } from "../../../../src/index.ts";
import { forAnotherHypervisor } from "../../../../src/lint/definitions/for-another-hypervisor.ts";
import { schema, support } from "../../../support/committed-support.ts";
import { inProcess } from "../../../support/in-process.ts";
import { temporaryRepository } from "../../../support/repository.ts";

const lostIn = (vm: Record<string, unknown>) =>
  [...forAnotherHypervisor(vm, schema, support)].map(
    ({ path, message }) => `${path.join(".")}: ${message.replace(/^.*: /, "")}`,
  );

const tpm = [
  ...["-chardev", "socket,id=chrtpm,path=/run/swtpm.sock"],
  ...["-tpmdev", "emulator,id=tpm0,chardev=chrtpm"],
  ...["-device", "tpm-tis,tpmdev=tpm0"],
];

describe("what is set for another hypervisor", () => {
  test.each<[string, Record<string, unknown>, string[]]>([
    [
      "a device with its backends, once",
      { hypervisor: "crosvm", qemu: { extraArgs: tpm } },
      ["qemu.extraArgs.4: the VM runs without a TPM that swtpm emulates"],
    ],
    [
      "each device",
      {
        hypervisor: "cloud-hypervisor",
        qemu: {
          extraArgs: [
            ...["-device", "qemu-xhci,id=usb0", "-device", "usb-host,bus=usb0.0,hostbus=1"],
            ...["-device", "virtio-input-host-pci,evdev=/dev/input/event0", "-device", "pvpanic"],
          ],
        },
      },
      [
        "qemu.extraArgs.2: the VM runs without a USB device of the host",
        "qemu.extraArgs.4: the VM runs without an input device of the host",
        "qemu.extraArgs.6: the VM runs without this one",
      ],
    ],
    [
      "what QEMU plugs into USB, though crosvm has a controller",
      {
        hypervisor: "crosvm",
        qemu: {
          extraArgs: [
            ...["-device", "qemu-xhci,id=usb0", "-device", "usb-tablet,bus=usb0.0"],
            ...["-drive", "if=none,id=a,file=a.img", "-device", "usb-storage,drive=a"],
            ...["-device", "usb-hub", "-device", "usb-audio", "-device", "u2f-passthru"],
          ],
        },
      },
      [
        "qemu.extraArgs.2: the VM runs without an emulated keyboard, mouse or tablet",
        "qemu.extraArgs.6: the VM runs without a disk",
        "qemu.extraArgs.10: the VM runs without sound",
        "qemu.extraArgs.12: the VM runs without an emulated USB device",
      ],
    ],
    [
      "arguments of crosvm, under the default hypervisor",
      { crosvm: { extraArgs: ["--pmem=/dev/shm/a", "--vsock", "5"] } },
      [
        "crosvm.extraArgs.0: the VM runs without memory that is shared with others through a file",
        "crosvm.extraArgs.1: the VM runs without a vsock",
      ],
    ],
    [
      "other options than arguments",
      { hypervisor: "qemu", crosvm: { pivotRoot: "/a" }, firecracker: { cpu: { a: 1 } } },
      [
        "firecracker.cpu: qemu ignores microvm.firecracker.cpu, an option for firecracker",
        "crosvm.pivotRoot: qemu ignores microvm.crosvm.pivotRoot, an option for crosvm",
      ],
    ],
    [
      "not what the hypervisor gets in its own way",
      {
        hypervisor: "crosvm",
        qemu: { extraArgs: tpm },
        crosvm: { extraArgs: ["--tpm-device", "/dev/tpmrm0"] },
      },
      [],
    ],
    [
      "not what an option says to all",
      {
        hypervisor: "crosvm",
        vsock: { cid: 5 },
        qemu: { extraArgs: ["-device", "vhost-vsock-pci,guest-cid=5"] },
      },
      [],
    ],
    ["not the hypervisor's own", { hypervisor: "qemu", qemu: { extraArgs: tpm } }, []],
    [
      "not which program it would be",
      { hypervisor: "crosvm", qemu: { package: nix`pkgs.qemu` } },
      [],
    ],
    ["not what is empty", { hypervisor: "crosvm", qemu: { extraArgs: [] } }, []],
    [
      "not what is marked",
      { hypervisor: "crosvm", qemu: forAnother({ machine: "q35", extraArgs: tpm }) },
      [],
    ],
  ])("%s", (_, vm, lost) => {
    expect(lostIn(vm)).toEqual(lost);
  });
});

const definition = (group: string) => `import { forAnother, sharedMemory } from "ghaf-microvm";
import { defineVm } from "../generated/microvm.ts";
export default defineVm({
  name: "a",
  hypervisor: "crosvm",
  mem: 1000,
  qemu: ${group},
});
`;

const group = `{
    machine: "q35",
    extraArgs: [...sharedMemory({ path: "/dev/shm/a", size: "16M", via: "virtio-pmem" })],
  }`;

describe("lint", () => {
  test("says it at the line, with what to write instead", async () => {
    const repository = temporaryRepository({ "a.ts": definition(group) });
    const { status, stdout } = await inProcess(repository.path, "lint", "a");
    expect(stdout).toMatchInlineSnapshot(`
      "src/vms/a.ts:8: silently wrong: crosvm ignores microvm.qemu.machine, an option for qemu [for-another-hypervisor]
        microvm.qemu.machine = "q35"
        fix: change or remove it; if this is intended, write the comment \`// ghaf-microvm: allow for-another-hypervisor\` before it
      src/vms/a.ts:9: silently wrong: crosvm gets no arguments of microvm.qemu.extraArgs: the VM runs without memory that is shared with others through a file [for-another-hypervisor]
        "-device" "virtio-pmem-pci,memdev=mem1,id=mem1-device"
        fix: microvm.crosvm.extraArgs = [ "--pmem" "/dev/shm/a" ]; the file must be there with its size (microvm.preStart can make it)
      2 silently wrong
      "
    `);
    expect(status).toBe(1);
  });

  test.each([
    ["a group that is marked", definition(`forAnother(${group})`)],
    [
      "a comment before the group",
      definition(group).replace(
        "  qemu",
        "  // ghaf-microvm: allow for-another-hypervisor\n  qemu",
      ),
    ],
  ])("takes %s for meant", async (_, text) => {
    const repository = temporaryRepository({ "a.ts": text });
    const { stdout } = await inProcess(repository.path, "lint", "a");
    expect(stdout).toBe("nothing found in what was checked\n");
  });

  test("checks a group that is marked as the arguments of the hypervisor that it is for", async () => {
    const wrong = `forAnother({
    machine: "q35",
    extraArgs: [
      "-device virtio-rng-pci",
      "-device", "virtio-rgn-pci",
    ],
  })`;
    const repository = temporaryRepository({
      "a.ts": definition(wrong).replace("mem: 1000", 'mem: 1000,\n  requires: ["tpm"]'),
    });
    const { status, stdout } = await inProcess(repository.path, "lint", "a", "--format", "json");
    const { findings } = JSON.parse(stdout) as {
      findings: { line: number; rule: string; message: string }[];
    };
    expect(findings.map(({ line, rule, message }) => `${line} ${rule}: ${message}`)).toEqual([
      "7 required: crosvm gets no argument for a TPM that swtpm emulates, or the host's TPM: the guest starts without it",
      "7 required: qemu gets no argument for a TPM that swtpm emulates, or the host's TPM: the guest starts without it",
      "11 two-words: on qemu: -device and its value are one string: each must be a separate list item",
      expect.stringContaining(
        "12 unknown-device: on qemu: QEMU 11.1.3 has no device virtio-rgn-pci",
      ),
    ]);
    expect(status).toBe(1);
  });
});
