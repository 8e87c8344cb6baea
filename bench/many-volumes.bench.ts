import { join } from "node:path";
import { expect, test } from "vitest";
import { microvmSource, nixpkgsLib, root } from "../tests/support/available.ts";
import { canEvaluateRunners } from "../tests/support/runner.ts";
import { nixWork, row } from "./measure.ts";

test.skipIf(!canEvaluateRunners)(
  "to explain 40 volumes is at most four times the work of 10",
  () => {
    const [ten, forty] = [callsToExplain(10), callsToExplain(40)];
    row("10 volumes", `${(ten / 1e6).toFixed(1)} M calls`);
    row("40 volumes", `${(forty / 1e6).toFixed(1)} M calls`, forty / ten);
    expect(forty / ten).toBeLessThan(4);
  },
);

function callsToExplain(volumes: number): number {
  const expression = `
    let lib = import ${nixpkgsLib}; in
    (import ${join(root, "nix/runner")} {
      inherit lib;
      source = ${microvmSource};
      modules = [
        {
          networking.hostName = "many";
          microvm.hypervisor = "qemu";
          microvm.volumes = lib.genList (index: {
            image = "\${toString index}.img";
            mountPoint = "/\${toString index}";
            size = 64;
          }) ${volumes};
        }
      ];
    }).explanation`;
  const command = ["nix-instantiate", "--eval", "--strict", "--json", "-"];
  return nixWork({ folder: root, command }, expression).calls;
}
