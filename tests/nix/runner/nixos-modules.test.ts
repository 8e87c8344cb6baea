import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { microvmSource, nixpkgsLib, root } from "../../support/available.ts";
import { evaluate } from "../../support/nix.ts";
import { canEvaluateRunners } from "../../support/runner.ts";
import { temporaryFolder } from "../../support/temporary.ts";

/** A nixpkgs that has nothing but its lib, and these of NixOS' modules. */
function nixpkgsWith(modules: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder("nixpkgs");
  cpSync(nixpkgsLib ?? "", join(folder, "lib"), { recursive: true });
  for (const [name, text] of Object.entries(modules)) {
    const path = join(folder, "nixos/modules", name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  return folder;
}

/** The kernel's parameters of a guest, as its command line has them, and what of the command line is approximated. */
function parametersOf(nixpkgs: string, module: string): unknown {
  return evaluate(`
    let
      runner = import ${root}nix/runner {
        lib = import ${nixpkgs}/lib;
        source = ${microvmSource};
        modules = [ { microvm.optimize.enable = false; } (${module}) ];
      };
    in
    {
      parameters = runner.config.boot.kernelParams;
      inherit (runner) approximated;
    }
  `);
}

// as NixOS has them from 2026 on: with systemd in the initrd, and security modules on the kernel's command line
const nixos = {
  "module-list.nix": "[ ]",
  "security/default.nix": `{ config, lib, ... }: {
    options.security.lsm = lib.mkOption { type = lib.types.listOf lib.types.str; default = [ ]; };
    config = lib.mkMerge [
      { security.lsm = [ "landlock" "bpf" ]; }
      (lib.mkIf (config.security.lsm != [ ]) {
        boot.kernelParams = [ "lsm=\${lib.concatStringsSep "," config.security.lsm}" ];
      })
    ];
  }`,
  "system/boot/kernel.nix": `{ config, lib, pkgs, ... }: {
    options.boot = {
      consoleLogLevel = lib.mkOption { type = lib.types.int; default = 5; };
      vesa = lib.mkOption { type = lib.types.bool; default = pkgs.stdenv.hostPlatform.isMips; };
      splash = lib.mkOption { type = lib.types.bool; default = false; };
    };
    config = lib.mkIf (!config.boot.isContainer) {
      boot.kernelParams = [ "loglevel=\${toString config.boot.consoleLogLevel}" ]
        ++ lib.optional config.boot.splash "splash";
    };
  }`,
  "config/console.nix": `{ config, lib, ... }: {
    options.console = {
      enable = lib.mkEnableOption "the console" // { default = true; };
      colors = lib.mkOption { default = [ ]; };
    };
    config = lib.mkIf config.console.enable (lib.mkMerge [
      (lib.mkIf (config.console.colors != [ ]) {
        boot.kernelParams = [ "colors=\${toString config.console.colors}" ];
      })
    ]);
  }`,
  "services/hardware/udev.nix": `{ config, lib, ... }: {
    config.boot.kernelParams =
      lib.mkIf (!config.networking.usePredictableInterfaceNames) [ "net.ifnames=0" ];
  }`,
  "system/boot/plymouth.nix": `{ config, lib, ... }: {
    options.boot.plymouth.enable = lib.mkEnableOption "plymouth";
    config = lib.mkIf config.boot.plymouth.enable { boot.kernelParams = [ "plymouth" ]; };
  }`,
  "system/boot/stage-1.nix": `{ config, lib, ... }: {
    options.boot.initrd.enable = lib.mkOption { default = !config.boot.isContainer; };
  }`,
  "system/boot/systemd/initrd.nix": `{ config, lib, ... }: {
    options.boot.initrd.systemd = {
      enable = lib.mkEnableOption "systemd" // { default = true; };
      root = lib.mkOption { default = "fstab"; };
    };
    config = lib.mkIf (config.boot.initrd.enable && config.boot.initrd.systemd.enable) {
      boot.kernelParams = [ "root=\${config.boot.initrd.systemd.root}" ];
    };
  }`,
  "profiles/quiet.nix": '{ boot.consoleLogLevel = 0; boot.kernelParams = [ "quiet" ]; }',
};

describe.skipIf(!canEvaluateRunners)("what NixOS' own modules add to a command line", () => {
  test("is what the nixpkgs that is there says, and in its order", () => {
    expect(parametersOf(nixpkgsWith(nixos), "{ }")).toEqual({
      parameters: ["root=fstab", "loglevel=5", "lsm=landlock,bpf"],
      approximated: [],
    });
  });

  test("follows what the guest sets", () => {
    const module =
      '{ boot = { initrd.systemd.enable = false; consoleLogLevel = 3; splash = true; }; security.lsm = [ "yama" ]; }';
    expect(parametersOf(nixpkgsWith(nixos), module)).toEqual({
      parameters: ["loglevel=3", "splash", "lsm=yama,landlock,bpf"],
      approximated: [],
    });
  });

  test("follows options of other groups than boot, and of what NixOS leaves off", () => {
    const module =
      "{ networking.usePredictableInterfaceNames = false; boot.plymouth.enable = true; }";
    expect(parametersOf(nixpkgsWith(nixos), module)).toEqual({
      parameters: ["root=fstab", "plymouth", "loglevel=5", "net.ifnames=0", "lsm=landlock,bpf"],
      approximated: [],
    });
  });

  test("follows the console's options", () => {
    expect(parametersOf(nixpkgsWith(nixos), '{ console.colors = [ "002b36" ]; }')).toMatchObject({
      parameters: ["root=fstab", "loglevel=5", "lsm=landlock,bpf", "colors=002b36"],
    });
  });

  test("its profiles are those that are there", () => {
    const module = '{ modulesPath, ... }: { imports = [ "${modulesPath}/profiles/quiet.nix" ]; }';
    expect(parametersOf(nixpkgsWith(nixos), module)).toMatchObject({
      parameters: ["quiet", "root=fstab", "loglevel=0", "lsm=landlock,bpf"],
    });
  });

  test("is approximated where only nixpkgs' lib is there", () => {
    expect(parametersOf(nixpkgsWith({}), "{ }")).toEqual({
      parameters: ["loglevel=4"],
      approximated: ["the kernel's parameters"],
    });
  });
});
