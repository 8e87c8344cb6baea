import { describe, expect, test } from "vitest";
import { hasNix, microvmSource, nixpkgsStandin } from "../support/available.ts";
import { evaluatorOfInputs } from "../support/inputs.ts";

const canEvaluate = hasNix && microvmSource !== undefined && nixpkgsStandin !== undefined;

describe.skipIf(!canEvaluate)("the host module", () => {
  const evaluate = evaluatorOfInputs();

  /** What `look` sees of a host with this `ghaf-microvm = ...`. */
  const host = (settings: string, look: string, modules = "") =>
    evaluate(`{ nixpkgs, microvm, ghaf-microvm, ... }:
      let
        inherit (nixpkgs) lib;
        inherit (nixpkgs.lib.nixosSystem {
          modules = [
            microvm.nixosModules.host
            ghaf-microvm.nixosModules.host
            { ghaf-microvm = ${settings}; }
            {
              nixpkgs.hostPlatform = "x86_64-linux";
              fileSystems."/".device = "/dev/sda";
              boot.loader.grub.enable = false;
              system.stateVersion = lib.trivial.release;
            }
            ${modules}
          ];
        }) config;
        # what says when a unit runs what, without the packages' paths
        linesOf = unit: map (line: builtins.unsafeDiscardStringContext (lib.concatStrings (lib.filter lib.isString (builtins.split "/nix/store/[^ ]*/" line)))) (
          lib.filter (line: builtins.match "(Requires|After|Exec.*|Type|RemainAfterExit|StopWhenUnneeded)=.*" line != null) (lib.splitString "\n" unit.text)
        );
      in ${look}`);

  const twoVms = `{
    vms.memshare.sharedFiles."/dev/shm/virtio_pmem.img".size = "16M";
    vms.memshare-crosvm = {
      sharedFiles."/dev/shm/virtio_pmem.img".size = 16777216;
      autostart = false;
    };
  }`;

  test("starts the chosen VMs, with the shared file ready before them, for the user microvm alone", () => {
    expect(
      host(
        twoVms,
        `{
          runners = lib.mapAttrs (_: vm: vm.evaluatedConfig.config.microvm.declaredRunner.name) config.microvm.vms;
          wanted = config.systemd.targets.microvms.wants;
          tmpfiles = config.systemd.tmpfiles.settings."20-ghaf-microvm";
          units = lib.mapAttrs (_: linesOf) (
            lib.filterAttrs (name: _: lib.hasInfix "shared-file" name || lib.hasPrefix "microvm@m" name) config.systemd.units
          );
          installed = lib.filter (lib.hasPrefix "install-microvm") (lib.attrNames config.systemd.units);
          toplevel = config.system.build.toplevel.name;
        }`,
      ),
    ).toEqual({
      runners: {
        memshare: "microvm-qemu-memshare",
        "memshare-crosvm": "microvm-crosvm-memshare-crosvm",
      },
      wanted: ["microvm@memshare.service"],
      tmpfiles: {
        "/dev/shm/virtio_pmem.img": {
          f: { age: "-", argument: "", group: "kvm", mode: "0600", type: "f", user: "microvm" },
        },
      },
      units: {
        "microvm-shared-file-dev-shm-virtio_pmem.img.service": [
          "ExecStart=systemd-tmpfiles --create --prefix=/dev/shm/virtio_pmem.img",
          "ExecStart=truncate --no-create --size=16777216 /dev/shm/virtio_pmem.img",
          "RemainAfterExit=true",
          "Type=oneshot",
        ],
        "microvm@memshare-crosvm.service": [
          "After=microvm-shared-file-dev-shm-virtio_pmem.img.service",
          "Requires=microvm-shared-file-dev-shm-virtio_pmem.img.service",
          "Type=simple",
        ],
        "microvm@memshare.service": [
          "After=microvm-shared-file-dev-shm-virtio_pmem.img.service",
          "Requires=microvm-shared-file-dev-shm-virtio_pmem.img.service",
          "Type=simple",
        ],
      },
      installed: ["install-microvm-memshare-crosvm.service", "install-microvm-memshare.service"],
      toplevel: expect.stringMatching(/^nixos-system-/),
    });
  });

  test("removes the file, when asked, after the last VM that shares it", () => {
    expect(
      host(
        `{
          vms.memshare.sharedFiles."/dev/shm/virtio_pmem.img" = { size = "16M"; mode = "0660"; removeWhenUnused = true; };
        }`,
        `{
          unit = linesOf config.systemd.units."microvm-shared-file-dev-shm-virtio_pmem.img.service";
          inherit (config.systemd.tmpfiles.settings."20-ghaf-microvm"."/dev/shm/virtio_pmem.img".f) mode;
        }`,
      ),
    ).toEqual({
      mode: "0660",
      unit: [
        "StopWhenUnneeded=true",
        "ExecStart=systemd-tmpfiles --create --prefix=/dev/shm/virtio_pmem.img",
        "ExecStart=truncate --no-create --size=16777216 /dev/shm/virtio_pmem.img",
        "ExecStop=rm --force /dev/shm/virtio_pmem.img",
        "RemainAfterExit=true",
        "Type=oneshot",
      ],
    });
  });

  test("adds nothing to a host without VMs", () => {
    expect(
      host(
        "{ }",
        `{
          inherit (config.microvm) vms;
          units = lib.filter (lib.hasInfix "shared-file") (lib.attrNames config.systemd.units);
          tmpfiles = config.systemd.tmpfiles.settings ? "20-ghaf-microvm";
        }`,
      ),
    ).toEqual({ vms: {}, units: [], tmpfiles: false });
  });

  const complaints = (settings: string) =>
    host(
      settings,
      `map (it: it.message) (lib.filter (it: !it.assertion && lib.hasPrefix "ghaf-microvm" it.message) config.assertions)`,
    );

  test.each([
    ["two VMs and one file, all of it right", twoVms, []],
    [
      "a VM that the flake lacks",
      "{ vms.memshre = { }; }",
      [
        "ghaf-microvm.vms.memshre: the flake has no VM of that name; it has memshare, memshare-crosvm, netvm.",
      ],
    ],
    [
      "a flake without VMs",
      "{ flake = { }; vms.memshare = { }; }",
      [
        "ghaf-microvm.vms.memshare: the flake has no VM of that name; it has no nixosConfigurations at all. Set ghaf-microvm.flake to the flake that has the VMs.",
      ],
    ],
    [
      "two sizes of the same file",
      `{
        vms.memshare.sharedFiles."/dev/shm/a" = { size = "16M"; mode = "0660"; };
        vms.memshare-crosvm.sharedFiles."/dev/shm/a".size = "32M";
      }`,
      [
        "ghaf-microvm: the VMs that share /dev/shm/a want another size each: 16777216 bytes (memshare); 33554432 bytes (memshare-crosvm).",
        "ghaf-microvm: the VMs that share /dev/shm/a want another mode each: 0600 (memshare-crosvm); 0660 (memshare).",
      ],
    ],
    [
      "a size that is no multiple of the page size",
      `{ vms.memshare.sharedFiles."/dev/shm/a".size = 5000; }`,
      [
        "ghaf-microvm.vms.memshare: the size of /dev/shm/a, 5000 bytes, is no multiple of the page size, 4096.",
      ],
    ],
    [
      "a size that is none on a host with large pages",
      `{ pageSize = 65536; vms.memshare.sharedFiles."/dev/shm/a".size = "4K"; }`,
      [
        "ghaf-microvm.vms.memshare: the size of /dev/shm/a, 4096 bytes, is no multiple of the page size, 65536.",
      ],
    ],
    ...["/var/lib/a", "/dev/shm", "/dev/shm/..", "/dev/shm/../a", "/dev/shm/a b", "a"].map(
      (path): [string, string, string[]] => [
        `the shared file ${path}`,
        `{ vms.memshare.sharedFiles."${path}".size = "4K"; }`,
        [
          `ghaf-microvm: the shared file "${path}" of memshare is no file directly in /dev/shm, where it would be memory; write "/dev/shm/NAME", NAME of letters, digits, and any of _ + . -`,
        ],
      ],
    ),
    [
      "another size than the VM's own arguments map",
      `{ vms.memshare.sharedFiles."/dev/shm/virtio_pmem.img".size = "32M"; }`,
      [
        "ghaf-microvm.vms.memshare: the VM's own microvm.qemu.extraArgs map 16777216 bytes of /dev/shm/virtio_pmem.img, and the host makes it 33554432 bytes.",
      ],
    ],
  ])("of %s says so", (_, settings, messages) => {
    expect(complaints(settings)).toEqual(messages);
  });

  test("refuses a VM for another system than the host's", () => {
    expect(
      host(
        "{ vms.netvm = { }; }",
        `map (it: it.message) (lib.filter (it: !it.assertion && lib.hasPrefix "ghaf-microvm" it.message) config.assertions)`,
        '{ nixpkgs.hostPlatform = lib.mkForce "aarch64-linux"; }',
      ),
    ).toEqual([
      "ghaf-microvm.vms.netvm: the VM is for x86_64-linux, and this host is aarch64-linux.",
    ]);
  });

  test.each([
    [
      "two modules that disagree on a size",
      `{ vms.memshare.sharedFiles."/dev/shm/a".size = "16M"; }`,
      `{ ghaf-microvm.vms.memshare.sharedFiles."/dev/shm/a".size = "32M"; }`,
      /The option `ghaf-microvm\.vms\.memshare\.sharedFiles\."\/dev\/shm\/a"\.size' has conflicting definition values/,
    ],
    [
      "a size without a meaning",
      `{ vms.memshare.sharedFiles."/dev/shm/a".size = "16 MB"; }`,
      "",
      /A definition for option `ghaf-microvm\.vms\.memshare\.sharedFiles\."\/dev\/shm\/a"\.size' is not of type/,
    ],
    [
      "a file without a size",
      `{ vms.memshare.sharedFiles."/dev/shm/a" = { }; }`,
      "",
      /The option `ghaf-microvm\.vms\.memshare\.sharedFiles\."\/dev\/shm\/a"\.size'.*no value defined/,
    ],
    [
      "an option that is none",
      "{ vms.memshare.autoStart = false; }",
      "",
      /The option `ghaf-microvm\.vms\.memshare\.autoStart' does not exist/,
    ],
  ])("has NixOS name the option of %s", (_, settings, modules, message) => {
    expect(() => host(settings, "config.assertions", modules)).toThrow(message);
  });
});
