import { beforeAll, describe, expect, test } from "vitest";
import { hasNix, microvmSource, nixpkgsStandin } from "../support/available.ts";
import { evaluatorOfInputs } from "../support/inputs.ts";

const canEvaluate = hasNix && microvmSource !== undefined && nixpkgsStandin !== undefined;

interface Judgement {
  readonly refused: readonly string[];
  readonly warned: readonly string[];
}

describe.skipIf(!canEvaluate)("the checks of a guest in plain Nix", () => {
  const evaluate = evaluatorOfInputs();

  const backend = (rest: string) =>
    `"-object" "memory-backend-file,id=mem1,mem-path=/dev/shm/a,size=16M${rest}"`;
  const pmem = '"-device" "virtio-pmem-pci,memdev=mem1,id=nv1"';

  const guests: Record<string, string> = {
    right: `hypervisor = "qemu"; mem = 2000; qemu.machine = "q35"; qemu.extraArgs = [ "-m" "maxmem=3G" ${backend(",share=on")} ${pmem} ];`,
    words: `hypervisor = "qemu"; qemu.extraArgs = [ "-device virtio-rng-device" "-name" "a b" "-fw_cfg" "name=opt/a,string=b c" ];`,
    crosvm: `hypervisor = "crosvm"; crosvm.extraArgs = [ "--pmem /dev/shm/a" ]; mem = 2048;`,
    other: `hypervisor = "crosvm"; crosvm.extraArgs = [ "--pmem=/dev/shm/a b" ]; qemu.extraArgs = [ "-device virtio-pmem-pci" ];`,
    hangs: `hypervisor = "qemu"; mem = 2048;`,
    machine: `hypervisor = "qemu"; qemu.extraArgs = [ ${backend(",share=on")} ${pmem} ];`,
    unshared: `hypervisor = "qemu"; qemu.machine = "q35"; qemu.extraArgs = [ ${backend("")} ${pmem} ];`,
    private: `hypervisor = "qemu"; qemu.machine = "q35"; qemu.extraArgs = [ ${backend(",share=off")} ${pmem} ];`,
    none: `hypervisor = "kvmtool"; mem = 2048;`,
    off: `hypervisor = "qemu"; mem = 2048; qemu.extraArgs = [ "-a b" ];`,
  };

  // one evaluation for all tests here
  let judged: Record<string, Judgement>;
  beforeAll(() => {
    judged = evaluate(`{ nixpkgs, microvm, ghaf-microvm, ... }:
      let
        inherit (nixpkgs) lib;
        judge = name: settings:
          let
            inherit (nixpkgs.lib.nixosSystem {
              modules = [
                microvm.nixosModules.microvm
                ghaf-microvm.nixosModules.checks
                { _file = "vms/\${name}.nix"; microvm = settings; networking.hostName = name; }
                { ghaf-microvm.checks.enable = name != "off"; }
                { nixpkgs.hostPlatform = "x86_64-linux"; system.stateVersion = lib.trivial.release; }
              ];
            }) config;
          in
          {
            refused = lib.filter (lib.hasPrefix name) (map (it: it.message) (lib.filter (it: !it.assertion) config.assertions));
            warned = lib.filter (lib.hasPrefix name) config.warnings;
          };
      in
      lib.mapAttrs judge {
        ${Object.entries(guests)
          .map(([name, settings]) => `${name} = { ${settings} };`)
          .join("\n")}
      }`) as typeof judged;
  }, 120_000);

  test.each<[string, Judgement]>([
    ["right", { refused: [], warned: [] }],
    [
      "words",
      {
        refused: [
          'words: microvm.qemu.extraArgs, in vms/words.nix, has two words in one string, "-device virtio-rng-device", which qemu takes for one and refuses. Write "-device" "virtio-rng-device".',
        ],
        warned: [],
      },
    ],
    [
      "crosvm",
      {
        refused: [
          'crosvm: microvm.crosvm.extraArgs, in vms/crosvm.nix, has two words in one string, "--pmem /dev/shm/a", which crosvm takes for one and refuses. Write "--pmem" "/dev/shm/a".',
        ],
        warned: [],
      },
    ],
    ["other", { refused: [], warned: [] }],
    [
      "hangs",
      {
        refused: [],
        warned: [
          "hangs: microvm.mem, in vms/hangs.nix, is 2048, with which QEMU hangs (microvm.nix issue 171). Take another number.",
        ],
      },
    ],
    [
      "machine",
      {
        refused: [
          'machine: microvm.qemu.extraArgs, in vms/machine.nix, has a virtio-pmem device on QEMU\'s machine microvm, where it starts and shares nothing. Set microvm.qemu.machine = "q35".',
        ],
        warned: [],
      },
    ],
    ...["", ",share=off"].map((share): [string, Judgement] => [
      share === "" ? "unshared" : "private",
      {
        refused: [],
        warned: [
          `${share === "" ? "unshared" : "private"}: microvm.qemu.extraArgs, in vms/${share === "" ? "unshared" : "private"}.nix, has a virtio-pmem device on "memory-backend-file,id=mem1,mem-path=/dev/shm/a,size=16M${share}", which without share=on is a copy: nothing is shared, nothing is kept.`,
        ],
      },
    ]),
    ["none", { refused: [], warned: [] }],
    ["off", { refused: [], warned: [] }],
  ])("of %s", (name, judgement) => {
    expect(judged[name]).toEqual(judgement);
  });
});
