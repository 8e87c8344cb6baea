// @module-tag slow
import { cpSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { root } from "../../support/available.ts";
import { canEvaluateGhaf, evaluatorOfGhaf } from "../../support/ghaf.ts";
import { inProcessWithoutNix } from "../../support/in-process.ts";
import { temporaryRepository } from "../../support/repository.ts";

/** Ghaf's modules that set `microvm.*` of the VM that they are of: how many values became data, and how many stayed code. */
const modules: Readonly<Record<string, readonly [values: number, expressions: number]>> = {
  "modules/microvm/sysvms/adminvm-base.nix": [17, 2],
  "modules/microvm/sysvms/appvm-base.nix": [21, 9],
  "modules/microvm/sysvms/audiovm-base.nix": [21, 3],
  "modules/microvm/sysvms/dispvm-base.nix": [17, 2],
  "modules/microvm/sysvms/gpuvm-base.nix": [17, 2],
  "modules/microvm/sysvms/guivm-base.nix": [22, 3],
  "modules/microvm/sysvms/netvm-base.nix": [24, 2],
  "modules/microvm/sysvms/idsvm/idsvm-base.nix": [13, 1],
  "modules/microvm/common/microvm-nix-crosvm-store-disk-overlay.nix": [0, 1],
  "modules/microvm/common/shared-directory.nix": [4, 1],
  "modules/microvm/common/storagevm.nix": [9, 8],
  "modules/microvm/common/vm-networking.nix": [1, 2],
  "modules/microvm/common/vm-qemu.nix": [0, 1],
  "modules/microvm/common/vm-tpm.nix": [12, 3],
  "modules/microvm/common/xdghandlers.nix": [12, 3],
  "modules/microvm/common/xdgitems.nix": [9, 6],
  "modules/common/services/power.nix": [5, 0],
};

/** Of each kind of machine; GHAF_TARGETS names others, as `intel-laptop-release vm-release`. */
const few = [
  "intel-laptop-extras-debug",
  "intel-laptop-storeDisk-debug",
  "nvidia-jetson-orin-agx-industrial-debug",
  "vm-debug",
];

const nameOf = (file: string) => file.replace(/^.*\//, "").replace(/\.nix$/, "");

describe.skipIf(!canEvaluateGhaf)("Ghaf's modules as definitions", () => {
  const repository = temporaryRepository();
  const imported: Record<string, readonly number[]> = {};
  const left: string[] = [];
  const before = evaluatorOfGhaf((ghaf) =>
    cpSync(ghaf, join(repository.path, "old"), { recursive: true }),
  );
  const after = evaluatorOfGhaf(useGenerated);

  /** Takes what is generated in the place of what the modules of a copy of Ghaf say of `microvm`. */
  function useGenerated(ghaf: string): void {
    cpSync(join(repository.path, "nix/microvmConfigurations"), join(ghaf, "generated"), {
      recursive: true,
    });
    cpSync(join(root, "tests/nix/ghaf/without-microvm.nix"), join(ghaf, "without-microvm.nix"));
    for (const file of Object.keys(modules)) {
      const path = join(ghaf, file);
      const original = path.replace(/\.nix$/, ".original.nix");
      renameSync(path, original);
      const from = (target: string) => relative(dirname(path), join(ghaf, target));
      const name = nameOf(file);
      writeFileSync(
        path,
        `import ${from("without-microvm.nix")} ./${name}.original.nix ${from(`generated/${name}`)}\n`,
      );
    }
  }

  beforeAll(async () => {
    before("_: true");
    for (const file of Object.keys(modules)) {
      const { status, stdout, stderr } = await inProcessWithoutNix(
        repository.path,
        ...["import", `old/${file}`, "--module"],
      );
      expect([status, stderr]).toEqual([0, ""]);
      const [, values, expressions] =
        /^(\d+) values are data, (\d+) are Nix code$/m.exec(stdout) ?? [];
      imported[file] = [Number(values), Number(expressions)];
      left.push(...stdout.split("\n").filter((line) => line.includes(" stays in ")));
    }
    // what only Ghaf's crosvm takes
    const tpm = repository.read("src/vms/vm-tpm.ts");
    repository.write(
      "src/vms/vm-tpm.ts",
      tpm.replace('name: "vm-tpm",', 'name: "vm-tpm",\n  pack: "crosvm-ghaf",'),
    );
    const { status, stderr } = await inProcessWithoutNix(repository.path, "codegen");
    expect([status, stderr.split("\n")]).toEqual([
      0,
      [
        "not verified: every combination of its conditions of power: there are 128, of which 64 are checked",
        "not verified: other systems of power: its conditions are looked at for x86_64-linux",
        "",
      ],
    ]);
  }, 120_000);

  test("have all that they set of microvm, most of it as data", () => {
    expect(left).toEqual([]);
    expect(imported).toEqual(modules);
  });

  const targets = process.env.GHAF_TARGETS?.split(" ") ?? few;
  test.each(targets)(
    "give every VM the options and the command line that it had: %s",
    { timeout: 600_000 },
    (target) => {
      const look = `{ ghafWith, ghaf-microvm, ghaf, ... }:
      let
        inherit (ghafWith { }) commandOf lib nixosConfigurations;
        shown = import (ghaf-microvm + "/tests/nix/ghaf/shown-options.nix") { inherit lib; };
        vms = lib.filterAttrs (_: vm: vm.evaluatedConfig or null != null) nixosConfigurations.${target}.config.microvm.vms;
      in
      lib.mapAttrs (_: vm: {
        command = commandOf vm.evaluatedConfig;
        options = shown vm.evaluatedConfig.config.microvm;
      }) vms`;
      const [had, has] = [before(look), after(look)] as [object, object];
      expect(Object.keys(had).length).toBeGreaterThan(2);
      expect(has).toEqual(had);
    },
  );
});
