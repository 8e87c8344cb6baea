import { expect, test } from "vitest";
import { inProcessWithoutNix } from "../support/in-process.ts";
import { temporaryRepository } from "../support/repository.ts";

const types = "../generated/microvm.ts";

const base = `import { defineModule, itemsOf, mkDefault, mkIf, nix, onHypervisor, optionals } from "${types}";

const isOnDisk = nix\`globalConfig.storage.storeOnDisk.enable or false\`;

export default defineModule({
  name: "audio-vm-base",
  arguments: ["globalConfig", "hostConfig"],
  optimize: { enable: false },
  vcpu: mkDefault(2),
  mem: mkDefault(nix\`if config.microvm.hypervisor == "crosvm" then 1024 else 512\`),
  shares: [
    { proto: "virtiofs", tag: "common", source: "/persist/common", mountPoint: "/etc/common" },
    optionals(nix\`!\${isOnDisk}\`, [
      { proto: "virtiofs", tag: "ro-store", source: "/nix/store", mountPoint: "/nix/.ro-store", cache: "always" },
    ]),
  ],
  writableStoreOverlay: mkIf(nix\`!\${isOnDisk}\`, "/nix/.rw-store"),
  merge: [
    onHypervisor("qemu", {
      qemu: { machine: "q35", extraArgs: ["-device", "qemu-xhci", itemsOf(nix\`hostConfig.qemuExtraArgs or [ ]\`)] },
    }),
    onHypervisor("crosvm", { crosvm: { extraArgs: ["--battery", "type=goldfish"] } }),
    mkIf(isOnDisk, { storeOnDisk: true, storeDiskType: "erofs" }),
  ],
});
`;

const power = `import { defineModule, mkAfter, onHypervisor } from "${types}";

export default defineModule({
  name: "power",
  merge: [onHypervisor("crosvm", { crosvm: { extraArgs: mkAfter(["--s2idle"]) } })],
});
`;

const target = (name: string, hypervisor: string) => `import { defineVm, mkForce } from "${types}";
import base from "./audio-vm-base.ts";
import power from "./power.ts";

export default defineVm({
  name: "${name}",
  hypervisor: "${hypervisor}",
  imports: [base, power],
  arguments: { globalConfig: {}, hostConfig: {} },
  vcpu: mkForce(4),
});
`;

test("a base, a feature and two targets: modules as a person writes them", async () => {
  const repository = temporaryRepository({
    "audio-vm-base.ts": base,
    "power.ts": power,
    "audio-vm-qemu.ts": target("audio-vm-qemu", "qemu"),
    "audio-vm-crosvm.ts": target("audio-vm-crosvm", "crosvm"),
  });
  const { stderr, status } = await inProcessWithoutNix(repository.path, "codegen");
  expect([status, stderr]).toEqual([
    0,
    "not verified: what the runner makes of audio-vm-crosvm, audio-vm-qemu: there is no Nix here\n",
  ]);
  const modules = ["audio-vm-base", "power", "audio-vm-qemu", "audio-vm-crosvm"].map((name) =>
    repository.read(`nix/microvmConfigurations/${name}/default.nix`),
  );
  await expect(modules.join("\n")).toMatchFileSnapshot("modules/ghaf-like.golden.txt");
  const { vms, modules: recorded } = JSON.parse(repository.read("nix/generated.json"));
  expect(Object.keys(vms)).toEqual(["audio-vm-crosvm", "audio-vm-qemu"]);
  expect(recorded.power).toEqual({
    definition: "src/vms/power.ts",
    module: "nix/microvmConfigurations/power/default.nix",
    options: ["microvm.crosvm.extraArgs"],
  });
  const again = await inProcessWithoutNix(repository.path, "codegen", "--check");
  expect(again.status).toBe(0);
});
