// @module-tag slow
import { cpSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { hasNix, microvmSource, nixpkgsLib, nixpkgsStandin, root } from "../support/available.ts";
import { ghafMicrovm } from "../support/cli.ts";
import { inProcess } from "../support/in-process.ts";
import { temporaryRepository } from "../support/repository.ts";

/** A flake with guests as they are written in one: with modules beside theirs, by a function, and of a host. */
const flake = `{
  inputs.nixpkgs.url = "path:${nixpkgsStandin}";
  inputs.microvm = {
    url = "path:${microvmSource}";
    inputs.nixpkgs.follows = "nixpkgs";
    inputs.spectrum.follows = "nixpkgs";
  };
  outputs = { self, nixpkgs, microvm, ... }:
    let
      zone = "UTC";
      size = 3;
      guest = module: nixpkgs.lib.nixosSystem {
        system = "x86_64-linux";
        modules = [ microvm.nixosModules.microvm module ];
      };
    in
    {
      nixosConfigurations = {
        chat = nixpkgs.lib.nixosSystem {
          system = "x86_64-linux";
          modules = [
            microvm.nixosModules.microvm
            ./users.nix
            ({ pkgs, ... }: {
              imports = [ ./disk.nix ];
              networking.hostName = "chat";
              # much of it
              microvm = {
                hypervisor = "qemu";
                mem = 700; # MiB
                vcpu = size;
                volumes = [ { image = "a.img"; size = 64; mountPoint = "/a"; } ];
              };
              environment.etc.zone.text = zone;
            })
            { time.timeZone = zone; }
          ];
        };
        sound = guest { microvm.mem = 800; };
        host = nixpkgs.lib.nixosSystem {
          system = "x86_64-linux";
          modules = [
            microvm.nixosModules.host
            {
              microvm.vms.inner.config.microvm.vcpu = 2;
              microvm.vms.inner.config.microvm.mem = 256;
            }
          ];
        };
      };
    };
}
`;

const host = `{ config, lib, ... }:
{
  microvm.vms = lib.mkIf config.a.enable {
    one.config.microvm = { mem = 600; vcpu = config.a.processors; };
    two = {
      autostart = true;
      config = { config, ... }: { microvm.mem = 300; users.users.me.uid = config.microvm.mem; };
    };
  };
}
`;

const repositoryWith = (files: Readonly<Record<string, string>>) => {
  const repository = temporaryRepository({});
  for (const [file, text] of Object.entries(files)) repository.write(file, text);
  return repository;
};

describe.skipIf(!hasNix || nixpkgsLib === undefined)("import of a guest within a file", () => {
  const importFrom = (folder: string, ...args: string[]) =>
    ghafMicrovm(folder, "import", ...args, "--nixpkgs", dirname(nixpkgsLib ?? ""));

  const files = {
    "flake.nix": flake,
    "users.nix": "{ users.users.me.isNormalUser = true; }\n",
    "disk.nix": "{ microvm.qemu.serialConsole = false; }\n",
    "host.nix": host,
  };

  test("gives a definition, and files of its own to what is beside its options", () => {
    const repository = repositoryWith(files);
    expect(importFrom(repository.path, "flake.nix", "--vm", "chat")).toEqual({
      status: 0,
      stdout: `wrote src/vms/chat.ts
wrote src/vms/chat/rest.nix
wrote src/vms/chat/module-1.nix
src/vms/chat/rest.nix takes size, zone: lib.microvms { specialArgs = { inherit size zone; }; ... } can give them
next: take chat out of flake.nix:24, then npm run codegen
`,
      stderr: "",
    });
    expect(
      repository.read("src/vms/chat.ts"),
    ).toBe(`import { defineVm } from "../generated/microvm.ts";

const size = 3;

/** Imported from flake.nix. */
export default defineVm({
  name: "chat",
  imports: ["../../users.nix", "./chat/module-1.nix", "./chat/rest.nix"],
  hypervisor: "qemu",
  // MiB
  mem: 700,
  vcpu: size,
  volumes: [{ image: "a.img", size: 64, mountPoint: "/a" }],
});
`);
    expect(repository.read("src/vms/chat/rest.nix")).toBe(`{ zone, pkgs, ... }: {
  imports = [ ../../../disk.nix ];
  networking.hostName = "chat";
  environment.etc.zone.text = zone;
}
`);
    expect(repository.read("src/vms/chat/module-1.nix")).toBe(
      "{ zone, ... }:\n{ time.timeZone = zone; }\n",
    );
    expect(ghafMicrovm(repository.path, "codegen").stderr).toBe("");
  });

  test.each([
    [["flake.nix", "--name", "sound"], "sound", '  name: "sound",\n  mem: 800,\n'],
    [["flake.nix", "--vm", "inner"], "inner", '  name: "inner",\n  vcpu: 2,\n  mem: 256,\n'],
    [["flake.nix", "--vm", "inner", "--name", "outer"], "outer", '  name: "outer",\n  vcpu: 2,'],
    [["host.nix", "--vm", "two"], "two", '  imports: ["./two/rest.nix"],\n  mem: 300,\n'],
  ])("%j", (args, name, text) => {
    const repository = repositoryWith(files);
    expect(importFrom(repository.path, ...args).stderr).toBe("");
    expect(repository.read(`src/vms/${name}.ts`)).toContain(text);
  });

  test.each([
    [
      ["flake.nix"],
      "flake.nix: has several guests: chat, sound, inner\n  fix: name one: --vm chat",
    ],
    [
      ["flake.nix", "--vm", "gone"],
      "flake.nix: has no guest gone whose module is written in it, but chat, sound, inner\n  fix: name one of these: --vm chat;",
    ],
    [
      ["host.nix", "--vm", "one"],
      "host.nix:4: one takes `config` of its host, which a guest of its own does not have\n  fix: write the value itself,",
    ],
    [["users.nix", "--vm", "a"], "users.nix: has no guest whose module is written in it\n"],
  ])("%j is refused", (args, message) => {
    const repository = repositoryWith(files);
    const before = repository.snapshot();
    const { status, stderr } = importFrom(repository.path, ...args);
    expect([status, stderr]).toEqual([1, expect.stringContaining(`error: ${message}`)]);
    expect(repository.snapshot()).toEqual(before);
  });

  test.skipIf(nixpkgsStandin === undefined)("changes nothing of the VM", async () => {
    const repository = repositoryWith(files);
    importFrom(repository.path, "flake.nix", "--vm", "chat");
    ghafMicrovm(repository.path, "codegen");
    const imported = repositoryWith({
      "flake.nix": flake.replace(
        /chat = nixpkgs[\s\S]*?\n {8}\};/,
        `chat = nixpkgs.lib.nixosSystem {
          system = "x86_64-linux";
          specialArgs = { inherit size zone; };
          modules = [ microvm.nixosModules.microvm ./nix/microvmConfigurations/chat ];
        };`,
      ),
    });
    for (const path of ["src/vms", "nix", "users.nix", "disk.nix"])
      cpSync(join(repository.path, path), join(imported.path, path), { recursive: true });
    const { stdout, stderr } = await inProcess(
      ...[root, "report", "--flake", `path:${imported.path}#chat`],
      ...["--base", `path:${repository.path}#chat`],
    );
    expect([stdout.split(": ").at(-1), stderr]).toEqual(["0 VMs changed, 1 the same\n", ""]);
  });
});
