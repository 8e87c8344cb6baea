import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import type { PlacedFinding } from "../../../src/lint/lint.ts";
import { hasNix, microvmSource, nixpkgsLib, root } from "../../support/available.ts";
import { evaluate } from "../../support/nix.ts";

const folder = mkdtempSync(join(tmpdir(), "ghaf-microvm-runner-words-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Vm = Readonly<Record<string, unknown>>;

const mac = "02:00:00:00:00:01";
const share = { tag: "a", source: "/a", mountPoint: "/a", socket: "a.sock" };

/** What decides which words the runner makes. */
const settings: readonly Vm[] = [
  { qemu: { machine: "q35" } },
  { qemu: { machine: "microvm" } },
  { qemu: { machine: "q35", serialConsole: false } },
  { qemu: { machine: "q35", pcieRootPorts: [{ id: "rp1", chassis: 1 }] } },
  { qemu: { machine: "q35", machineOpts: { accel: "kvm", nvdimm: "on" } } },
  { balloon: true },
  { graphics: { enable: true } },
  { storeOnDisk: false },
  { vcpu: 4 },
  { cpu: "max" },
  { socket: null },
  { vsock: { cid: 5 } },
  { mem: 1000 },
  { hotplugMem: 512, qemu: { machine: "q35" } },
  { interfaces: [{ type: "tap", id: "eth0", mac }] },
  { interfaces: [{ type: "user", id: "eth0", mac }] },
  { interfaces: [{ type: "bridge", id: "eth0", mac, bridge: "br0" }] },
  { devices: [{ bus: "pci", path: "0000:00:14.0", qemu: { id: "dev0" } }] },
  { devices: [{ bus: "usb", path: "vendorid=0x1,productid=0x2" }] },
  { shares: [{ ...share, proto: "virtiofs" }] },
  { shares: [{ ...share, proto: "9p" }] },
  { volumes: [{ image: "a.img", mountPoint: "/a", size: 64 }] },
];

/** Right and wrong, depending on what the runner makes. */
const own: readonly (readonly string[])[] = [
  ["-device", "virtio-rng-pci,id=own"],
  ["-device", "virtio-rng-device,id=own2"],
  ["-device", "virtio-rng-pci,id=place,addr=0x1e"],
  ["-device", "virtio-rng-pci,id=low,addr=0x2"],
  ["-device", "virtio-rng-pci,id=low2,addr=0x4"],
  ["-device", "virtio-rng-pci,id=low3,addr=0x6"],
  ["-device", "usb-mouse"],
  ["-device", "qemu-xhci,id=xhci"],
  ["-device", "virtio-rng-pci,bus=rp1,id=port"],
  ["-netdev", "user,id=eth0"],
  ["-device", "virtio-net-pci,netdev=eth0"],
  ["-chardev", "null,id=fs0"],
  ["-chardev", "null,id=stdio"],
  ["-serial", "chardev:stdio"],
  ["-serial", "stdio"],
  ["-append", "a"],
  ["-smp", "2"],
  ["-m", "2G"],
  ["-m", "maxmem=8G"],
  ["-M", "accel=tcg"],
  ["-M", "pc"],
  ["-sandbox", "off"],
  ["-cpu", "host"],
  ["-accel", "tcg"],
  ["-object", "memory-backend-ram,id=mem,size=16M"],
  ["-object", "memory-backend-file,id=shm,mem-path=/dev/shm/a,size=16M,share=on"],
  ["-device", "virtio-pmem-pci,memdev=shm"],
  ["-device", "ivshmem-plain,memdev=shm,id=shared"],
  ["-device", "vhost-vsock-pci,guest-cid=6"],
  ["-device", "virtio-balloon-pci,id=balloon0"],
  ["-drive", "id=vda,file=b.img,format=raw,if=none"],
  ["-drive", "id=store,file=b.img,format=raw,if=none"],
  ["-nographic"],
];

describe.skipIf(!hasNix || nixpkgsLib === undefined || microvmSource === undefined)(
  "the words that the runner is known to make",
  () => {
    test("let the rules say of own words what those that it makes let them say, for 100 random VMs", () => {
      const vms = fc
        .sample(
          fc.record({
            some: fc.subarray([...settings], { minLength: 1, maxLength: 5 }),
            words: fc.subarray([...own], { minLength: 2, maxLength: 6 }),
          }),
          { numRuns: 100, seed: 20261123 },
        )
        .map(({ some, words }): Vm => {
          const vm = Object.assign({ hypervisor: "qemu" }, ...some);
          return { ...vm, qemu: { ...vm.qemu, extraArgs: words.flat() } };
        });
      const file = join(folder, "vms.json");
      writeFileSync(file, JSON.stringify(vms));
      const judged = evaluate(`
        let
          lib = import ${nixpkgsLib};
          lint = import ${join(root, "nix/lint")} { inherit lib; };
          judge = vm:
            let
              runner = import ${join(root, "nix/runner")} {
                inherit lib;
                source = ${microvmSource};
                modules = [ { microvm = vm; } ];
              };
              guest = { hypervisor = "qemu"; vm = runner.config.microvm; declared = runner.options.microvm; };
              ofOwn = lib.filter (finding: lib.hasPrefix "microvm." finding.message);
            in
            lib.optionals (!runner.refuses) [
              (ofOwn (lint.lintArguments (guest // { inherit (runner) command; })))
              (ofOwn (lint.lintArguments guest))
            ];
        in
        map judge (builtins.fromJSON (builtins.readFile ${file}))
      `) as [PlacedFinding[], PlacedFinding[]][];
      const told = (findings: readonly PlacedFinding[] = []) =>
        findings.map(({ rule, argument }) => `${rule} ${argument}`);
      const [exact, known] = [0, 1].map((at) =>
        judged.map((both, index) => ({ vm: vms[index], told: told(both[at]) })),
      );
      expect(exact?.flatMap((one) => one.told).length).toBeGreaterThan(100);
      expect(known).toEqual(exact);
    });
  },
);
