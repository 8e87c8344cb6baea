import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { hasNix, microvmSource, nixpkgsStandin, root } from "../tests/support/available.ts";
import { ghafMicrovm } from "../tests/support/cli.ts";
import { offline, repositoryFiles } from "../tests/support/flake.ts";
import { temporaryFolder } from "../tests/support/temporary.ts";
import { type NixWork, nixWork, row } from "./measure.ts";
import { definitionOf } from "./repositories.ts";

// in what Nix counts itself, for a check takes minutes where others use the processor
test.skipIf(!hasNix || !microvmSource || !nixpkgsStandin)(
  "nix flake check needs less than twice the work of the NixOS systems, and 0.5 GB a VM",
  () => {
    const plain = check("3 VMs, NixOS systems and runners alone", plainFlake(3));
    const three = check("3 VMs", ownFlake(3));
    const ten = check("10 VMs", ownFlake(10));
    const twenty = check("20 VMs", ownFlake(20));
    expect(three.calls / plain.calls).toBeLessThan(2);
    // linear: each of the last ten costs what each of the seven before does
    expect((twenty.calls - ten.calls) / 10).toBeLessThan((1.1 * (ten.calls - three.calls)) / 7);
    expect(twenty.megabytes / 20).toBeLessThan(500);
  },
);

/** This repository with other VMs, for one system. */
function ownFlake(count: number): string {
  const folder = temporaryFolder("flake");
  for (const file of repositoryFiles()) cpSync(join(root, file), join(folder, file));
  for (const part of ["src/vms", "nix/microvmConfigurations", "nix/generated.json"])
    rmSync(join(folder, part), { recursive: true });
  mkdirSync(join(folder, "src/vms"));
  for (let index = 0; index < count; index++)
    writeFileSync(join(folder, `src/vms/vm-${index}.ts`), definitionOf(index));
  const defaults = join(folder, "nix/lib/defaults.json");
  writeFileSync(defaults, readFileSync(defaults, "utf8").replace(', "aarch64-linux"', ""));
  const { status, stderr } = ghafMicrovm(folder, "codegen");
  if (status !== 0) throw new Error(stderr);
  return folder;
}

/** The same modules without anything of this tool. */
function plainFlake(count: number): string {
  const folder = temporaryFolder("plain-flake");
  cpSync(join(ownFlake(count), "nix/microvmConfigurations"), join(folder, "vms"), {
    recursive: true,
  });
  writeFileSync(
    join(folder, "flake.nix"),
    `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  inputs.microvm.url = "github:microvm-nix/microvm.nix";
  outputs = { nixpkgs, microvm, ... }: rec {
    nixosConfigurations = builtins.mapAttrs (name: _: nixpkgs.lib.nixosSystem {
      system = "x86_64-linux";
      modules = [
        microvm.nixosModules.microvm
        (./vms + "/\${name}")
        { system.stateVersion = nixpkgs.lib.trivial.release; }
      ];
    }) (builtins.readDir ./vms);
    packages.x86_64-linux = builtins.mapAttrs (_: vm: vm.config.microvm.declaredRunner) nixosConfigurations;
  };
}
`,
  );
  return folder;
}

function check(name: string, folder: string): NixWork {
  const inputs = {
    nixpkgs: nixpkgsStandin,
    microvm: microvmSource,
    "microvm/nixpkgs": nixpkgsStandin,
    "microvm/spectrum": temporaryFolder("empty"),
  };
  const work = nixWork({
    folder,
    command: [
      "nix",
      "--extra-experimental-features",
      "nix-command flakes",
      ...["flake", "check", "--no-build", "--no-write-lock-file", `path:${folder}`],
      ...Object.entries(inputs).flatMap(([input, path]) => [
        "--override-input",
        input,
        `path:${path}`,
      ]),
    ],
    environment: { NIX_CONFIG: offline },
  });
  row(name, `${(work.calls / 1e6).toFixed(1)} M calls, ${work.megabytes} MB`);
  return work;
}
