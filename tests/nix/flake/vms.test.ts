// @module-tag slow
import { spawnSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import record from "../../../nix/generated.json" with { type: "json" };
import { hasNix, microvmSource, nixpkgsStandin } from "../../support/available.ts";
import { flakeCopy } from "../../support/flake.ts";
import { smallNixpkgs } from "../../support/small-nixpkgs.ts";

const canEvaluate = hasNix && microvmSource !== undefined && nixpkgsStandin !== undefined;

describe.skipIf(!canEvaluate)("the VMs, as the flake offers them", () => {
  const flake = flakeCopy();
  const withFewModules = flakeCopy(smallNixpkgs);

  test("each has a runner for each of its systems", () => {
    const runners = withFewModules.evaluate(
      "packages",
      "builtins.mapAttrs (_: builtins.mapAttrs (_: runner: runner.drvPath))",
    );
    const expected: Record<string, Record<string, unknown>> = {};
    for (const [name, { systems }] of Object.entries(record.vms))
      for (const system of systems)
        expected[system] = {
          ...expected[system],
          [name]: expect.stringMatching(new RegExp(`^/nix/store/.*-microvm-.*-${name}\\.drv$`)),
        };
    expect(runners).toEqual(expected);
  });

  test("lib.runnerOf gives the command line of any module, by the locked microvm.nix", () => {
    const command = withFewModules.evaluate(
      "lib.runnerOf",
      `runnerOf: (runnerOf {
        modules = [ { networking.hostName = "mine"; } ];
        hypervisor = "crosvm";
      }).command`,
    );
    expect(command).toMatch(/^\/nix\/store\/e+-crosvm\/bin\/crosvm run -m 512 .* -s mine\.sock /);
  });

  describe("as NixOS systems", () => {
    interface System {
      readonly toplevel: string;
      readonly run: string;
    }
    // one evaluation for all tests here
    let evaluated: Record<string, System> | undefined;
    const systems = (): Record<string, System> => {
      evaluated ??= flake.evaluate(
        "nixosConfigurations",
        `builtins.mapAttrs (_: nixos: {
          toplevel = nixos.config.system.build.toplevel.drvPath;
          run = (nixos.pkgs.harness.scripts nixos).microvm-run;
        })`,
      ) as Record<string, System>;
      return evaluated;
    };

    test("each evaluates with all of NixOS' assertions", () => {
      expect(Object.entries(systems()).map(([name, { toplevel }]) => [name, toplevel])).toEqual(
        Object.keys(record.vms).map((name) => [
          name,
          expect.stringMatching(new RegExp(`^/nix/store/.*-nixos-system-${name}-.*\\.drv$`)),
        ]),
      );
    });

    test("memshare's microvm-run hands QEMU each extraArgs string as an argument of its own", () => {
      expect(hypervisorArguments(systems().memshare?.run).slice(-6)).toEqual([
        "-m",
        "maxmem=2016M",
        "-object",
        "memory-backend-file,id=mem1,mem-path=/dev/shm/virtio_pmem.img,size=16M,share=on",
        "-device",
        "virtio-pmem-pci,memdev=mem1,id=nv1",
      ]);
    });

    test("memshare-crosvm's microvm-run hands crosvm the same file", () => {
      expect(hypervisorArguments(systems()["memshare-crosvm"]?.run).slice(-2)).toEqual([
        "--pmem",
        "path=/dev/shm/virtio_pmem.img,ro=false",
      ]);
    });
  });
});

/** The arguments after `exec` in a microvm-run script, as the shell itself splits them; what stands before is not run. */
function hypervisorArguments(script = ""): string[] {
  const [, command] = script.split(/^(?=exec )/m);
  if (command === undefined) throw new Error(`no line of this script starts with exec:\n${script}`);
  const { stdout, stderr, status } = spawnSync(
    "bash",
    ["-c", `exec() { printf '%s\\0' "$@"; }\n${command}`],
    { encoding: "utf8" },
  );
  if (status !== 0) throw new Error(stderr);
  return stdout.split("\0").slice(0, -1);
}
