import { expect, it } from "vitest";
import { repositoryFiles } from "../support/flake.ts";
import { npmPackage } from "../support/package.ts";

const packed = npmPackage();

it("holds the bundle and the types of its public API, not those of the tool inside", () => {
  const files = packed().files.filter((file) => !file.startsWith("nix/"));
  expect(files.filter((file) => !/^dist\/[a-z0-9.-]+-[A-Z0-9]{8}\.js$/.test(file))).toEqual([
    "LICENSE",
    "README.md",
    "dist/cli.js",
    "dist/index.js",
    "dist/types/definition/define-vm.d.ts",
    "dist/types/definition/nix-expression.d.ts",
    "dist/types/definition/unassignable.d.ts",
    "dist/types/index.d.ts",
    "dist/types/nix/print.d.ts",
    "dist/types/nix/strings.d.ts",
    "dist/types/nix/value.d.ts",
    "dist/types/vmm/builders/bus-names.d.ts",
    "dist/types/vmm/builders/crosvm.d.ts",
    "dist/types/vmm/builders/generated/crosvm.d.ts",
    "dist/types/vmm/builders/generated/qemu-10.0.d.ts",
    "dist/types/vmm/builders/generated/qemu-7.2.d.ts",
    "dist/types/vmm/builders/intentions.d.ts",
    "dist/types/vmm/builders/qemu.d.ts",
    "dist/types/vmm/builders/values.d.ts",
    "package.json",
    "src/history/options.json",
    "src/history/revisions.json",
  ]);
});

it("holds no chunk of an earlier bundle", () => {
  expect(packed().files).not.toContain("dist/chunk-OFBEFORE.js");
});

it("holds the Nix files that are the tool's, and none that are this repository's own", () => {
  const own =
    /^nix\/(flake|microvmConfigurations|template)\/|^nix\/(generated|option-schema)\.json$/;
  expect(packed().files.filter((file) => file.startsWith("nix/"))).toEqual(
    repositoryFiles()
      .filter((file) => file.startsWith("nix/") && !own.test(file))
      .sort(),
  );
});
