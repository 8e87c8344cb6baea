// @module-tag slow
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { hasNix, microvmSource, nixpkgsStandin, root } from "../../support/available.ts";
import { temporaryFolder } from "../../support/temporary.ts";

const canEvaluate = hasNix && microvmSource !== undefined && nixpkgsStandin !== undefined;

/** A guest with much that the checks look at. */
const guest = `{
  networking.hostName = "guest";
  nixpkgs.hostPlatform = "x86_64-linux";
  system.stateVersion = "25.11";
  microvm = {
    hypervisor = "qemu";
    mem = 2000;
    vcpu = 4;
    qemu.machine = "q35";
    interfaces = [
      { type = "tap"; id = "tap-a"; mac = "02:00:00:00:00:01"; }
      { type = "tap"; id = "tap-b"; mac = "02:00:00:00:00:02"; }
    ];
    shares = [ { proto = "virtiofs"; tag = "store"; source = "/nix/store"; mountPoint = "/nix/.ro-store"; } ];
    volumes = [ { image = "a.img"; mountPoint = "/var/a"; size = 512; } ];
    qemu.extraArgs = [
      "-m" "maxmem=4G"
      "-object" "memory-backend-file,id=mem1,mem-path=/dev/shm/a,size=16M,share=on"
      "-device" "virtio-pmem-pci,memdev=mem1,id=nv1"
      "-chardev" "socket,id=tpm,path=/run/swtpm.sock"
      "-tpmdev" "emulator,id=tpm0,chardev=tpm"
      "-device" "tpm-tis,tpmdev=tpm0"
      "-device" "qemu-xhci"
    ];
  };
}`;

interface Work {
  readonly nrFunctionCalls: number;
  readonly nrPrimOpCalls: number;
  readonly nrThunks: number;
}

/** The work that Nix does for a guest's system and runner, its assertions and warnings. */
function workOf(modules: string): Work {
  const file = join(temporaryFolder("cost"), "stats.json");
  const { status, stderr } = spawnSync("nix-instantiate", ["--eval", "--strict", "-"], {
    input: `
      let
        inherit (import (${nixpkgsStandin} + "/nixos/lib/eval-config.nix") {
          system = null;
          modules = [ (${microvmSource} + "/nixos-modules/microvm") (${guest}) ${modules} ];
        }) config;
      in
      {
        toplevel = config.system.build.toplevel.drvPath;
        runner = config.microvm.declaredRunner.drvPath;
        inherit (config) warnings;
        failed = builtins.filter (it: !it.assertion) config.assertions;
      }`,
    encoding: "utf8",
    env: { ...process.env, NIX_SHOW_STATS: "1", NIX_SHOW_STATS_PATH: file },
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(readFileSync(file, "utf8")) as Work;
}

test.skipIf(!canEvaluate)("the checks add less than two percent to a guest's evaluation", () => {
  const without = workOf("");
  const checked = workOf(join(root, "nix/modules/checks.nix"));
  const added = (kind: keyof Work) => checked[kind] / without[kind] - 1;
  for (const kind of ["nrFunctionCalls", "nrPrimOpCalls", "nrThunks"] as const) {
    // a guest without the checks would add nothing
    expect(added(kind)).toBeGreaterThan(0);
    expect(added(kind)).toBeLessThan(0.02);
  }
});
