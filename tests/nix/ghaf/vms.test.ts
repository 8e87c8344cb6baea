// @module-tag slow
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { lintArguments } from "../../../src/lint/lint.ts";
import { findHypervisorCommands } from "../../../src/lint/script.ts";
import type { Pack } from "../../../src/packs/format.ts";
import { type Overlay, overlaid } from "../../../src/packs/overlay.ts";
import { readPack } from "../../../src/packs/read.ts";
import { root } from "../../support/available.ts";
import { canEvaluateGhaf, evaluatorOfGhaf } from "../../support/ghaf.ts";

interface Vm {
  readonly hypervisor: string;
  readonly machine: string;
  readonly mem: number;
  readonly extraArgs: readonly string[];
  /** The text of its microvm-run. */
  readonly script: string;
  /** What our module for guests says of it. */
  readonly refused: readonly string[];
  readonly warned: readonly string[];
}

/** Some VMs of a target of Ghaf's, with what a product may set: a module, where `lib` and the tree `ghaf` are known. */
interface Situation {
  readonly target: string;
  readonly vms: readonly string[];
  readonly settings?: string;
}

/** The kinds of command lines that Ghaf's modules make: among its targets, most have most of them. */
const situations: Readonly<Record<string, Situation>> = {
  "a laptop with QEMU, and memory shared through ivshmem": {
    target: "alienware-m18-R2-debug",
    vms: ["admin-vm", "audio-vm", "business-vm", "chrome-vm", "gui-vm", "media-vm", "net-vm"],
    // the module itself sets it on VMs that are not there by an evaluated configuration, as all of Ghaf's are
    settings: `{ pkgs, ... }: {
      ghaf.virtualization.vmConfig.appvms.chrome.extraModules =
        let
          host = lib.evalModules {
            modules = [
              "\${ghaf}/modules/microvm/host/shared-mem.nix"
              {
                options = lib.genAttrs [ "boot" "environment" "microvm" "systemd" ] (
                  _: lib.mkOption { type = lib.types.anything; }
                );
                config.ghaf.shm = { enable = true; vms_enabled = [ "chrome-vm" ]; };
              }
            ];
            specialArgs = { inherit pkgs; };
          };
          inherit (host.config.microvm.vms.chrome-vm.config.config) microvm;
        in
        [ { microvm = { inherit (microvm) kernelParams qemu; }; } ];
    }`,
  },
  "a desktop with a Quadro": {
    target: "demo-tower-mk1-debug",
    vms: ["audio-vm", "gui-vm", "net-vm"],
  },
  "a desktop with a GeForce": {
    target: "tower-5080-debug",
    vms: ["audio-vm", "gui-vm", "net-vm"],
  },
  "a laptop with an AMD, and more input devices": {
    target: "lenovo-t14-amd-gen5-debug",
    vms: ["audio-vm", "gui-vm"],
    settings: `{ ghaf.hardware.definition.input.misc.evdev = [ "/dev/mouse" "/dev/touchpad" ]; }`,
  },
  "a laptop with crosvm": {
    target: "intel-laptop-extras-debug",
    vms: ["admin-vm", "audio-vm", "business-vm", "gui-vm", "ids-vm", "media-vm", "net-vm"],
  },
  "a laptop with encrypted storage, and stores on disks": {
    target: "intel-laptop-storeDisk-debug",
    vms: ["chrome-vm", "comms-vm", "gui-vm", "net-vm"],
    settings: `{
      ghaf.global-config.storage.encryption.enable = true;
      ghaf.virtualization.vmConfig = { appvms.chrome.vmm = "qemu"; sysvms.guivm.vmm = "qemu"; };
    }`,
  },
  "a Jetson AGX whose network VM has a serial port": {
    target: "nvidia-jetson-orin-agx-industrial-debug",
    vms: ["admin-vm", "disp-vm", "gpu-vm", "net-vm"],
    settings: "{ ghaf.hardware.nvidia.passthroughs.uarti_net_vm.enable = lib.mkForce true; }",
  },
  "a Jetson NX with a GUI VM": {
    target: "nvidia-jetson-orin-nx-accelerated-guivm-debug",
    vms: ["chromium-vm", "gui-vm", "net-vm"],
  },
  "a host that is a VM itself": {
    target: "vm-debug",
    vms: ["admin-vm", "audio-vm", "media-vm", "net-vm"],
  },
};

describe.skipIf(!canEvaluateGhaf)("Ghaf's own VMs", () => {
  const evaluate = evaluatorOfGhaf();
  const evaluated: Record<string, Record<string, Vm>> = {};

  beforeAll(() => {
    for (const [name, { target, vms, settings = "{ }" }] of Object.entries(situations))
      evaluated[name] = evaluate(`{ ghaf, ghafWith, ghaf-microvm, ... }:
        let
          inherit (ghafWith { }) checkedBy commandOf lib nixosConfigurations;
          host = nixosConfigurations.${target}.extendModules { modules = [ (${settings}) ]; };
          look = vm:
            let
              nixos = host.config.microvm.vms.\${vm}.evaluatedConfig;
              inherit (nixos.config) microvm;
            in
            checkedBy ghaf-microvm.nixosModules.checks nixos // {
              inherit (microvm) hypervisor mem;
              inherit (microvm.qemu) machine;
              inherit (microvm.\${microvm.hypervisor}) extraArgs;
              script = commandOf nixos;
            };
        in
        lib.genAttrs [ ${vms.map((vm) => JSON.stringify(vm)).join(" ")} ] look`) as Record<
        string,
        Vm
      >;
  }, 300_000);

  /** Situation, VM, and what is known of it. */
  const all = () =>
    Object.entries(evaluated).flatMap(([situation, vms]) =>
      Object.entries(vms).map(([vm, known]) => ({ situation, vm, ...known })),
    );

  /** What lint says of the arguments of a VM's script, by the packs of the hypervisor's program and of its target. */
  const findings = (script: string, packs: Readonly<Record<string, readonly Pack[]>>) => {
    const [command] = findHypervisorCommands(script, "microvm-run");
    if (command === undefined) throw new Error(script);
    const { program, target, args } = command;
    const texts = args.map(({ text }) => text);
    return (packs[`${program} ${target}`] ?? []).flatMap((pack) =>
      lintArguments(program, texts, pack),
    );
  };

  const ofGhaf = JSON.parse(
    readFileSync(join(root, "nix/packs/overlays/ghaf.json"), "utf8"),
  ) as Overlay;
  const ghafs = {
    "qemu x86_64": [overlaid(readPack("qemu-7.2"), "ghaf", ofGhaf), readPack("qemu-10.0-ghaf")],
    "qemu aarch64": [readPack("qemu-10.0-aarch64-ghaf")],
    "crosvm x86_64": [readPack("crosvm-ghaf")],
  };

  test("are evaluated, on all machines that Ghaf uses", () => {
    const counts: Record<string, number> = {};
    for (const { hypervisor, machine } of all()) {
      const kind = hypervisor === "qemu" ? `qemu ${machine}` : hypervisor;
      counts[kind] = (counts[kind] ?? 0) + 1;
    }
    expect(counts).toEqual({ crosvm: 9, "qemu microvm": 3, "qemu q35": 18, "qemu virt": 7 });
  });

  test.each([
    [
      "a laptop with QEMU, and memory shared through ivshmem",
      "chrome-vm",
      [
        ...["-chardev", "socket,id=chrtpm,path=/var/lib/swtpm/chrome/sock"],
        ...["-tpmdev", "emulator,id=tpm0,chardev=chrtpm"],
        ...["-device", "tpm-tis,tpmdev=tpm0"],
        ...["-device", "ivshmem-doorbell,vectors=2,chardev=ivs_socket,flataddr=0x920000000"],
        ...["-chardev", "socket,path=/tmp/ivshmem_socket,id=ivs_socket"],
        ...["-M", "accel=kvm:tcg,mem-merge=on,sata=off"],
        ...["-device", "qemu-xhci"],
      ],
    ],
    [
      "a laptop with encrypted storage, and stores on disks",
      "gui-vm",
      [
        ...["-chardev", "socket,id=wake0,path=vm-wake.sock,server=on,wait=off"],
        ...["-device", "isa-serial,chardev=wake0,index=1"],
        ...["-tpmdev", "passthrough,id=tpmrm0,path=/dev/tpmrm0,cancel-path=/tmp/cancel"],
        ...["-device", "tpm-tis,tpmdev=tpmrm0"],
        ...["-device", "button,use-qmp=false,enable-procfs=true,probe_interval=2000"],
        ...["-device", "battery,use-qmp=false,enable-sysfs=true,probe_interval=20000"],
        ...["-device", "acad,use-qmp=false,enable-sysfs=true,probe_interval=5000"],
        ...["-device", "qemu-xhci"],
      ],
    ],
    [
      "a laptop with encrypted storage, and stores on disks",
      "net-vm",
      ["--disable-sandbox", "--tpm-device", "/dev/tpmrm0"],
    ],
    [
      "a Jetson AGX whose network VM has a serial port",
      "net-vm",
      [
        ...["-device", "qemu-xhci"],
        ...["-fw_cfg", "name=opt/com.ghaf.hwinfo,file=/var/lib/ghaf-hwinfo/hwinfo.json"],
        ...["-dtb", expect.stringMatching("-netvm-dtb/tegra234-netvm.dtb$")],
        ...["-device", "vfio-platform,host=31d0000.serial"],
        ...["-device", "pci-serial,chardev=stdio,id=serial0"],
        ...["-device", "vfio-platform,host=6800000.ethernet,startup-rearm=on"],
      ],
    ],
  ])("have arguments of Ghaf's own: %s, %s", (situation, vm, extraArgs) => {
    expect(evaluated[situation]?.[vm]?.extraArgs).toEqual(extraArgs);
  });

  test("have nothing that lint takes for wrong, for Ghaf's builds of the hypervisors", () => {
    expect(
      all().flatMap(({ situation, vm, script }) =>
        findings(script, ghafs).map(({ message }) => `${situation}, ${vm}: ${message}`),
      ),
    ).toEqual([]);
  });

  test("have what other builds refuse: just what Ghaf patched in", () => {
    const others = {
      "qemu x86_64": [readPack("qemu-7.2"), readPack("qemu-10.0")],
      "qemu aarch64": [readPack("qemu-10.0-aarch64")],
      "crosvm x86_64": [readPack("crosvm")],
    };
    const messages = all().flatMap(({ script }) =>
      findings(script, others).map(({ message }) => message),
    );
    expect([...new Set(messages)].sort()).toEqual([
      "QEMU 10.0.13 has no device acad: only Ghaf's build has it (the pack qemu-10.0-ghaf)",
      "QEMU 10.0.13 has no device battery: only Ghaf's build has it (the pack qemu-10.0-ghaf)",
      "QEMU 10.0.13 has no device button: only Ghaf's build has it (the pack qemu-10.0-ghaf)",
      "QEMU 7.2.22 has no device acad: only Ghaf's build has it (the pack qemu-7.2-ghaf)",
      "QEMU 7.2.22 has no device battery: only Ghaf's build has it (the pack qemu-7.2-ghaf)",
      "QEMU 7.2.22 has no device button: only Ghaf's build has it (the pack qemu-7.2-ghaf)",
      "crosvm run has no flag --swtpm: only Ghaf's fork has it (the pack crosvm-ghaf)",
      "crosvm run has no flag --tpm-device: only Ghaf's fork has it (the pack crosvm-ghaf)",
      "ivshmem-doorbell has no property flataddr",
      "vfio-platform has no property mmio-base",
      "vfio-platform has no property startup-rearm",
    ]);
  });

  test.each([
    {
      situation: "a laptop with QEMU, and memory shared through ivshmem",
      vm: "chrome-vm",
      right: "-device qemu-xhci",
      wrong: "'-device qemu-xhci'",
      message: "-device and its value are one string: each must be a separate list item",
    },
    {
      situation: "a Jetson AGX whose network VM has a serial port",
      vm: "net-vm",
      right: "pci-serial,chardev=stdio",
      wrong: "pci-serial,chardev=studio",
      message:
        "chardev=studio names a character device that nothing defines (there are stdio, fs0, fs1, fs2)",
    },
    {
      situation: "a laptop with crosvm",
      vm: "gui-vm",
      right: "--s2idle",
      wrong: "--s2idel",
      message: "crosvm run has no flag --s2idel; did you mean --s2idle?",
    },
  ])("with a mistake have a finding: $wrong", ({ situation, vm, right, wrong, message }) => {
    const known = evaluated[situation]?.[vm] as Vm;
    expect(known.script).toContain(right);
    const script = known.script.replace(right, wrong);
    const messages = findings(script, ghafs).map((found) => found.message);
    expect([...new Set(messages)]).toEqual([message]);
  });

  test("have nothing that our module for guests refuses while they evaluate", () => {
    expect(
      all().flatMap(({ situation, refused }) =>
        refused.map((message) => `${situation}: ${message}`),
      ),
    ).toEqual([]);
  });

  // Ghaf sets these for each VM, whichever hypervisor runs it, and crosvm reads neither
  test("have options for QEMU on crosvm, which our module for guests warns of", () => {
    const warned = all().flatMap(({ vm, warned }) =>
      warned.map((message) => `${vm}: ${/microvm\.\S+, an option for qemu/.exec(message)?.[0]}`),
    );
    expect([...new Set(warned)]).toEqual([
      "audio-vm: microvm.qemu.pcieRootPorts, an option for qemu",
      "business-vm: microvm.qemu.machine, an option for qemu",
      "gui-vm: microvm.qemu.pcieRootPorts, an option for qemu",
      "media-vm: microvm.qemu.machine, an option for qemu",
      "net-vm: microvm.qemu.pcieRootPorts, an option for qemu",
      "comms-vm: microvm.qemu.machine, an option for qemu",
    ]);
  });

  test("whose TPM is wired for QEMU alone fail on crosvm, with the line and crosvm's own flag", () => {
    const checked = evaluate(`{ ghafWith, ghaf-microvm, ... }:
      let
        inherit (ghafWith { }) checkedBy nixosConfigurations;
        host = nixosConfigurations.alienware-m18-R2-debug.extendModules {
          modules = [ {
            ghaf.virtualization.vmConfig.sysvms.adminvm = {
              vmm = "crosvm";
              extraModules = [ (ghaf-microvm + "/tests/nix/ghaf/tpm-for-qemu.nix") ];
            };
          } ];
        };
        checked = checkedBy ghaf-microvm.nixosModules.checks host.config.microvm.vms.admin-vm.evaluatedConfig;
      in
      checked.refused`);
    expect(checked).toEqual([
      `admin-vm: tests/nix/ghaf/tpm-for-qemu.nix:6: crosvm gets no arguments of microvm.qemu.extraArgs: the VM runs without the host's TPM [for-another-hypervisor]
  "-device" "tpm-tis,tpmdev=tpmrm0"
  fix: microvm.crosvm.extraArgs = [ "--tpm-device" "/dev/tpmrm0" ]; in Ghaf's crosvm, which has "--swtpm" "vtpm.sock", too, for one that swtpm emulates; elsewhere "--vtpm-proxy" to a vTPM daemon on D-Bus, in builds with the feature vtpm
  if this is intended: ghaf-microvm.checks.allow = [ "for-another-hypervisor" ];`,
    ]);
  });

  // what Ghaf's tests/microvm/tpm-vmm-parity.nix asserts of the arguments, VM by VM
  test("have the TPM that a line requires, on both hypervisors, or fail", () => {
    const lacking = evaluate(`{ ghafWith, ghaf-microvm, ... }:
      let
        inherit (ghafWith { }) checkedBy lib nixosConfigurations;
        refusedOf = target: vm: map (message: lib.head (lib.splitString "\n" message)) (checkedBy {
          imports = [ ghaf-microvm.nixosModules.checks ];
          ghaf-microvm.checks.require = [ "tpm" ];
        } nixosConfigurations.\${target}.config.microvm.vms.\${vm}.evaluatedConfig).refused;
        vms = [ "admin-vm" "audio-vm" "gui-vm" "net-vm" ];
      in
      {
        qemu = lib.concatMap (refusedOf "lenovo-t14-amd-gen5-release") vms;
        crosvm = lib.concatMap (refusedOf "intel-laptop-release") vms;
        app = refusedOf "intel-laptop-release" "business-vm";
        jetson = refusedOf "nvidia-jetson-orin-nx-debug" "net-vm";
      }`);
    expect(lacking).toEqual({
      qemu: [],
      crosvm: [],
      app: [],
      jetson: [
        "net-vm: qemu gets no argument for a TPM that swtpm emulates, or the host's TPM: the guest starts without it [required]",
      ],
    });
  });

  test("can import our module for guests, which then checks the runner when it is built", () => {
    const command = evaluate(`{ ghafWith, ghaf-microvm, ... }:
      let
        ghaf = ghafWith { guestModules = [ ghaf-microvm.nixosModules.checks ]; };
        host = ghaf.nixosConfigurations.nvidia-jetson-orin-nx-accelerated-guivm-debug.config;
      in
      host.microvm.vms.net-vm.evaluatedConfig.config.microvm.declaredRunner.buildCommand`);
    expect(command).toMatch(
      /\n\S+\/bin\/node \S+\/src\/lint\/main\.ts \$out\/bin\/microvm-run --places \S+( --build-options '[^']+')? --allow-unverified\n$/,
    );
  });
});
