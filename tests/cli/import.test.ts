import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { ghafGit, hasNix, microvmSource, nixpkgsLib, root } from "../support/available.ts";
import { ghafMicrovm } from "../support/cli.ts";
import { evaluate } from "../support/nix.ts";
import { temporaryRepository } from "../support/repository.ts";

const canImport = hasNix && nixpkgsLib !== undefined;

describe.skipIf(!canImport)("import", () => {
  const importFile = (folder: string, file: string) =>
    ghafMicrovm(folder, "import", file, "--nixpkgs", dirname(nixpkgsLib ?? ""));

  test.each(["memshare", "memshare-crosvm", "netvm"])(
    "of the module of %s gives a definition whose module is the same",
    (vm) => {
      const repository = temporaryRepository();
      const module = `nix/microvmConfigurations/${vm}/default.nix`;
      const place = `old/configurations/${vm}/default.nix`;
      mkdirSync(join(repository.path, dirname(place)), { recursive: true });
      cpSync(join(root, module), join(repository.path, place));
      cpSync(
        join(root, "src/vms/netvm/network.nix"),
        join(repository.path, "src/vms/netvm/network.nix"),
      );
      expect(importFile(repository.path, place)).toEqual({
        status: 0,
        stdout: `wrote src/vms/${vm}.ts\nnext: npm run codegen\n`,
        stderr: "",
      });
      expect(ghafMicrovm(repository.path, "codegen").stderr).toBe("");
      // but for the line at which `defineVm` stands
      const text = (module: string) => module.replace(/(_file = ".*):\d+"/, '$1"');
      expect(text(repository.read(module))).toBe(text(repository.read(place)));
    },
  );

  const module = `{ config, lib, pkgs, ... }:
{
  imports = [ ./users.nix { services.openssh.enable = true; } ];
  networking.hostName = "chatvm";
  networking.firewall.enable = false;
  microvm = {
    vcpu = 1 + 1;
    mem = lib.mkDefault 1024;
    kernel = pkgs.linuxPackages_latest.kernel;
    balloonMem = 512;
    ballon = true;
    volumes = [ { size = 64; image = "a.img"; mountPoint = "/a"; } ];
    qemu = {
      machine = "q35";
      extraArgs = lib.optionals (lib.versionAtLeast lib.version "1") [ "-device" "virtio-rng-pci" ];
    };
    interfaces = lib.optional config.networking.useDHCP { type = "user"; id = "a"; mac = "02:00:00:00:00:01"; };
  };
}
`;

  test("moves what is plain data of an option, and keeps all else in use", () => {
    const repository = temporaryRepository({});
    repository.write("vms/chat.nix", module);
    repository.write("vms/users.nix", "{ users.users.me.isNormalUser = true; }\n");
    expect(importFile(repository.path, "vms/chat.nix")).toEqual({
      status: 0,
      stdout: `wrote src/vms/chatvm.ts
wrote src/vms/chatvm/rest.nix
microvm.mem stays in vms/chat.nix: it is no plain data; nix\`...\` can hold it
microvm.kernel stays in vms/chat.nix: it is no plain data; nix\`...\` can hold it
microvm.balloonMem stays in vms/chat.nix: it was removed from microvm.nix, use microvm.balloon
microvm.ballon stays in vms/chat.nix: microvm.nix 71beea00 has no such option
microvm.interfaces stays in vms/chat.nix: it is no plain data; nix\`...\` can hold it
next: npm run codegen
`,
      stderr: "",
    });
    expect(
      repository.read("src/vms/chatvm.ts"),
    ).toBe(`import { defineVm } from "../generated/microvm.ts";

/** Imported from vms/chat.nix. */
export default defineVm({
  name: "chatvm",
  imports: ["./chatvm/rest.nix"],
  vcpu: 2,
  volumes: [{ size: 64, image: "a.img", mountPoint: "/a" }],
  qemu: { machine: "q35", extraArgs: ["-device", "virtio-rng-pci"] },
});
`);
    expect(ghafMicrovm(repository.path, "codegen").stderr).toBe("");
  });

  test.each([
    ["a function", module],
    [
      "a set",
      '{ microvm = { mem = 5; qemu = { machine = "q35"; extraArgs = [ "-device" "virtio-rng-pci" ]; }; }; time.timeZone = "UTC"; }',
    ],
    [
      "under config",
      '{ lib, ... }: { config = { microvm.mem = 5; microvm.vcpu = 7; time.timeZone = lib.mkForce "UTC"; }; }',
    ],
  ])("leaves the VM as it was: of a module that is %s", (_, text) => {
    const repository = temporaryRepository({});
    repository.write("vms/chatvm.nix", text);
    repository.write("vms/users.nix", "{ users.users.me.isNormalUser = true; }\n");
    expect(importFile(repository.path, "vms/chatvm.nix").status).toBe(0);
    expect(ghafMicrovm(repository.path, "codegen").stderr).toBe("");
    // the values of all options, of whatever kind, that the module and those that it imports define
    const settings = (module: string) =>
      evaluate(`
        let
          lib = import ${nixpkgsLib};
          evaluated = lib.evalModules {
            specialArgs.pkgs.linuxPackages_latest.kernel = "latest";
            modules = [
              ${join(repository.path, module)}
              { _module.freeformType = with lib.types; attrsOf anything; networking.useDHCP = true; networking.hostName = "chatvm"; }
            ];
          };
        in
        evaluated.config`);
    const before = settings("vms/chatvm.nix");
    expect(settings("nix/microvmConfigurations/chatvm/default.nix")).toEqual(before);
    expect(before).toHaveProperty("microvm.mem");
  });

  test("takes a folder with a default.nix, and its name", () => {
    const repository = temporaryRepository({});
    repository.write("vms/chatvm/default.nix", "{ microvm.mem = 5; }\n");
    expect(importFile(repository.path, "vms/chatvm").stdout).toContain("wrote src/vms/chatvm.ts\n");
  });

  test("says that the module stands where its successor will, when nothing else is in it", () => {
    const repository = temporaryRepository({});
    const file = "nix/microvmConfigurations/chatvm/default.nix";
    repository.write(file, '{ networking.hostName = "chatvm"; microvm.mem = 5; }\n');
    expect(importFile(repository.path, file).stdout).toBe(
      `wrote src/vms/chatvm.ts\nnext: rm ${file}, then npm run codegen\n`,
    );
  });

  test.each([
    [
      "a module with more, where its successor will stand",
      "nix/microvmConfigurations/chatvm/default.nix",
      '{ microvm.mem = 5; time.timeZone = "UTC"; }',
      1,
      "nix/microvmConfigurations/chatvm/default.nix: says more than options of microvm, and is where codegen will write the VM's module\n  fix: mkdir -p src/vms/chatvm && git mv nix/microvmConfigurations/chatvm/default.nix src/vms/chatvm/original.nix, and import that\n",
    ],
    [
      "a VM of a name that is taken",
      "vms/chatvm.nix",
      '{ networking.hostName = "taken"; }',
      1,
      "src/vms/taken.ts: is there already\n  fix: choose another name\n",
    ],
    [
      "no module",
      "vms/list.nix",
      "[ 1 2 ]",
      1,
      "vms/list.nix: is no NixOS module\n  fix: put the guest's own module into a file of its own, and import that\n",
    ],
    [
      "a function whose form depends on what it is given",
      "vms/a.nix",
      "{ inputs, ... }: inputs.self.module",
      1,
      "vms/a.nix: is a function of inputs, which decide what it is\n  fix: put the guest's own module into a file of its own, and import that\n",
    ],
    ["what does not parse", "vms/a.nix", "{", 2, "vms/a.nix does not evaluate: "],
    ["what is no Nix", "vms/a.txt", "{ }", 2, "vms/a.txt: is no Nix file\n"],
    ["what is not there", "vms/b.nix", undefined, 2, "vms/b.nix: does not exist\n"],
    [
      "what is elsewhere",
      "../../etc/passwd.nix",
      undefined,
      2,
      "../../etc/passwd.nix: does not exist\n",
    ],
  ])("refuses %s, and writes nothing", (_, file, text, status, message) => {
    const repository = temporaryRepository({ "taken.ts": "" });
    if (text !== undefined) repository.write(file, text);
    const before = repository.snapshot();
    const outcome = importFile(repository.path, file);
    expect(outcome).toMatchObject({ status, stdout: "" });
    expect(outcome.stderr.startsWith(`error: ${message}`), outcome.stderr).toBe(true);
    expect(repository.snapshot()).toEqual(before);
  });

  test.skipIf(microvmSource === undefined).each([
    [
      "graphics.nix",
      "is no module but a function of nixpkgs, packages, self, system, tapInterface that makes a whole NixOS system",
    ],
    [
      "qemu-vnc.nix",
      "is no module but a function of nixpkgs, packages, self, system, tapInterface that makes a whole NixOS system",
    ],
    [
      "microvms-host.nix",
      "is no module but a function of nixpkgs, self, system that makes a whole NixOS system",
    ],
    ["no-flake-microvm.nix", "is a function of pkgs, which decide what it is"],
  ])("says in a line why it cannot take microvm.nix's example %s", (example, why) => {
    const repository = temporaryRepository({});
    cpSync(join(microvmSource ?? "", "examples", example), join(repository.path, example));
    const { status, stderr } = importFile(repository.path, example);
    expect(stderr).toBe(
      `error: ${example}: ${why}\n  fix: put the guest's own module into a file of its own, and import that\n`,
    );
    expect(status).toBe(1);
  });

  test.skipIf(ghafGit === undefined).each([
    [
      "April 2023",
      "3aea02823b2841d25196fa22140ddd278284dbe1",
      "is no module but a function of microvm, nixpkgs, system that makes a whole NixOS system",
    ],
    [
      "June 2023",
      "8495585b3fac58fd2a247a8541c5b68ef126dcf3^",
      "is no module but a function of lib, microvm, system that makes a whole NixOS system",
    ],
  ])("says in a line why it cannot take Ghaf's netvm of %s", (_, commit, why) => {
    const repository = temporaryRepository({});
    repository.write(
      "netvm.nix",
      execFileSync("git", ["show", `${commit}:microvmConfigurations/netvm/default.nix`], {
        cwd: ghafGit,
        encoding: "utf8",
      }),
    );
    const { status, stderr } = importFile(repository.path, "netvm.nix");
    expect(stderr).toBe(
      `error: netvm.nix: ${why}\n  fix: put the guest's own module into a file of its own, and import that\n`,
    );
    expect(status).toBe(1);
  });
});
