import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { hasNix, microvmSource, nixpkgsLib, root } from "../../support/available.ts";
import { errorMessage, nix } from "../../support/nix.ts";

const canEvaluate = hasNix && microvmSource !== undefined && nixpkgsLib !== undefined;

describe.skipIf(!canEvaluate)("requireMicrovmOptions", () => {
  const require = (args: string) =>
    nix([
      ...["eval", "--offline", "--impure", "--json", "--expr"],
      `(import ${join(root, "nix/lib")} { lib = import ${nixpkgsLib}; }).requireMicrovmOptions { ${args} }`,
    ]);

  test("is true for options of the guest's and the host's module", () => {
    const { stdout } = require(`
      microvm = ${microvmSource};
      options = [ "microvm.crosvm.extraArgs" "microvm.qemu.machine" "microvm.autostart" ];
    `);
    expect(stdout.trim()).toBe("true");
  });

  test("names each option that is missing or was removed, and who sets it", () => {
    const { status, stderr } = require(`
      microvm = { outPath = ${microvmSource}; shortRev = "71beea0"; };
      options = [ "microvm.mem" "microvm.balloonMem" "microvm.alioth.extraArgs" "microvm.qemu" ];
      usedBy."microvm.balloonMem" = [ "src/vms/guivm.ts" "src/vms/netvm.ts" ];
    `);
    expect(status).toBe(1);
    expect(errorMessage(stderr)).toBe(
      `ghaf-microvm: the microvm input (71beea0) lacks what is required:
  microvm.balloonMem, set in src/vms/guivm.ts, src/vms/netvm.ts
  microvm.alioth.extraArgs
  microvm.qemu
To fix it: nix flake update microvm
(before Nix 2.19: nix flake lock --update-input microvm)`,
    );
  });
});

describe.skipIf(!canEvaluate)("microvmOptionsCheck", () => {
  const check = (options: string) =>
    nix([
      ...["eval", "--offline", "--impure", "--json", "--expr"],
      `(import ${join(root, "nix/lib")} { lib = import ${nixpkgsLib}; }).microvmOptionsCheck {
        # what a check is made with, without the packages
        pkgs.writeText = name: text: { inherit name text; };
        microvm = ${microvmSource};
        ${options}
      }`,
    ]);

  test("is a file with the names of the options that are there", () => {
    const { stdout } = check('options = [ "microvm.mem" "microvm.balloon" ];');
    expect(JSON.parse(stdout)).toEqual({
      name: "microvm-options",
      text: "microvm.mem\nmicrovm.balloon\n",
    });
    expect(JSON.parse(check("").stdout).text).toBe("microvm.crosvm.extraArgs\n");
  });

  test("fails to evaluate when one is not", () => {
    const { status, stderr } = check('options = [ "microvm.mem" "microvm.balloonMem" ];');
    expect(status).toBe(1);
    expect(errorMessage(stderr)).toMatch(
      /^ghaf-microvm: the microvm input lacks what is required:\n {2}microvm\.balloonMem\n/,
    );
  });
});
