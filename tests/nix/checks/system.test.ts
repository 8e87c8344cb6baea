// @module-tag slow
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { hasNix, microvmSource, nixpkgsStandin } from "../../support/available.ts";
import { evaluatorOfInputs } from "../../support/inputs.ts";
import { temporaryFolder } from "../../support/temporary.ts";

const canEvaluate = hasNix && microvmSource !== undefined && nixpkgsStandin !== undefined;

const folder = temporaryFolder("checked-system");

interface Evaluated {
  readonly toplevel: string;
  readonly runner: string;
  readonly buildCommand: string;
  readonly warnings: readonly string[];
}

describe.skipIf(!canEvaluate)("a NixOS guest with the checks", () => {
  const evaluate = evaluatorOfInputs({ guests: folder });
  let guests: Record<string, Evaluated>;

  beforeAll(() => {
    writeFileSync(
      join(folder, "guest.nix"),
      '{\n  microvm.hypervisor = "qemu";\n  microvm.mem = 1000;\n  microvm.qemu.extraArgs = [ "-device" "virtio-rng-device" ];\n}\n',
    );
    // whole systems: one evaluation for all tests
    guests = evaluate(`{ nixpkgs, microvm, ghaf-microvm, guests, ... }:
      let
        inherit (nixpkgs) lib;
        checks = ghaf-microvm.nixosModules.checks;
        guest = modules: (lib.nixosSystem {
          modules = [
            microvm.nixosModules.microvm
            (guests + "/guest.nix")
            { networking.hostName = "guest"; nixpkgs.hostPlatform = "x86_64-linux"; system.stateVersion = lib.trivial.release; }
          ] ++ modules;
        }).config;
        nodes = packages: { nixpkgs.overlays = [ (_: _: packages) ]; };
        said = config: {
          toplevel = config.system.build.toplevel.drvPath;
          runner = config.microvm.declaredRunner.drvPath;
          inherit (config.microvm.declaredRunner) buildCommand;
          warnings = lib.filter (lib.hasInfix "Node") config.warnings;
        };
        old = { version = "20.19.0"; outPath = "/old"; };
      in
      lib.mapAttrs (_: modules: said (guest modules)) {
        without = [ ];
        checked = [ checks ];
        allowed = [ checks { ghaf-microvm.checks = { allow = [ "two-words" ]; pack = "qemu-7.2"; }; } ];
        off = [ checks { ghaf-microvm.checks.enable = false; } ];
        own = [ checks ({ config, ... }: { microvm.declaredRunner = lib.mkDefault config.microvm.runner.qemu; }) ];
        no-node = [ checks (nodes { nodejs = old; nodejs_22 = throw "gone"; nodejs_24 = null; }) ];
        newer-node = [ checks (nodes { nodejs = old; nodejs_22 = { version = "22.18.0"; outPath = "/new"; }; nodejs_24 = null; }) ];
      }`) as typeof guests;
  }, 240_000);

  test("keeps its system, and has another runner", () => {
    expect(guests.checked?.toplevel).toBe(guests.without?.toplevel);
    expect(guests.checked?.runner).not.toBe(guests.without?.runner);
  });

  test("checks what its runner starts, after everything else of its build", () => {
    const { buildCommand = "" } = guests.checked ?? {};
    expect(buildCommand.startsWith(guests.without?.buildCommand ?? "-")).toBe(true);
    expect(buildCommand).toMatch(
      /\n\S+-nodejs-\S+\/bin\/node \S+\/src\/lint\/main\.ts \$out\/bin\/microvm-run --places \S+ --build-options '\{.*\}' --allow-unverified\n$/,
    );
    expect(guests.allowed?.buildCommand).toMatch(
      / --pack qemu-7\.2 --allow two-words --allow-unverified\n$/,
    );
  });

  test.each(["off", "own"])("leaves the runner as it is: %s", (name) => {
    expect(guests[name]?.runner).toBe(guests.without?.runner);
  });

  test("says that it is not checked, where nixpkgs' Node is too old", () => {
    expect(guests["no-node"]?.runner).toBe(guests.without?.runner);
    expect(guests["no-node"]?.warnings).toEqual([
      "ghaf-microvm: the arguments of this guest are not checked: its nixpkgs has no Node 22.18 or later",
    ]);
    expect(guests.checked?.warnings).toEqual([]);
  });

  test("takes a newer Node of another name", () => {
    expect(guests["newer-node"]?.buildCommand).toContain("\n/new/bin/node ");
  });
});
