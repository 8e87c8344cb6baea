import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ghafGit, hasNix, microvmSource, nixpkgsStandin } from "../support/available.ts";
import { evaluatorOfInputs } from "../support/inputs.ts";

const canEvaluate =
  hasNix && microvmSource !== undefined && nixpkgsStandin !== undefined && ghafGit !== undefined;

/** Ghaf of 22 August 2026. */
const revision = "9a37dc8c2";

describe.skipIf(!canEvaluate)(
  "the module for Ghaf, with Ghaf's own lib, VM options and registry",
  () => {
    const folder = mkdtempSync(join(tmpdir(), "ghaf-microvm-ghaf-"));
    afterAll(() => rmSync(folder, { recursive: true }));
    const evaluate = evaluatorOfInputs({ ghaf: folder });

    beforeAll(() => {
      const archive = execFileSync("git", ["archive", revision, "lib", "modules/microvm"], {
        cwd: ghafGit,
        maxBuffer: 1 << 28,
      });
      execFileSync("tar", ["-x", "-C", folder], { input: archive });
    });

    /** What `look` sees of a host with Ghaf's options for VMs, where nothing else of Ghaf is. */
    const target = (settings: string, look: string) =>
      evaluate(`{ nixpkgs, microvm, ghaf-microvm, ghaf, ... }:
      let
        lib = nixpkgs.lib.extend (import (ghaf + "/lib") { });
        anything = lib.mkOption { type = lib.types.anything; default = { }; };
        inherit (nixpkgs.lib.nixosSystem {
          specialArgs = { inherit lib; };
          modules = [
            (ghaf + "/modules/microvm/vm-config.nix")
            (ghaf + "/modules/microvm/sysvm-registry.nix")
            { options.ghaf = { common = anything; hardware = anything; }; }
            microvm.nixosModules.host
            ghaf-microvm.nixosModules.ghaf
            { nixpkgs.hostPlatform = "x86_64-linux"; system.stateVersion = nixpkgs.lib.trivial.release; }
            ${settings}
          ];
        }) config;
      in ${look}`);

    test("registers each VM, and applies what the target says of it", () => {
      expect(
        target(
          `{
          ghaf-microvm.vms = { memshare.sharedFiles."/dev/shm/virtio_pmem.img".size = "16M"; memshare-crosvm = { }; };
          ghaf.virtualization.vmConfig.sysvms = {
            memshare.extraModules = [ { microvm.vsock.cid = 77; } ];
            memsharecrosvm.extraModules = [ { microvm.vcpu = lib.mkForce 4; } ];
          };
        }`,
          `{
          registry = lib.mapAttrs (_: vm: vm.vmName) config.ghaf.virtualization.microvm.sysvm.enabledVms;
          hosts = lib.attrNames config.ghaf.common.extraNetworking.hosts;
          memshare = { inherit (config.microvm.vms.memshare.evaluatedConfig.config.microvm) hypervisor mem; inherit (config.microvm.vms.memshare.evaluatedConfig.config.microvm.vsock) cid; };
          crosvm = { inherit (config.microvm.vms.memshare-crosvm.evaluatedConfig.config.microvm) hypervisor vcpu; inherit (config.microvm.vms.memshare-crosvm.evaluatedConfig.config.microvm.crosvm) extraArgs; };
          runner = config.microvm.vms.memshare.evaluatedConfig.config.microvm.declaredRunner.name;
          units = lib.filter (lib.hasPrefix "microvm@m") (lib.attrNames config.systemd.units);
        }`,
        ),
      ).toEqual({
        registry: { memshare: "memshare", memsharecrosvm: "memshare-crosvm" },
        hosts: ["memshare", "memshare-crosvm"],
        memshare: { hypervisor: "qemu", mem: 2000, cid: 77 },
        crosvm: {
          hypervisor: "crosvm",
          vcpu: 4,
          extraArgs: ["--pmem", "/dev/shm/virtio_pmem.img"],
        },
        runner: "microvm-qemu-memshare",
        units: ["microvm@memshare-crosvm.service", "microvm@memshare.service"],
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
        extraArgs: ["--disable-sandbox", "--pmem", "/dev/shm/virtio_pmem.img"],
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
          "{ ghaf-microvm.vms.net-vm = { }; }",
          `{
          registry = config.ghaf.virtualization.microvm.sysvm.enabledVms;
          refused = lib.filter (lib.hasPrefix "ghaf-microvm") (map (it: it.message) (lib.filter (it: !it.assertion) config.assertions));
        }`,
        ),
      ).toEqual({
        registry: {},
        refused: [
          expect.stringMatching(
            /^ghaf-microvm\.vms\.net-vm, in .*: the flake has no VM of that name; it has memshare, memshare-crosvm, netvm\. Did you mean netvm\?$/,
          ),
        ],
      });
    });
  },
);
