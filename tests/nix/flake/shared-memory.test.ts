// @module-tag slow
import { describe, expect, test } from "vitest";
import { hasNix, microvmSource, nixpkgsStandin } from "../../support/available.ts";
import { evaluatorOfInputs } from "../../support/inputs.ts";

const canEvaluate = hasNix && microvmSource !== undefined && nixpkgsStandin !== undefined;

describe.skipIf(!canEvaluate)("the test of shared memory on a host in a VM", () => {
  const evaluate = evaluatorOfInputs();

  test("is a check that wants KVM, where Nix is new enough for nixpkgs' test driver", () => {
    const [isNewEnough, check] = evaluate(`{ ghaf-microvm, ... }:
      let check = ghaf-microvm.checks.x86_64-linux.shared-memory or null; in
      [
        (builtins ? readFileType)
        (if check == null then null else {
          inherit (check) drvPath;
          features = check.config.rawTestDerivation.requiredSystemFeatures or (builtins.attrNames check.config.rawTestDerivation);
        })
      ]`) as [boolean, unknown];
    expect(check).toEqual(
      isNewEnough
        ? {
            drvPath: expect.stringContaining("vm-test-run-shared-memory.drv"),
            features: expect.arrayContaining(["kvm", "nixos-test"]),
          }
        : null,
    );
  });

  test("has a host that creates the memory and starts both guests", () => {
    const host = evaluate(`{ nixpkgs, microvm, ghaf-microvm, ... }:
      let
        inherit (nixpkgs) lib;
        # what nixpkgs' test driver is given, without the driver
        arguments = (import (ghaf-microvm + "/nix/flake/shared-memory-test.nix")) {
          nixpkgs = { outPath = ghaf-microvm + "/tests/support/test-driver"; inherit lib; };
          inherit microvm;
          self = ghaf-microvm;
          pkgs = null;
        };
        inherit (nixpkgs.lib.nixosSystem {
          modules = [
            (removeAttrs arguments.nodes.host [ "virtualisation" ])
            { nixpkgs.hostPlatform = "x86_64-linux"; system.stateVersion = lib.trivial.release; }
          ];
        }) config;
        guest = name: config.microvm.vms.\${name}.evaluatedConfig.config;
      in
      {
        files = lib.attrNames config.systemd.tmpfiles.settings."20-ghaf-microvm";
        wanted = config.systemd.targets.microvms.wants;
        memory = map (name: (guest name).microvm.mem) [ "memshare" "memshare-crosvm" ];
        tokens = map (name: (guest name).systemd.services.token.wantedBy) [ "memshare" "memshare-crosvm" ];
        refused = map (it: it.message) (lib.filter (it: !it.assertion && lib.hasPrefix "ghaf-microvm" it.message) config.assertions);
      }`);
    expect(host).toEqual({
      files: ["/dev/shm/virtio_pmem.img"],
      wanted: ["microvm@memshare.service", "microvm@memshare-crosvm.service"],
      memory: [512, 512],
      tokens: [["multi-user.target"], ["multi-user.target"]],
      refused: [],
    });
  });
});
