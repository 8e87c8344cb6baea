import { describe, expect, test } from "vitest";
import { microvmSource, nixpkgsLib, root } from "../../support/available.ts";
import { evaluate } from "../../support/nix.ts";
import { canEvaluateRunners } from "../../support/runner.ts";

/** The guest's system, the program's name and QEMU's machine of a guest with these modules. */
function startedFor(module: string): unknown {
  const { guest, command } = evaluate(`
    let
      lib = import ${nixpkgsLib};
      runner = import ${root}nix/runner {
        inherit lib;
        source = ${microvmSource};
        modules = [ { microvm.hypervisor = "qemu"; } (${module}) ];
        system = "x86_64-linux";
      };
    in
    { inherit (runner) command guest; }
  `) as { guest: string; command: string };
  const names = command.match(/qemu-system-\w+|(?<=-M ')\w+|linux\/\w+/g) ?? [];
  return [guest, ...names];
}

const arm = ["aarch64-linux", "qemu-system-aarch64", "virt", "linux/Image"];

describe.skipIf(!canEvaluateRunners)("a guest's own platform decides on what is started", () => {
  test("that of the flake, where it says nothing", () => {
    expect(startedFor("{ }")).toEqual([
      "x86_64-linux",
      "qemu-system-x86_64",
      "microvm",
      "linux/bzImage",
    ]);
  });

  test.each([
    // microvm.nix's own check qemu-tcg
    '{ microvm.cpu = "cortex-a53"; nixpkgs.crossSystem.config = "aarch64-unknown-linux-gnu"; }',
    '{ microvm.cpu = "cortex-a53"; nixpkgs.crossSystem.system = "aarch64-linux"; }',
    '{ nixpkgs.hostPlatform = "aarch64-linux"; }',
    '{ nixpkgs.hostPlatform.config = "aarch64-unknown-linux-gnu"; }',
    "{ lib, ... }: { nixpkgs.hostPlatform = lib.systems.examples.aarch64-multiplatform; }",
    '{ lib, ... }: { nixpkgs.hostPlatform = lib.systems.elaborate "aarch64-linux"; }',
    '{ lib, ... }: { nixpkgs = lib.mkIf true { hostPlatform = lib.mkDefault "aarch64-linux"; }; }',
    '{ nixpkgs.system = "aarch64-linux"; }',
    // packages that were made elsewhere
    `{ lib, ... }: {
      nixpkgs = {
        pkgs.stdenv.hostPlatform = lib.systems.elaborate "aarch64-linux";
        hostPlatform = "x86_64-linux";
      };
    }`,
    '{ nixpkgs.localSystem.system = "aarch64-linux"; }',
    '{ microvm.cpu = "max"; nixpkgs = { hostPlatform = "aarch64-linux"; buildPlatform = "x86_64-linux"; }; }',
  ])("%s", (module) => {
    expect(startedFor(module)).toEqual(arm);
  });

  test("a guest of the other architecture has its QEMU from where it is built", () => {
    const built = evaluate(`
      let
        lib = import ${nixpkgsLib};
        runner = import ${root}nix/runner {
          inherit lib;
          source = ${microvmSource};
          modules = [ { microvm.cpu = "cortex-a53"; nixpkgs.crossSystem.system = "aarch64-linux"; } ];
        };
      in
      map (it: it.stdenv.hostPlatform.system or it.system) [ runner.config.microvm.vmHostPackages runner.config.microvm.qemu.package ]
    `);
    expect(built).toEqual(["x86_64-linux", "x86_64-linux"]);
  });
});
