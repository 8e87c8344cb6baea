// @module-tag slow
import { describe, expect, test } from "vitest";
import { canEvaluateGhaf, evaluatorOfGhaf } from "../../support/ghaf.ts";

describe.skipIf(!canEvaluateGhaf)("the module for Ghaf, in one of Ghaf's own targets", () => {
  const evaluate = evaluatorOfGhaf();

  /** What `look` sees of a laptop's `config` with these settings, and of Ghaf's flake. */
  const target = (settings: string, look: string) =>
    evaluate(`{ ghafWith, ghaf-microvm, ... }:
      let
        inherit (ghafWith { }) checkedBy commandOf lib nixosConfigurations;
        inherit (nixosConfigurations.alienware-m18-R2-debug.extendModules {
          modules = [ ghaf-microvm.nixosModules.ghaf { ghaf-microvm.flake = ghaf-microvm; } ${settings} ];
        }) config;
      in ${look}`);

  test("registers each VM, and applies what the target says of it", () => {
    expect(
      target(
        `{
          ghaf-microvm.vms = { memshare.sharedFiles."/dev/shm/virtio_pmem.img".size = "16M"; memshare-crosvm = { }; };
          ghaf.virtualization.vmConfig.sysvms = {
            memshare.extraModules = [ { microvm.vsock.cid = 77; } ];
            memsharecrosvm.extraModules = [
              { microvm.vcpu = lib.mkForce 4; }
              # as Ghaf's own module for VMs has it
              { options.ghaf.type = lib.mkOption { default = "system-vm"; }; }
            ];
          };
        }`,
        `{
          registry = lib.mapAttrs (_: vm: vm.vmName) (
            lib.filterAttrs (type: _: lib.hasPrefix "memshare" type) config.ghaf.virtualization.microvm.sysvm.enabledVms
          );
          memshare = { inherit (config.microvm.vms.memshare.evaluatedConfig.config.microvm) hypervisor mem; inherit (config.microvm.vms.memshare.evaluatedConfig.config.microvm.vsock) cid; };
          crosvm = { inherit (config.microvm.vms.memshare-crosvm.evaluatedConfig.config.microvm) hypervisor vcpu; inherit (config.microvm.vms.memshare-crosvm.evaluatedConfig.config.microvm.crosvm) extraArgs; };
          runner = config.microvm.vms.memshare.evaluatedConfig.config.microvm.declaredRunner.name;
          inherit (config.ghaf.common) systemHosts;
        }`,
      ),
    ).toEqual({
      registry: { memshare: "memshare", memsharecrosvm: "memshare-crosvm" },
      memshare: { hypervisor: "qemu", mem: 2000, cid: 77 },
      crosvm: {
        hypervisor: "crosvm",
        vcpu: 4,
        extraArgs: ["--disable-sandbox", "--pmem", "path=/dev/shm/virtio_pmem.img,ro=false"],
      },
      runner: "microvm-qemu-memshare",
      systemHosts: ["audio-vm", "gui-vm", "memshare-crosvm", "net-vm"],
    });
  });

  test("has its VMs start and stop as Ghaf's do, and leaves the network to these", () => {
    expect(
      target(
        `{
          ghaf-microvm.vms = lib.genAttrs [ "memshare" "memshare-crosvm" ] (_: {
            sharedFiles."/dev/shm/virtio_pmem.img".size = "16M";
          });
        }`,
        `let
          named = part: lib.filter (lib.hasInfix part);
          stop = unit: lib.concatStrings (lib.toList unit.serviceConfig.ExecStop);
        in {
          started = named "memshare" config.systemd.targets.microvms.wants;
          units = named "microvm@mem" (lib.attrNames config.systemd.services);
          shared = named "shared-file" (config.systemd.services."microvm@memshare".requires);
          qemu = stop config.systemd.services."microvm@memshare";
          crosvm = stop config.systemd.services."microvm@memshare-crosvm";
          roles = { inherit (config.ghaf.common) adminHost appHosts systemHosts; };
          admin = config.ghaf.networking.hosts.admin-vm.ipv4;
        }`,
      ),
    ).toEqual({
      started: ["microvm@memshare.service", "microvm@memshare-crosvm.service"],
      units: ["microvm@memshare", "microvm@memshare-crosvm"],
      shared: ["microvm-shared-file-dev-shm-virtio_pmem.img.service"],
      qemu: expect.stringMatching("-qmp-stop$"),
      crosvm: expect.stringMatching("-crosvm-stop$"),
      roles: {
        adminHost: "admin-vm",
        appHosts: ["business-vm", "chrome-vm", "comms-vm", "flatpak-vm", "media-vm"],
        systemHosts: ["audio-vm", "gui-vm", "net-vm"],
      },
      admin: "192.168.100.5",
    });
  });

  test("applies the hypervisor that the target chooses, with what Ghaf adds for it", () => {
    expect(
      target(
        `{
        ghaf-microvm.vms.memshare-crosvm = { };
        ghaf.virtualization.vmConfig.sysvms.memsharecrosvm.vmm = "crosvm";
      }`,
        `let vm = config.microvm.vms.memshare-crosvm.evaluatedConfig.config; in {
        inherit (vm.microvm.crosvm) extraArgs;
        refused = map (it: it.message) (lib.filter (it: !it.assertion) vm.assertions);
      }`,
      ),
    ).toEqual({
      extraArgs: ["--disable-sandbox", "--pmem", "path=/dev/shm/virtio_pmem.img,ro=false"],
      refused: [],
    });
  });

  test("has NixOS name the definition's line when the target chooses another hypervisor", () => {
    expect(() =>
      target(
        `{
        ghaf-microvm.vms.memshare = { };
        ghaf.virtualization.vmConfig.sysvms.memshare.vmm = "crosvm";
      }`,
        "config.microvm.vms.memshare.evaluatedConfig.config.microvm.hypervisor",
      ),
    ).toThrow(
      /`microvm\.hypervisor' has conflicting definition values:[\s\S]*src\/vms\/memshare\.ts:\d+/,
    );
  });

  test("says that the flake has no such VM", () => {
    expect(
      target(
        '{ _file = "laptop.nix"; ghaf-microvm.vms.net-vm = { }; }',
        `{
        registry = lib.attrNames config.ghaf.virtualization.microvm.sysvm.enabledVms;
        refused = lib.filter (lib.hasPrefix "ghaf-microvm") (map (it: it.message) (lib.filter (it: !it.assertion) config.assertions));
      }`,
      ),
    ).toEqual({
      registry: ["adminvm", "audiovm", "guivm", "netvm"],
      refused: [
        "ghaf-microvm.vms.net-vm, in laptop.nix: the flake has no VM of that name; it has memshare, memshare-crosvm, netvm. Did you mean netvm?",
      ],
    });
  });
});
