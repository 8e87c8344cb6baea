import { describe, expect, test } from "vitest";
import { checkExtraConfig, lintFirecracker } from "../../../src/lint/firecracker/lint.ts";
import { lintScript } from "../../../src/lint/lint-script.ts";
import { isNixExpression, markNixExpression } from "../../../src/nix/value.ts";
import type { FlagPack } from "../../../src/packs/format.ts";
import { readPack } from "../../../src/packs/read.ts";

const pack = readPack("firecracker") as FlagPack;

const drive = { drive_id: "store", path_on_host: "/store", is_root_device: false };
const whole = {
  "boot-source": { kernel_image_path: "/vmlinux" },
  "machine-config": { vcpu_count: 2, mem_size_mib: 512, smt: true },
  drives: [drive],
  vsock: null,
};

const leaf = { leaf: "0x1", subleaf: "0x0", flags: 0, modifiers: [] };

const nic = (iface_id: string, guest_mac?: string, host_dev_name = `tap-${iface_id}`) => ({
  iface_id,
  host_dev_name,
  guest_mac,
});

/** What is found in a whole configuration with these keys instead of its own. */
const inWhole = (changes: Readonly<Record<string, unknown>>) =>
  lintFirecracker(["--config-file", "c.json"], pack, () =>
    JSON.stringify({ ...whole, ...changes }),
  ).map(({ severity, message }) => `${severity}: ${message}`);

test("what a VM adds is held against its own memory", () => {
  const balloon = { amount_mib: 300, deflate_on_oom: true };
  const found = (vm: object) =>
    checkExtraConfig({ ...vm }, { balloon }, pack, isNixExpression).map(({ message }) => message);
  expect(found({ mem: 256 })).toEqual([
    "balloon.amount_mib must be at most the VM's memory, 256 MiB, but is 300",
  ]);
  expect([...found({ mem: 300 }), ...found({})]).toEqual([]);
});

describe("the configuration that a command names", () => {
  test("is right as the runner writes it", () => {
    expect(inWhole({})).toEqual([]);
    expect(inWhole({ balloon: { amount_mib: 1, deflate_on_oom: true }, logger: {} })).toEqual([]);
    expect(inWhole({ "cpu-config": "/template.json", balloon: null })).toEqual([]);
    expect(
      inWhole({ "cpu-config": { cpuid_modifiers: [leaf], kvm_capabilities: ["!1"] } }),
    ).toEqual([]);
    expect(
      inWhole({
        balloon: { amount_mib: 512, deflate_on_oom: true },
        "network-interfaces": [nic("a", "02:00:00:00:00:01"), nic("b", "02:00:00:00:00:02")],
        "mmds-config": { network_interfaces: ["b"], ipv4_address: "169.254.1.1" },
        "memory-hotplug": { total_size_mib: 1024, block_size_mib: 4, slot_size_mib: 256 },
      }),
    ).toEqual([]);
  });

  test.each([
    [
      { ballon: {} },
      'silent: Firecracker\'s configuration has no key "ballon", and drops it silently; did you mean balloon?',
    ],
    [{ drives: [{ ...drive, read_only: true }] }, 'refused: drives[0] has no key "read_only"'],
    [
      { drives: [{ ...drive, is_root_device: "no" }] },
      'refused: drives[0].is_root_device must be true or false, but is "no"',
    ],
    [
      { drives: [{ ...drive, socket: "a" }] },
      "refused: path_on_host and socket of drives[0] exclude each other",
    ],
    [{ drives: {} }, "refused: drives must be a list, but is a set"],
    [
      { "network-interfaces": [nic("a", "02:00:00:00:00:0A"), nic("b", "02:00:00:00:00:0a")] },
      "refused: guest_mac of network-interfaces[1] is that of network-interfaces[0], too: 02:00:00:00:00:0a",
    ],
    [
      { "network-interfaces": [nic("a", "02:00:00:00:00:01"), nic("b", undefined, "tap-a")] },
      "refused: host_dev_name of network-interfaces[1] is that of network-interfaces[0], too: tap-a",
    ],
    [
      { balloon: { amount_mib: 513, deflate_on_oom: true } },
      "refused: balloon.amount_mib must be at most the VM's memory, 512 MiB, but is 513",
    ],
    [
      { balloon: { amount_mib: 129, deflate_on_oom: true }, "machine-config": undefined },
      "refused: balloon.amount_mib must be at most the VM's memory, 128 MiB, but is 129",
    ],
    [
      { "mmds-config": { network_interfaces: [] } },
      "refused: mmds-config.network_interfaces must name an interface",
    ],
    [
      { "network-interfaces": [nic("a")], "mmds-config": { network_interfaces: ["b"] } },
      'refused: mmds-config.network_interfaces names "b", which no interface is',
    ],
    [
      {
        "network-interfaces": [nic("a")],
        "mmds-config": { network_interfaces: ["a"], ipv4_address: "169.254.0.1" },
      },
      "refused: mmds-config.ipv4_address must be link-local, from 169.254.1.0 to 169.254.254.255, but is 169.254.0.1",
    ],
    [
      { "memory-hotplug": { total_size_mib: 1000 } },
      "refused: memory-hotplug.total_size_mib must be a multiple of slot_size_mib, 128, but is 1000",
    ],
    [
      { "memory-hotplug": { total_size_mib: 1026, slot_size_mib: 513 } },
      "refused: memory-hotplug.slot_size_mib must be a multiple of block_size_mib, 2, but is 513",
    ],
    [{ drives: undefined }, "refused: Firecracker's configuration needs drives"],
    [
      { drives: [drive, drive] },
      'silent: drives[1] has the drive_id "store" of one before, and takes its place',
    ],
    [
      { drives: [{ ...drive, drive_id: "a" }] },
      "silent: drives has no disk of the Nix store, which the runner writes: microvm.firecracker.extraConfig.drives replaces it",
    ],
    [
      { "machine-config": { vcpu_count: 3, mem_size_mib: 512, smt: true } },
      "refused: machine-config needs an even vcpu_count, or 1, with smt",
    ],
    [
      { "machine-config": { vcpu_count: 33, mem_size_mib: 512 } },
      "refused: machine-config.vcpu_count must be a whole number from 1 to 32, but is 33",
    ],
    [{ "machine-config": { vcpu_count: 1 } }, "refused: machine-config needs mem_size_mib"],
    [
      { balloon: { amount_mib: "64", deflate_on_oom: true } },
      'refused: balloon.amount_mib must be a whole number, without quotes, but is "64"',
    ],
    [
      { "machine-config": { vcpu_count: 1, mem_size_mib: 1, smt: null } },
      "refused: machine-config.smt must not be null: leave it out",
    ],
    [
      { "network-interfaces": [{ ...nic("a"), mtu: 10 }] },
      "refused: network-interfaces[0].mtu must be a whole number from 68 to 65535, but is 10",
    ],
    [
      { drives: [{ ...drive, path_on_host: "" }] },
      'refused: path_on_host of drives[0] must be a path, but is ""',
    ],
    [
      {
        "cpu-config": {
          cpuid_modifiers: [{ ...leaf, modifiers: [{ register: "rax", bitmap: "0b1" }] }],
        },
      },
      'refused: cpu-config.cpuid_modifiers[0].modifiers[0].register must be one of eax, ebx, ecx, edx, but is "rax"',
    ],
    [
      { "cpu-config": { cpuid_modifiers: [{ ...leaf, leaf: "1" }] } },
      'refused: cpu-config.cpuid_modifiers[0].leaf must be a number like 0x1 or 0b1, but is "1"',
    ],
    [
      { vsock: { guest_cid: 2, uds_path: "a" } },
      "refused: vsock.guest_cid must be a whole number from 3 on, but is 2",
    ],
    [
      {
        pmem: [{ id: "a", path_on_host: "b", root_device: true }],
        drives: [{ ...drive, is_root_device: true }],
      },
      "refused: pmem[0] would be a second root: only one is possible",
    ],
  ])("%j: %s", (changes, message) => {
    expect(inWhole(changes)).toEqual([message]);
  });

  test("is said to be unread where it is not here", () => {
    const script = "exec firecracker --config-file /nowhere.json --api-sock a\n";
    expect(lintScript(script, "microvm-run", readPack).notChecked).toBe(
      "the configuration /nowhere.json cannot be read here",
    );
    expect(
      lintScript(script, "microvm-run", readPack, undefined, undefined, undefined, () => "{")
        .findings,
    ).toMatchObject([{ rule: "wrong-value", message: expect.stringContaining("is not JSON") }]);
  });
});

test.each([
  [
    "--api-sock a --api-sock b",
    "--api-sock may be given only once, and is already given: microvm.socket sets it",
  ],
  ["--no-api", "--no-api needs --config-file"],
  ["--seccomp-filter a --no-seccomp", "--seccomp-filter and --no-seccomp exclude each other"],
  ["--id=a", "firecracker has no flag --id=a: its value must be a separate list item"],
  ["--id --no-seccomp", "--id needs a value, and firecracker takes --no-seccomp for another flag"],
  ["-v", '"-v" belongs to no flag, and firecracker takes nothing else'],
])("%s: %s", (line, message) => {
  expect(lintFirecracker(line.split(" "), pack).map((it) => it.message)).toEqual([message]);
});

describe("extraConfig", () => {
  const found = (extraConfig: unknown, vm: Readonly<Record<string, unknown>> = {}) =>
    checkExtraConfig(vm, extraConfig, pack, isNixExpression).map(({ path, message }) => ({
      at: path.join("."),
      message,
    }));

  test("is added to what the runner writes, which may contain what it lacks", () => {
    expect(found({ "machine-config": { huge_pages: "2M" }, entropy: {} })).toEqual([]);
    expect(found({ balloon: { amount_mib: 1 } })).toEqual([
      { at: "balloon", message: "balloon needs deflate_on_oom" },
    ]);
    const metadata = (name: string) => ({ "mmds-config": { network_interfaces: [name] } });
    const interfaces = [{ type: "tap", id: "vm-a" }];
    expect(found(metadata("vm-a"), { interfaces })).toEqual([]);
    expect(found(metadata("vm-b"), { interfaces, imports: ["./more.nix"] })).toEqual([]);
    expect(found(metadata("vm-b"), { interfaces })).toMatchObject([
      { message: 'mmds-config.network_interfaces names "vm-b", which no interface is' },
    ]);
    expect(found({ pmem: [{ id: markNixExpression("x"), path_on_host: "/a" }] })).toEqual([]);
  });

  test("replaces lists and single values of what the runner writes", () => {
    expect(found({ drives: [drive], "machine-config": { mem_size_mib: 1 } })).toEqual([
      {
        at: "drives",
        message:
          "drives replaces the disk of the Nix store and all of microvm.volumes: the guest boots without them",
      },
      {
        at: "machine-config.mem_size_mib",
        message: "machine-config.mem_size_mib replaces microvm.mem",
      },
    ]);
    expect(found({ vsock: null }, { vsock: { cid: 3 } })).toEqual([
      { at: "vsock", message: "vsock replaces microvm.vsock.cid" },
    ]);
    const interfaces = [{ type: "tap" }];
    expect(found({ "network-interfaces": [] })).toEqual([]);
    expect(found({ "network-interfaces": [] }, { interfaces })).toMatchObject([
      { message: "network-interfaces replaces all of microvm.interfaces" },
    ]);
  });
});
