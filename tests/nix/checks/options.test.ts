import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { refusedOptions } from "../../../src/definition/refused-options.ts";
import { forAnotherHypervisor } from "../../../src/lint/definitions/for-another-hypervisor.ts";
import { ignoredOptions } from "../../../src/lint/definitions/ignored-options.ts";
import { silentValues } from "../../../src/lint/definitions/silent-values.ts";
import { hasNix, microvmSource, nixpkgsLib, root } from "../../support/available.ts";
import { schema, support } from "../../support/committed-support.ts";
import { evaluate } from "../../support/nix.ts";

const folder = mkdtempSync(join(tmpdir(), "ghaf-microvm-nix-options-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Vm = Readonly<Record<string, unknown>>;

const mac = "02:00:00:00:00:01";
const share = { tag: "a", source: "/a", mountPoint: "/a" };

const tpm = [
  ...["-chardev", "socket,id=c,path=/a.sock", "-tpmdev", "emulator,id=tpm0,chardev=c"],
  ...["-device", "tpm-tis,tpmdev=tpm0"],
];

/** What a VM may set, whatever its hypervisor. */
const settings: readonly Vm[] = [
  { cpu: "host" },
  { cpu: null },
  { balloon: true },
  { balloon: false },
  { hugepageMem: true },
  { user: "microvm" },
  { user: null },
  { socket: "a.sock" },
  { storeOnDisk: true },
  { storeOnDisk: false },
  { initialBalloonMem: 64 },
  { hotplugMem: 512 },
  { hotpluggedMem: 64 },
  { hotpluggedMem: 0 },
  { virtiofsd: { group: "kvm", threadPoolSize: 4 } },
  { deflateOnOOM: false },
  { machineId: "f4e7a4a8-0000-0000-0000-000000000000" },
  { prettyProcnames: false },
  { credentialFiles: { A: "/a" } },
  { graphics: { enable: true, backend: "cocoa", socket: "gpu.sock" } },
  { graphics: { enable: false } },
  { graphics: { enable: true, vulkan: "venus", hostmem: "1G" } },
  { qemu: { serialConsole: false } },
  { qemu: { package: "/qemu", machine: "q35", machineOpts: { accel: "tcg" } } },
  { qemu: { extraArgs: [...tpm, "-device", "pvpanic"] }, crosvm: { pivotRoot: "/a" } },
  { qemu: { extraArgs: tpm }, crosvm: { extraArgs: ["--swtpm", "/a.sock"] } },
  {
    qemu: {
      extraArgs: [
        ...["-device", "vhost-vsock-pci,guest-cid=5", "-usb"],
        ...["-device", "qemu-xhci,id=usb0", "-device", "usb-host,bus=usb0.0,vendorid=0x1"],
        ...["-serial", "chardev:c", "-chardev", "file,id=c,path=/a,,b"],
      ],
    },
  },
  { vsock: { cid: 5 }, crosvm: { extraArgs: ["--vsock=5", "--pmem", "/a,ro=true", "--pmem=/b"] } },
  { "cloud-hypervisor": { extraArgs: ["--pmem file=/a", "--tpm", "socket=/a.sock"] } },
  { interfaces: [{ type: "tap", id: "a", mac, tap: { vhost: true } }] },
  { interfaces: [{ type: "user", id: "a", mac }] },
  {
    interfaces: [
      { type: "tap", id: "a", mac },
      { type: "bridge", id: "b", mac, bridge: "br0" },
    ],
  },
  { interfaces: [{ type: "macvtap", id: "a", mac, macvtap: { link: "eth0", mode: "bridge" } }] },
  { forwardPorts: [{ from: "host", host: { port: 2000 }, guest: { port: 22 } }] },
  { devices: [{ bus: "usb", path: "vendorid=0x1,productid=0x2" }] },
  { devices: [{ bus: "pci", path: "0000:00:14.0", qemu: { id: "a" } }] },
  { shares: [{ ...share, proto: "virtiofs", cache: "always", securityModel: "mapped" }] },
  { shares: [{ ...share, proto: "virtiofs", socket: null, readOnly: true }] },
  { shares: [{ ...share, proto: "9p", readOnly: true, securityModel: "mapped" }] },
  { volumes: [{ image: "a.img", mountPoint: "/a", size: 64, direct: true, serial: "a" }] },
  { volumes: [{ image: "a.img", mountPoint: "/a", size: 64, imageType: "qcow2" }] },
  {
    volumes: [
      { image: "a.QCOW2", mountPoint: "/a" },
      { image: "b.vmdk", mountPoint: "/b" },
    ],
  },
  { volumes: [{ image: "a.vhdx", mountPoint: "/a", imageType: "vhdx" }] },
];

/** Another hypervisor's argument, of which its finding is: several have the option `extraArgs` in common. */
const ofAnother = (argument: string) => `for-another-hypervisor ${argument.split(" = ")[0]}`;

describe.skipIf(!hasNix || nixpkgsLib === undefined || microvmSource === undefined)(
  "the options that a hypervisor ignores or refuses",
  () => {
    test("are not looked for in what is no argument: of a group that is not read, nobody says its type", () => {
      const evaluated = evaluate(`
        let
          lib = import ${nixpkgsLib};
          runner = import ${join(root, "nix/runner")} {
            inherit lib;
            source = ${microvmSource};
            modules = [ { microvm = { hypervisor = "crosvm"; qemu.extraArgs = [ 5 { } (x: x) "-usb" ]; }; } ];
          };
        in
        map (finding: finding.argument) (
          import ${join(root, "nix/checks/options.nix")} { inherit lib; } {
            hypervisor = "crosvm";
            declared = runner.options.microvm;
          }
        )
      `);
      // crosvm has USB by itself
      expect(evaluated).toEqual([]);
    });

    test("are in Nix those of TypeScript, for 160 random VMs", () => {
      const vms = fc
        .sample(
          fc.record({
            hypervisor: fc.constantFrom(...support.hypervisors),
            some: fc.subarray([...settings], { minLength: 1, maxLength: 4 }),
          }),
          { numRuns: 160, seed: 20261123 },
        )
        .map(({ hypervisor, some }): Vm => Object.assign({ hypervisor }, ...some));
      const file = join(folder, "vms.json");
      writeFileSync(file, JSON.stringify(vms));
      const inNix = evaluate(`
        let
          lib = import ${nixpkgsLib};
          optionsOf = import ${join(root, "nix/checks/options.nix")} { inherit lib; };
          findingsOf = vm:
            let
              runner = import ${join(root, "nix/runner")} {
                inherit lib;
                source = ${microvmSource};
                modules = [ { microvm = vm; } ];
              };
            in
            map (finding: "\${finding.rule} \${lib.head (lib.splitString " = " finding.argument)}") (
              lib.filter (finding: finding.certain) (
                optionsOf { inherit (vm) hypervisor; declared = runner.options.microvm; }
              )
            );
        in
        map findingsOf (builtins.fromJSON (builtins.readFile ${file}))
      `) as string[][];
      const named = (rule: string, path: readonly string[]) =>
        `${rule} microvm.${path.join(".").replace(/\.(\d+)(?=\.)/g, "[$1]")}`;
      const inTypeScript = vms.map((vm) => [
        ...[...ignoredOptions(vm, schema, support)].map(({ path }) =>
          named("ignored-option", path),
        ),
        ...[...forAnotherHypervisor(vm, schema, support)].map(({ argument }) =>
          ofAnother(argument),
        ),
        ...[...refusedOptions(vm, schema, support)].map(({ path }) =>
          named("refused-option", path),
        ),
        ...[...silentValues(vm, schema)].map(({ path }) => named("never-seen", path)),
      ]);
      expect(inTypeScript.flat().length).toBeGreaterThan(100);
      expect(inNix.map((findings) => findings.sort())).toEqual(
        inTypeScript.map((findings) => findings.sort()),
      );
    });
  },
);
