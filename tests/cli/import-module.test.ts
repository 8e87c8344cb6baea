import { expect, test } from "vitest";
import { inProcessWithoutNix } from "../support/in-process.ts";
import { temporaryRepository } from "../support/repository.ts";

const module = `{ config, lib, pkgs, globalConfig, inputs, ... }:
let
  inherit (lib) mkIf;
  cfg = config.ghaf.battery;
  isCrosvm = config.microvm.hypervisor == "crosvm";
in
{
  imports = [ inputs.self.nixosModules.profiles ];
  config = lib.mkMerge [
    {
      time.timeZone = "UTC";
      microvm = {
        # two are enough
        vcpu = lib.mkDefault (1 + 1);
        mem = lib.mkOverride 900 1024;
        balloonMem = 512;
        ballon = true;
        kernelParams = [ "a\\n" ] ++ lib.optionals (!isCrosvm) [ "b" ] ++ lib.optional isCrosvm "c" ++ globalConfig.params;
        qemu.machine = mkIf (!isCrosvm) "q35";
      }
      // lib.optionalAttrs globalConfig.onDisk { storeOnDisk = true; };
    }
    (mkIf cfg.enable {
      microvm.crosvm.extraArgs = lib.mkAfter [
        "--battery"
        "type=\${cfg.type}"
      ];
    })
  ];
}
`;

test("a module keeps its conditions, priorities, code and comments", async () => {
  const repository = temporaryRepository();
  repository.write("old/battery.nix", module);
  expect(
    await inProcessWithoutNix(repository.path, "import", "old/battery.nix", "--module"),
  ).toEqual({
    status: 0,
    stdout: `wrote src/vms/battery.ts
microvm.balloonMem stays in old/battery.nix: it was removed from microvm.nix, use microvm.balloon
microvm.ballon stays in old/battery.nix: microvm.nix 71beea00 has no such option
7 values are data, 3 are Nix code
next: take these options out of old/battery.nix, import nix/microvmConfigurations/battery there, then npm run codegen
`,
    stderr: "",
  });
  expect(
    repository.read("src/vms/battery.ts"),
  ).toBe(`import { defineModule, itemsOf, mkAfter, mkDefault, mkIf, mkOverride, nix, optionals } from "../generated/microvm.ts";

const cfg = nix\`config.ghaf.battery\`;
const isCrosvm = nix\`config.microvm.hypervisor == "crosvm"\`;

/** Imported from old/battery.nix. */
export default defineModule({
  name: "battery",
  arguments: ["globalConfig"],
  // two are enough
  vcpu: mkDefault(nix\`1 + 1\`),
  mem: mkOverride(900, 1024),
  kernelParams: [
    "a\\n",
    optionals(nix\`!\${isCrosvm}\`, ["b"]),
    mkIf(isCrosvm, "c"),
    itemsOf(nix\`globalConfig.params\`),
  ],
  qemu: {
    machine: mkIf(nix\`!\${isCrosvm}\`, "q35"),
  },
  merge: [
    mkIf(nix\`globalConfig.onDisk\`, {
      storeOnDisk: true,
    }),
    mkIf(nix\`\${cfg}.enable\`, {
      crosvm: {
        extraArgs: mkAfter(["--battery", nix\`"type=\\\${\${cfg}.type}"\`]),
      },
    }),
  ],
});
`);
  expect((await inProcessWithoutNix(repository.path, "codegen")).stderr).toBe("");
  await expect(
    repository.read("nix/microvmConfigurations/battery/default.nix"),
  ).toMatchFileSnapshot("modules/imported.golden.nix");
});

test("what sets no option of microvm is refused, with the reason", async () => {
  const repository = temporaryRepository();
  repository.write("old/a.nix", "{ microvm.qemu = { ${x} = 1; }; }");
  repository.write("old/b.nix", "{ microvm = ");
  const a = await inProcessWithoutNix(repository.path, "import", "old/a.nix", "--module");
  expect([a.status, a.stderr]).toEqual([
    1,
    "error: old/a.nix: sets no option of microvm that can become a definition\n  microvm.qemu stays in old/a.nix: a name is computed\n  fix: import the module that sets them\n",
  ]);
  const b = await inProcessWithoutNix(repository.path, "import", "old/b.nix", "--module");
  expect(b.status).toBe(2);
});
