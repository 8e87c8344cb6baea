// @module-tag slow
import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import {
  ghafGit,
  hasNix,
  jkuroGhafGit,
  microvmSource,
  nixpkgsLib,
  nixpkgsStandin,
} from "../support/available.ts";
import { ghafMicrovm } from "../support/cli.ts";
import { checkOut } from "../support/git.ts";
import { evaluatorOfInputs } from "../support/inputs.ts";
import { type TemporaryRepository, temporaryRepository } from "../support/repository.ts";
import { smallNixpkgs } from "../support/small-nixpkgs.ts";

const canImport = hasNix && nixpkgsLib !== undefined;
const canEvaluate = canImport && microvmSource !== undefined && nixpkgsStandin !== undefined;

const importFile = (folder: string, ...args: string[]) =>
  ghafMicrovm(folder, "import", ...args, "--nixpkgs", dirname(nixpkgsLib ?? ""));

describe.skipIf(!canImport)("import of a function that makes a whole system", () => {
  test("moves options of its modules, and keeps these in use without them", async () => {
    const repository = temporaryRepository({});
    repository.write(
      "vms/chat.nix",
      `{ inputs, lib, domain, tap ? null, ... }:
(inputs.nixpkgs.lib.nixosSystem {
  system = "aarch64-linux";
  specialArgs = { inherit lib domain; mode = "quiet"; };
  modules = [
    inputs.microvm.nixosModules.microvm
    inputs.home-manager.nixosModules.home-manager
    ./users.nix
    { networking.hostName = "chatvm"; microvm.mem = 512; microvm.kernelParams = [ "quiet" ]; }
    ({ config, domain, pkgs, ... }: {
      imports = [ { microvm.kernelParams = [ "debug" ]; } ];
      microvm = {
        vcpu = 2;
        kernel = pkgs.linux;
        balloon = domain == "";
        interfaces = lib.optional (tap != null) { type = "tap"; id = tap; mac = "02:00:00:00:00:01"; };
      };
      services.chat = inputs.self.packages.chat.\${domain};
    })
  ];
}).config.microvm.declaredRunner
`,
    );
    expect(importFile(repository.path, "vms/chat.nix")).toEqual({
      status: 0,
      stdout: `wrote src/vms/chatvm.ts
wrote src/vms/chatvm/rest.nix
microvm.kernelParams stays in vms/chat.nix: more than one of its modules defines it
vms/chat.nix asks its inputs for home-manager, packages: src/vms/chatvm/rest.nix takes them from lib.microvms { specialArgs = { inherit inputs; }; ... }
vms/chat.nix takes domain: src/vms/chatvm/rest.nix takes it from lib.microvms { specialArgs = { inherit domain; }; ... }
vms/chat.nix is read with the defaults of its arguments: tap
vms/chat.nix has specialArgs, mode: they are module arguments in src/vms/chatvm/rest.nix, which modules cannot use in \`imports\`
next: npm run codegen
`,
      stderr: "",
    });
    expect(
      repository.read("src/vms/chatvm.ts"),
    ).toBe(`import { defineVm, nix } from "../generated/microvm.ts";

/** Imported from vms/chat.nix. */
export default defineVm({
  name: "chatvm",
  systems: ["aarch64-linux"],
  imports: ["./chatvm/rest.nix"],
  arguments: ["domain"],
  mem: 512,
  vcpu: 2,
  kernel: nix\`pkgs.linux\`,
  balloon: nix\`domain == ""\`,
  interfaces: [],
});
`);
    await expect(repository.read("src/vms/chatvm/rest.nix")).toMatchFileSnapshot(
      "import-system.golden.nix",
    );
    expect(ghafMicrovm(repository.path, "codegen").stderr).toBe("");
  });
});

describe.skipIf(!canEvaluate)("the VM that import makes of a whole system", () => {
  const imported = mkdtempSync(join(tmpdir(), "ghaf-microvm-imported-"));
  afterAll(() => rmSync(imported, { recursive: true }));
  const evaluate = evaluatorOfInputs({ imported }, microvmSource, smallNixpkgs);

  /**
   * What the system of the file itself is, and that of the definition that it became: the value of every option of
   * microvm that is set, and `look` of the system, which sees what is not an option of microvm.
   */
  function systems(
    repository: TemporaryRepository,
    file: string,
    vm: string,
    look: string,
    self = "microvm",
  ) {
    rmSync(imported, { recursive: true });
    cpSync(repository.path, imported, { recursive: true });
    return evaluate(`{ self, nixpkgs, microvm, ghaf-microvm, imported, ... }@inputs:
      let
        inherit (nixpkgs) lib;
        function = import (imported + "/${file}");
        given = { inherit nixpkgs microvm inputs; inherit (nixpkgs) lib; self = ${self}; system = "x86_64-linux"; };
        before = function (builtins.intersectAttrs (lib.filterAttrs (_: hasDefault: !hasDefault) (builtins.functionArgs function)) given);
        after = (ghaf-microvm.lib.microvms {
          inherit nixpkgs microvm;
          root = imported.outPath;
          specialArgs = removeAttrs given [ "lib" "system" ];
        }).nixosConfigurations.${vm};
        data = value:
          if lib.isDerivation value then value.name
          else if lib.isFunction value then "function"
          else if lib.isAttrs value then lib.mapAttrs (_: data) (removeAttrs value [ "macvtap" ])
          else if lib.isList value then map data value
          else value;
        # not what microvm.nix's own modules set, which is made from the whole system
        isSet = option: option.isDefined && option.highestPrio < 1500 && !(option.readOnly or false)
          && !lib.elem (lib.last option.loc) [ "initrdPath" "kernelParams" "runner" "storeDisk" ];
        # what microvm.nix has dropped since is still set
        unchecked = system: system.extendModules { modules = [ { _module.check = false; } ]; };
        of = given: let system = unchecked given; in {
          options = map (option: [ (lib.showOption option.loc) (data option.value) ]) (
            lib.filter isSet (lib.collect lib.isOption system.options.microvm)
          );
          seen = (${look}) system.config;
        };
      in { before = of before; after = of after; }`) as Record<
      "before" | "after",
      { options: [string, unknown][]; seen: unknown }
    >;
  }

  test.each([
    // the stand-in for nixpkgs has not all that microvm.nix's overlay is made from
    [
      "graphics.nix",
      "graphical-microvm",
      "microvm // { overlay = _: _: { fromOverlay = 1; }; }",
      1,
    ],
    ["qemu-vnc.nix", "qemu-vnc", "microvm", 0],
  ])("leaves microvm.nix's example %s the VM that it was", (example, vm, self, overlays) => {
    const repository = temporaryRepository({});
    mkdirSync(join(repository.path, "vms"));
    cpSync(join(microvmSource ?? "", "examples", example), join(repository.path, "vms", example));
    expect(importFile(repository.path, `vms/${example}`)).toMatchObject({ status: 0, stderr: "" });
    // of QEMU's builds that the rules are from, none has the device
    const definition = `src/vms/${vm}.ts`;
    repository.write(
      definition,
      repository
        .read(definition)
        .replace(/^ *"-vga",/m, "// ghaf-microvm: allow wrong-value never-seen\n$&"),
    );
    expect(ghafMicrovm(repository.path, "codegen").stderr).toBe("");
    const { before, after } = systems(
      repository,
      `vms/${example}`,
      vm,
      "config: { inherit (config.users.users.user) extraGroups; overlays = builtins.length (builtins.filter (overlay: overlay { } { } ? fromOverlay) config.nixpkgs.overlays); inherit (config.networking) hostName; }",
      self,
    );
    expect(after).toEqual(before);
    expect(before.options).toContainEqual(["microvm.graphics.enable", true]);
    expect(after.seen).toEqual({ extraGroups: ["wheel", "video"], hostName: vm, overlays });
  });

  test("leaves a system the VM that it was, whose modules define options together and under conditions", () => {
    const repository = temporaryRepository({});
    repository.write(
      "vms/chat.nix",
      `{ nixpkgs, microvm, ... }:
let
  lib = nixpkgs.lib;
  size = 3 * 100;
in
nixpkgs.lib.nixosSystem {
  system = "x86_64-linux";
  modules = [
    microvm.nixosModules.microvm
    {
      networking.hostName = "chatvm";
      microvm = { mem = lib.mkDefault size; vcpu = lib.mkDefault 1; kernelParams = [ "one" ]; };
    }
    ({ config, lib, ... }: lib.mkIf (config.microvm.vcpu == 2) {
      microvm.kernelParams = lib.mkBefore [ "two" ];
      microvm.qemu.extraArgs = lib.mkIf config.microvm.balloon [ "-device" "virtio-rng-device" ];
      environment.etc.two.text = "2";
    })
    { microvm = { vcpu = 2; balloon = true; kernelParams = [ "three" ]; }; }
  ];
}
`,
    );
    expect(importFile(repository.path, "vms/chat.nix")).toEqual({
      status: 0,
      stdout: `wrote src/vms/chatvm.ts
wrote src/vms/chatvm/rest.nix
next: npm run codegen
`,
      stderr: "",
    });
    expect(ghafMicrovm(repository.path, "codegen").stderr).toBe("");
    const { before, after } = systems(
      repository,
      "vms/chat.nix",
      "chatvm",
      'config: { two = config.environment.etc ? two; params = builtins.filter (one: builtins.elem one [ "one" "two" "three" ]) config.microvm.kernelParams; inherit (config.microvm.qemu) extraArgs; }',
    );
    expect(after).toEqual(before);
    expect(after.seen).toEqual({
      two: true,
      params: ["two", "three", "one"],
      extraArgs: ["-device", "virtio-rng-device"],
    });
  });

  const kernels =
    "{ memshare_overlay = _: prev: { memsharevm-kernel = prev.linux; }; netvm_overlay = _: prev: { netvm-kernel = prev.linux; }; }";

  test.skipIf(jkuroGhafGit === undefined || ghafGit === undefined).each([
    [
      "jkuro-tii's memshare of April 2023",
      jkuroGhafGit,
      "9e9b09b1",
      "memshare",
      ["microvm.hypervisor", "cloud-hypervisor"],
    ],
    [
      "jkuro-tii's netvm of April 2023",
      jkuroGhafGit,
      "9e9b09b1",
      "netvm",
      ["microvm.hypervisor", "crosvm"],
    ],
    [
      "Ghaf's netvm of April 2023",
      ghafGit,
      "3aea02823b2841d25196fa22140ddd278284dbe1",
      "netvm",
      ["microvm.hypervisor", "qemu"],
    ],
    [
      "Ghaf's netvm of June 2023",
      ghafGit,
      "8495585b3fac58fd2a247a8541c5b68ef126dcf3^",
      "netvm",
      ["microvm.hypervisor", "qemu"],
    ],
  ] as const)("leaves %s the VM that it was", (_, git, revision, vm, option) => {
    const repository = temporaryRepository({});
    checkOut(git, revision, ["microvmConfigurations", "modules"], repository.path);
    const file = `microvmConfigurations/${vm}/default.nix`;
    expect(importFile(repository.path, file)).toMatchObject({ status: 0, stderr: "" });
    expect(ghafMicrovm(repository.path, "codegen").stderr).toBe("");
    const { before, after } = systems(
      repository,
      file,
      vm,
      "config: { inherit (config.networking) hostName; inherit (config.services.openssh) enable; }",
      kernels,
    );
    expect(after).toEqual(before);
    expect(before.options).toContainEqual(option);
    expect(after.seen).toEqual({ hostName: vm, enable: true });
  });

  test.skipIf(jkuroGhafGit === undefined)(
    "has codegen report what is wrong with jkuro-tii's memshare of March 2023",
    () => {
      const repository = temporaryRepository({});
      checkOut(jkuroGhafGit, "20c33600", ["microvmConfigurations"], repository.path);
      expect(importFile(repository.path, "microvmConfigurations/memshare").status).toBe(0);
      expect(ghafMicrovm(repository.path, "codegen").stderr.replace(/^ .*\n/gm, "")).toBe(
        `error: src/vms/memshare.ts:8: this starts and is silently wrong: QEMU hangs with exactly 2048 MiB of memory: give it one more or less [memory-2048]
error: src/vms/memshare.ts:11: the hypervisor will refuse this: -object and its value are one string: each must be a separate list item [two-words]
error: src/vms/memshare.ts:12: the hypervisor will refuse this: -device and its value are one string: each must be a separate list item [two-words]
`,
      );
    },
  );
});
