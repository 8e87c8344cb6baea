// @module-tag slow
import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import {
  flakePartsSource,
  hasNix,
  microvmSource,
  nixpkgsStandin,
  root,
} from "../../support/available.ts";
import { offline, repositoryFiles } from "../../support/flake.ts";
import { errorMessage, nix } from "../../support/nix.ts";
import { smallNixpkgs } from "../../support/small-nixpkgs.ts";
import { temporaryFolder } from "../../support/temporary.ts";

const folder = temporaryFolder("flake-parts");

/** A flake with the real flake-parts. */
const flake = `{
  inputs = {
    nixpkgs.url = "path:${smallNixpkgs}";
    flake-parts = { url = "path:${flakePartsSource}"; inputs.nixpkgs-lib.follows = "nixpkgs"; };
    microvm = {
      url = "path:${microvmSource}";
      inputs.nixpkgs.follows = "nixpkgs";
      inputs.spectrum.follows = "nixpkgs";
    };
    ghaf-microvm = {
      url = "path:${folder}/ghaf-microvm";
      inputs.nixpkgs.follows = "nixpkgs";
      inputs.microvm.follows = "microvm";
    };
  };
  outputs = inputs@{ self, flake-parts, nixpkgs, microvm, ... }:
    flake-parts.lib.mkFlake { inherit inputs; } {
      systems = [ "x86_64-linux" ];
      imports = [ inputs.ghaf-microvm.flakeModules.default ];
      flake.nixosConfigurations =
        let
          system = modules: nixpkgs.lib.nixosSystem { system = "x86_64-linux"; inherit modules; };
          guest = module: system [ microvm.nixosModules.microvm module ];
        in
        {
          right = guest { networking.hostName = "right"; };
          lost = guest { imports = [ ./lost.nix ]; };
          host = system [
            microvm.nixosModules.host
            {
              networking.hostName = "host";
              microvm.vms.one.config.microvm.vsock.cid = 5;
              microvm.vms.two.config.microvm.vsock.cid = 5;
            }
          ];
        };
      perSystem = { system, ... }: {
        # flake-parts itself finds no flakes among inputs with Nix before 2.14
        _module.args.pkgs = nixpkgs.legacyPackages.\${system};
        ghaf-microvm = {
          nixos = { inherit (self.nixosConfigurations) right lost host; };
          requireOptions = [ "microvm.crosvm.extraArgs" ];
        };
      };
      flake.apart.x86_64-linux = inputs.ghaf-microvm.lib.checks.noConflicts {
        pkgs = nixpkgs.legacyPackages.x86_64-linux;
        nixos = self.nixosConfigurations.host;
        apart = [ [ "one" "two" ] ];
      };
      flake.moved.x86_64-linux = inputs.ghaf-microvm.lib.checks.noLostOptions {
        pkgs = nixpkgs.legacyPackages.x86_64-linux;
        nixos = self.nixosConfigurations.lost;
        hypervisors = [ "qemu" ];
        allow = [ "for-another-hypervisor" ];
      };
    };
}
`;

const lost = `{
  networking.hostName = "lost";
  microvm.hypervisor = "crosvm";
  microvm.qemu.machine = "q35";
}
`;

const evaluate = (attribute: string, user = "user") => {
  const { status, stdout, stderr } = nix(
    ["eval", "--raw", "--no-write-lock-file", `path:${folder}/${user}#${attribute}`],
    { NIX_CONFIG: offline },
  );
  return status === 0 ? stdout : errorMessage(stderr);
};

const check = (name: string) => evaluate(`checks.x86_64-linux.${name}.drvPath`);

describe.skipIf(!hasNix || nixpkgsStandin === undefined || flakePartsSource === undefined)(
  "with the real flake-parts",
  () => {
    beforeAll(() => {
      for (const file of repositoryFiles())
        cpSync(join(root, file), join(folder, "ghaf-microvm", file));
      mkdirSync(join(folder, "user"));
      writeFileSync(join(folder, "user/flake.nix"), flake);
      writeFileSync(join(folder, "user/lost.nix"), lost);
    });

    test("checks that pass evaluate", () => {
      const right = [
        "right-no-lost-options",
        "right-no-conflicts",
        "right-arguments",
        "microvm-options",
      ];
      for (const name of right) expect(check(name)).toMatch(/^\/nix\/store\/.*\.drv$/);
      expect(evaluate("apart.x86_64-linux.drvPath")).toMatch(/\.drv$/);
      expect(evaluate("moved.x86_64-linux.drvPath")).toMatch(/\.drv$/);
    });

    test("an option that is lost fails with its line", () => {
      expect(check("lost-no-lost-options")).toContain(
        "lost: lost.nix:4: crosvm ignores microvm.qemu.machine, an option for qemu [for-another-hypervisor]",
      );
    });

    test("two VMs with one cid fail", () => {
      expect(check("host-no-conflicts")).toMatch(
        /^one.* and two.* have the same vsock\.cid, 5: on one host only one of them can run at a time\. /,
      );
    });

    test.each([
      ["allow", "two-word"],
      ["require", "tmp"],
    ])("%s takes no name that is not known: %s", (setting, name) => {
      mkdirSync(join(folder, setting));
      const misspelt = flake.replace(
        "requireOptions",
        `${setting} = [ "${name}" ]; requireOptions`,
      );
      writeFileSync(join(folder, setting, "flake.nix"), misspelt);
      writeFileSync(join(folder, setting, "lost.nix"), lost);
      expect(evaluate("checks.x86_64-linux.right-arguments.drvPath", setting)).toMatch(
        new RegExp(`ghaf-microvm\\.${setting}.* is not of type`),
      );
    });
  },
);
