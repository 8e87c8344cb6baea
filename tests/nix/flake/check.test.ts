// @module-tag slow
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { hasNix, microvmGit, microvmSource, nixpkgsStandin } from "../../support/available.ts";
import { flakeCopy, type OtherMicrovm } from "../../support/flake.ts";
import { microvmAt } from "../../support/microvm-history.ts";
import { errorMessage } from "../../support/nix.ts";
import { smallNixpkgs } from "../../support/small-nixpkgs.ts";

const canEvaluate = hasNix && microvmSource !== undefined && nixpkgsStandin !== undefined;

describe.skipIf(!canEvaluate)("nix flake check", () => {
  const flake = flakeCopy(smallNixpkgs);

  /** What the whole check says of the flake with one file changed. */
  function complaint(file: string, change: (text: string) => string): string {
    const { status, stderr } = flake.withFile(file, change, () => flake.check());
    expect(status).toBe(1);
    return errorMessage(stderr);
  }

  /** What one of the checks says alone: the whole takes 10 s. */
  function complaintOf(check: string, file: string, change: (text: string) => string): string {
    const { status, stderr } = flake.withFile(file, change, () =>
      flake.evaluation(`checks.x86_64-linux.${check}.drvPath`),
    );
    expect(status).toBe(1);
    return errorMessage(stderr);
  }

  test("passes for what is committed", () => {
    const { status, stderr } = flake.check();
    expect(stderr).not.toMatch(/^error:/m);
    expect(status).toBe(0);
  });

  test("fails when a generated file was edited by hand", () => {
    const edited = [
      "nix/microvmConfigurations/memshare/default.nix",
      (text: string) => text.replace("mem = 2000;", "mem = 4000;"),
    ] as const;
    expect(complaintOf("generated", ...edited)).toBe(`ghaf-microvm: generated files are out of date:
  nix/microvmConfigurations/memshare/default.nix was edited by hand: its changes belong in what it is generated from (\`npm run codegen -- --force\` replaces it)
To fix it: npm run codegen
(and \`git add\` what it writes)`);
    // which of two checks Nix evaluates first is its own business
    expect(complaint(...edited)).toMatch(
      /^ghaf-microvm: (generated files are out of date|recorded command lines are not what the pinned runner makes):\n/,
    );
  });

  test("fails when a recorded command line is not what the runner makes", () => {
    expect(
      complaintOf("recorded-commands", "nix/microvmConfigurations/netvm/default.nix", (text) =>
        text.replace("mem = 512;", "mem = 1024;"),
      ),
    ).toBe(`ghaf-microvm: recorded command lines are not what the pinned runner makes:
  nix/microvmConfigurations/netvm/command.txt
To fix it: npm run codegen
(on a machine with Nix, and \`git add\` what it writes)`);
  });

  /** The shell command that checks the arguments of a VM when it is built. */
  const argumentsCheck = (vm: string) =>
    flake.evaluate(`checks.x86_64-linux.${vm}-arguments`, "check: check.buildCommand");

  test("has for each VM a check of its arguments, which its nixpkgs' Node runs", () => {
    expect(argumentsCheck("netvm")).toMatch(
      /^\S+-nodejs-\S+\/bin\/node \S+-ghaf-microvm-rules\/src\/lint\/main\.ts \S+-microvm-qemu-netvm\/bin\/microvm-run --places \S+-places\.json --build-options '[^']+' --allow-unverified\ntouch \$out\n$/,
    );
  });

  test("has for each VM one that asks its QEMU itself", () => {
    const command = (vm: string) =>
      flake.evaluate(`checks.x86_64-linux.${vm}-starts`, "check: check.buildCommand");
    expect(command("netvm")).toMatch(
      /^\S+-nodejs-\S+\/bin\/node \S+\/src\/lint\/main\.ts \S+-microvm-qemu-netvm\/bin\/microvm-run \\\n {2}--ask "" --places \S+-places\.json *\ntouch \$out\n$/,
    );
    expect(command("memshare-crosvm")).toContain("only QEMU can be asked, not crosvm");
  });

  test("does not apply to a VM's arguments what its definition says is meant", () => {
    const command = flake.withFile(
      "src/vms/memshare.ts",
      (text) => `// ghaf-microvm: allow maxmem, not-shared\n${text}`,
      () => argumentsCheck("memshare"),
    );
    expect(command).toContain(" --allow maxmem --allow not-shared --allow-unverified\n");
  });

  test("fails when a VM definition has changed and its module has not", () => {
    expect(
      complaintOf("generated", "src/vms/memshare.ts", (text) =>
        text.replace("mem: 2000", "mem: 4000"),
      ),
    ).toBe(`ghaf-microvm: generated files are out of date:
  src/vms/memshare.ts has changed since the last codegen
To fix it: npm run codegen
(and \`git add\` what it writes)`);
  });

  test("fails when a new VM definition has no module yet", () => {
    expect(
      complaintOf(
        "generated",
        "src/vms/guivm.ts",
        () => `import { defineVm } from "../generated/microvm.ts";

export default defineVm({ name: "guivm", hypervisor: "qemu" });
`,
      ),
    ).toBe(`ghaf-microvm: generated files are out of date:
  src/vms/guivm.ts has no generated module yet
To fix it: npm run codegen
(and \`git add\` what it writes)`);
  });

  test("fails when the option schema was edited", () => {
    expect(
      complaintOf("generated", "nix/option-schema.json", (text) =>
        text.replace('"declared"', '"declared" '),
      ),
    ).toBe(`ghaf-microvm: generated files are out of date:
  nix/option-schema.json has changed since the last codegen; if by hand, \`npm run codegen -- --refresh --force\` restores it
To fix it: npm run codegen
(and \`git add\` what it writes)`);
  });

  describe.skipIf(microvmGit === undefined)("with the commit before crosvm.extraArgs", () => {
    const old = (): OtherMicrovm => ({
      source: microvmAt("d05d2b2e5ae938184efba4be575ef2d7bdf1ee5b"),
      inputs: { "microvm/flake-utils": flakeUtils() },
    });
    const missing = `ghaf-microvm: the microvm input lacks what is required:
  microvm.crosvm.extraArgs, set in src/vms/memshare-crosvm.ts
  microvm.qemu.machine, set in src/vms/memshare.ts, src/vms/netvm.ts
  microvm.vsock.cid, set in src/vms/netvm.ts
To fix it: nix flake update microvm
(before Nix 2.19: nix flake lock --update-input microvm)`;

    test("fails, naming each option that is missing and who sets it", () => {
      const { status, stderr } = flake.check(old());
      expect(status).toBe(1);
      expect(errorMessage(stderr)).toBe(missing);
    });

    test.each(["pin", "option-schema"])("says so in the check %s alone too", (check) => {
      const { stderr } = flake.evaluation(`checks.x86_64-linux.${check}.drvPath`, old());
      expect(errorMessage(stderr)).toBe(missing);
    });
  });
});

/** The input that microvm.nix of then asks for; nothing of what it makes with it is evaluated here. */
function flakeUtils(): string {
  const folder = mkdtempSync(join(tmpdir(), "ghaf-microvm-flake-utils-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(
    join(folder, "flake.nix"),
    "{ outputs = _: { lib.eachSystem = systems: make: { }; }; }\n",
  );
  return folder;
}
