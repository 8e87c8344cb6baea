// @module-tag slow
import { beforeAll, describe, expect, test } from "vitest";
import { hasNix, microvmSource, nixpkgsStandin } from "../../support/available.ts";
import { evaluatorOfInputs } from "../../support/inputs.ts";
import { smallNixpkgs } from "../../support/small-nixpkgs.ts";

const canEvaluate = hasNix && microvmSource !== undefined && nixpkgsStandin !== undefined;

describe.skipIf(!canEvaluate)("the host module", () => {
  const evaluate = evaluatorOfInputs({}, microvmSource, smallNixpkgs);

  /** What `look` sees of a host with this `ghaf-microvm = ...`. */
  const host = (settings: string, look: string, modules = "") =>
    evaluate(`{ nixpkgs, microvm, ghaf-microvm, ... }:
      let
        inherit (nixpkgs) lib;
        inherit (nixpkgs.lib.nixosSystem {
          modules = [
            microvm.nixosModules.host
            ghaf-microvm.nixosModules.host
            { _file = "hosts/laptop.nix"; ghaf-microvm = ${settings}; }
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

  /** VMs of another flake, as far as they matter to a host: name → microvm options. */
  const guests: Record<string, string> = {
    net: 'hypervisor = "qemu"; vsock.cid = 101; interfaces = [ { type = "tap"; id = "tap-net"; mac = "02:00:00:00:00:0A"; } ]; devices = [ { bus = "pci"; path = "0000:00:14.3"; } ];',
    chat: 'hypervisor = "qemu"; vsock.cid = 101;',
    mail: 'hypervisor = "qemu"; interfaces = [ { type = "tap"; id = "tap-net"; mac = "02:00:00:00:00:0a"; } { type = "user"; id = "u"; mac = "02:00:00:00:00:0b"; } ];',
    wifi: 'hypervisor = "qemu"; devices = [ { bus = "pci"; path = "0000:00:14.3"; } ]; volumes = [ { image = "/data/a.img"; mountPoint = "/a"; size = 64; } ];',
    disk: 'hypervisor = "qemu"; volumes = [ { image = "/data/a.img"; mountPoint = "/a"; size = 64; } { image = "own.img"; mountPoint = "/b"; size = 64; } ];',
    own: 'hypervisor = "qemu"; interfaces = [ { type = "user"; id = "u"; mac = "02:00:00:00:00:0b"; } ]; volumes = [ { image = "own.img"; mountPoint = "/b"; size = 64; } ];',
    map: 'hypervisor = "crosvm"; crosvm.extraArgs = [ "--pmem" "/dev/shm/a,ro=false" "--rw-pmem-device" "/dev/shm/b" ];',
    small:
      'hypervisor = "qemu"; qemu.extraArgs = [ "-object" "memory-backend-file,id=m,mem-path=/dev/shm/a,size=016m" ];',
  };

  const shared = (name: string, path = "/dev/shm/a") =>
    `ghaf-microvm.vms.${name}.sharedFiles."${path}", in hosts/laptop.nix`;
  const elsewhere = ["/dev/shm", "/dev/shm/..", "/dev/shm/../a", "/dev/shm/a b", "/var/lib/a", "a"];

  const cases: readonly (readonly [
    about: string,
    settings: string,
    complaints: readonly string[],
    more?: string,
  ])[] = [
    ["two VMs and one file, all of it right", twoVms, []],
    [
      "a VM that the flake lacks",
      "{ vms.memshre = { }; }",
      [
        "ghaf-microvm.vms.memshre, in hosts/laptop.nix: the flake has no VM of that name; it has memshare, memshare-crosvm, netvm. Did you mean memshare?",
      ],
    ],
    [
      "a VM whose name is near to two",
      "{ flake.nixosConfigurations = { mail = { }; main = { }; mainvm = { }; }; vms.mainv = { }; }",
      [
        "ghaf-microvm.vms.mainv, in hosts/laptop.nix: the flake has no VM of that name; it has mail, main, mainvm. Did you mean main?",
      ],
    ],
    [
      "a VM whose short name is another one's in nothing",
      "{ flake.nixosConfigurations.q = { }; vms.xy = { }; }",
      ["ghaf-microvm.vms.xy, in hosts/laptop.nix: the flake has no VM of that name; it has q."],
    ],
    [
      "a VM that is like none of the flake's",
      "{ vms.browser.autostart = false; }",
      [
        "ghaf-microvm.vms.browser, in hosts/laptop.nix: the flake has no VM of that name; it has memshare, memshare-crosvm, netvm.",
      ],
    ],
    [
      "a flake without VMs",
      "{ flake = { }; vms.memshare = { }; }",
      [
        "ghaf-microvm.vms.memshare, in hosts/laptop.nix: the flake has no VM of that name; it has no nixosConfigurations at all. Set ghaf-microvm.flake to the flake that has the VMs.",
      ],
    ],
    [
      "a system that is not a microVM",
      "{ flake = others; vms.laptop = { }; }",
      [
        "ghaf-microvm.vms.laptop, in hosts/laptop.nix: nixosConfigurations.laptop of the flake is not a microVM: its system lacks microvm.nix's module for guests, nixosModules.microvm.",
      ],
    ],
    [
      "two sizes of the same file",
      `{
        flake = others;
        vms.own.sharedFiles."/dev/shm/a" = { size = "16M"; mode = "0660"; };
        vms.chat.sharedFiles."/dev/shm/a".size = "32M";
      }`,
      [
        `ghaf-microvm: the VMs that share /dev/shm/a ask for a different size each: 16777216 bytes (${shared("own")}); 33554432 bytes (${shared("chat")}). Write the same size in all.`,
        `ghaf-microvm: the VMs that share /dev/shm/a ask for a different mode each: 0600 (${shared("chat")}); 0660 (${shared("own")}). Write the same mode in all.`,
      ],
    ],
    [
      "two sizes of the same file, in two files",
      '{ flake = others; vms.own.sharedFiles."/dev/shm/a".size = "16M"; }',
      [
        `ghaf-microvm: the VMs that share /dev/shm/a ask for a different size each: 16777216 bytes (${shared("own")}); 33554432 bytes (ghaf-microvm.vms.chat.sharedFiles."/dev/shm/a", in hosts/common.nix). Write the same size in all.`,
      ],
      '{ _file = "hosts/common.nix"; ghaf-microvm.vms = lib.mkMerge [ { chat.sharedFiles."/dev/shm/a".size = "32M"; } ]; }',
    ],
    [
      "a size that is not a multiple of the page size",
      `{ flake = others; vms.own.sharedFiles."/dev/shm/a".size = 5000; }`,
      [
        `${shared("own")}: its size, 5000 bytes, is not a multiple of the page size, 4096. Use 8192.`,
      ],
    ],
    [
      "a size that is not one on a host with large pages",
      `{ flake = others; pageSize = 65536; vms.own.sharedFiles."/dev/shm/a".size = "4K"; }`,
      [
        `${shared("own")}: its size, 4096 bytes, is not a multiple of the page size, 65536. Use 65536.`,
      ],
    ],
    [
      "files that are not in /dev/shm",
      `{ flake = others; vms.own.sharedFiles = lib.genAttrs [ ${elsewhere.map((path) => `"${path}"`).join(" ")} ] (_: { size = "4K"; }); }`,
      elsewhere.map(
        (path) =>
          `ghaf-microvm.vms.own.sharedFiles.${path === "a" ? path : `"${path}"`}, in hosts/laptop.nix: only a file directly in /dev/shm is memory. Write "/dev/shm/NAME", where NAME consists of letters, digits, and any of _ + . -`,
      ),
    ],
    [
      "another size than the VM's own arguments map",
      `{ vms.memshare.sharedFiles."/dev/shm/virtio_pmem.img".size = "32M"; }`,
      [
        `${shared("memshare", "/dev/shm/virtio_pmem.img")}: the host makes the file 33554432 bytes long, but the VM's own microvm.qemu.extraArgs, in src/vms/memshare.ts:5, map 16777216 bytes of it. Give the same size in both.`,
      ],
    ],
    [
      "another size than the VM's own arguments map, written as QEMU takes it, too",
      '{ flake = others; vms.small.sharedFiles."/dev/shm/a".size = "4K"; }',
      [
        `${shared("small")}: the host makes the file 4096 bytes long, but the VM's own microvm.qemu.extraArgs, in vms/small.nix, map 16777216 bytes of it. Give the same size in both.`,
      ],
    ],
    [
      "the size that the VM's own arguments map, written as QEMU takes it, too",
      '{ flake = others; vms.small.sharedFiles."/dev/shm/a".size = "16M"; }',
      [],
    ],
    [
      "a user and a group that the host lacks",
      '{ flake = others; vms.own.sharedFiles."/dev/shm/a" = { size = "4K"; user = "micorvm"; group = "vms"; mode = "0666"; }; }',
      [
        `${shared("own")}: this host has no user "micorvm". Use "microvm", the user that VMs run as, or add users.users.micorvm.`,
        `${shared("own")}: this host has no group "vms". Use "kvm", the group that VMs run in, or add users.groups.vms.`,
        `warning: ${shared("own")}: with the mode 0666, everyone on the host can open the VMs' memory.`,
      ],
    ],
    [
      "a file that the VM may not open",
      '{ flake = others; vms.own.sharedFiles."/dev/shm/a" = { size = "4K"; user = "root"; mode = "0640"; }; }',
      [
        `${shared("own")}: VMs run as the user microvm in the group kvm, which cannot read and write a file with the user root, the group kvm and the mode 0640. Leave these options out, or give one of them access.`,
      ],
    ],
    [
      "a file of a user's number that the group may open",
      '{ flake = others; vms.own.sharedFiles."/dev/shm/a" = { size = "4K"; user = "1000"; mode = "0660"; }; }',
      [],
    ],
    [
      "more shared memory than /dev/shm has",
      '{ flake = others; vms.own.sharedFiles."/dev/shm/a".size = "16M"; vms.net.sharedFiles."/dev/shm/b".size = "1M"; }',
      [
        "ghaf-microvm.vms, in hosts/laptop.nix: the shared files take 17825792 bytes together, but boot.devShmSize, in hosts/small.nix, limits /dev/shm to 16m. Make it larger.",
      ],
      '{ _file = "hosts/small.nix"; boot.devShmSize = "16m"; }',
    ],
    [
      "a /dev/shm without a limit",
      '{ flake = others; vms.own.sharedFiles."/dev/shm/a".size = "16M"; }',
      [],
      '{ boot.devShmSize = "0"; }',
    ],
    [
      "another VM of that name",
      "{ flake = others; vms.own = { }; }",
      [
        "ghaf-microvm.vms.own, in hosts/laptop.nix: this host has another VM of that name, from microvm.vms.own.config, in hosts/vms.nix. Remove one of them.",
      ],
      '{ _file = "hosts/vms.nix"; microvm.vms.own.config = { }; }',
    ],
    [
      "a mapped file that the host does not know",
      '{ flake = others; vms.map.sharedFiles."/dev/shm/b".size = "1M"; }',
      [
        'warning: ghaf-microvm.vms.map, in hosts/laptop.nix: the VM\'s own microvm.crosvm.extraArgs, in vms/map.nix, map /dev/shm/a, which is not a shared file of it here: its size and owner are left to whoever comes first. Set ghaf-microvm.vms.map.sharedFiles."/dev/shm/a".size.',
      ],
    ],
    [
      "a mapped file that the host does not know, of a VM with a dot in its name",
      `{ flake.nixosConfigurations."a.b" = others.nixosConfigurations.small; vms."a.b" = { }; }`,
      [
        'warning: ghaf-microvm.vms."a.b", in hosts/laptop.nix: the VM\'s own microvm.qemu.extraArgs, in vms/small.nix, map /dev/shm/a, which is not a shared file of it here: its size and owner are left to whoever comes first. Set ghaf-microvm.vms."a.b".sharedFiles."/dev/shm/a".size.',
      ],
    ],
    [
      "two VMs with one vsock.cid",
      "{ flake = others; vms = { net = { }; chat = { }; }; }",
      [
        "ghaf-microvm.vms: chat (microvm.vsock.cid, in vms/chat.nix) and net (microvm.vsock.cid, in vms/net.nix) have the same vsock.cid, 101, which only one of them can have at a time. Give each VM a number of its own.",
      ],
    ],
    [
      "two VMs with one vsock.cid, one of them started by hand",
      "{ flake = others; vms = { net = { }; chat.autostart = false; }; }",
      [
        "warning: ghaf-microvm.vms: chat (microvm.vsock.cid, in vms/chat.nix) and net (microvm.vsock.cid, in vms/net.nix) have the same vsock.cid, 101, which only one of them can have at a time. Give each VM a number of its own.",
      ],
    ],
    [
      "two VMs with one network interface, one of them the host's own",
      "{ flake = others; vms.net = { }; }",
      [
        "ghaf-microvm.vms: mail (microvm.interfaces, in vms/mail.nix) and net (microvm.interfaces, in vms/net.nix) have the same tap interface, tap-net, which only one of them can have at a time. Give each interface an id of its own.",
        "ghaf-microvm.vms: mail (microvm.interfaces, in vms/mail.nix) and net (microvm.interfaces, in vms/net.nix) have the same MAC address, 02:00:00:00:00:0a, which only one of them can have at a time. Give each interface a mac of its own.",
      ],
      "{ microvm.vms.mail.evaluatedConfig = others.nixosConfigurations.mail; }",
    ],
    [
      "two VMs with one device of the host, and one disk",
      "{ flake = others; vms = { net = { }; wifi = { }; disk = { }; own = { }; }; }",
      [
        "ghaf-microvm.vms: net (microvm.devices, in vms/net.nix) and wifi (microvm.devices, in vms/wifi.nix) have the same device of the host, pci 0000:00:14.3, which only one of them can have at a time. Pass it to one of them.",
        "ghaf-microvm.vms: disk (microvm.volumes, in vms/disk.nix) and wifi (microvm.volumes, in vms/wifi.nix) have the same volume, /data/a.img, which only one of them can have at a time. Give each VM an image of its own.",
      ],
    ],
  ];

  // one evaluation for all of them
  let complaints: string[][];
  beforeAll(() => {
    complaints = evaluate(`{ nixpkgs, microvm, ghaf-microvm, ... }:
      let
        inherit (nixpkgs) lib;
        system = { nixpkgs.hostPlatform = "x86_64-linux"; system.stateVersion = lib.trivial.release; };
        guest = name: settings: nixpkgs.lib.nixosSystem {
          modules = [ microvm.nixosModules.microvm system { _file = "vms/\${name}.nix"; networking.hostName = name; microvm = settings; } ];
        };
        # what the module reads of NixOS: a whole one for each case would take minutes
        nixos = {
          options = {
            assertions = lib.mkOption { type = with lib.types; listOf unspecified; };
            warnings = lib.mkOption { type = with lib.types; listOf str; };
            systemd = lib.mkOption { type = lib.types.attrsOf lib.types.unspecified; };
            boot.devShmSize = lib.mkOption { type = lib.types.str; default = "50%"; };
            users = lib.genAttrs [ "users" "groups" ] (_: lib.mkOption { type = lib.types.raw; });
          };
          config = {
            users = { users.microvm = { }; users.root = { }; groups.kvm = { }; groups.root = { }; };
          };
        };
        others.nixosConfigurations = lib.mapAttrs guest {
          ${Object.entries(guests)
            .map(([name, settings]) => `${name} = { ${settings} };`)
            .join("\n")}
        } // { laptop = nixpkgs.lib.nixosSystem { modules = [ system ]; }; };
        complaints = settings: more:
          let
            inherit (lib.evalModules {
              specialArgs = { pkgs = nixpkgs.legacyPackages.x86_64-linux; utils = { }; };
              modules = [
                (microvm + "/nixos-modules/host/options.nix")
                ghaf-microvm.nixosModules.host
                { _file = "hosts/laptop.nix"; ghaf-microvm = settings; }
                nixos
                more
              ];
            }) config;
            own = lib.filter (lib.hasPrefix "ghaf-microvm");
          in
          own (map (it: it.message) (lib.filter (it: !it.assertion) config.assertions))
          ++ map (it: "warning: \${it}") (own config.warnings);
      in
      [ ${cases.map(([, settings, , more = "{ }"]) => `(complaints ${settings} (${more}))`).join("\n")} ]`) as string[][];
  }, 300_000);

  test.each(cases.map(([about, , expected], index) => [about, index, expected] as const))(
    "of %s says so",
    (_, index, expected) => {
      expect(complaints[index]).toEqual(expected);
    },
  );

  test("refuses a VM for another system than the host's", () => {
    expect(
      host(
        "{ vms.netvm = { }; }",
        `map (it: it.message) (lib.filter (it: !it.assertion && lib.hasPrefix "ghaf-microvm" it.message) config.assertions)`,
        '{ nixpkgs.hostPlatform = lib.mkForce "aarch64-linux"; }',
      ),
    ).toEqual([
      "ghaf-microvm.vms.netvm, in hosts/laptop.nix: the VM is for x86_64-linux, and this host is aarch64-linux. Name aarch64-linux in the `systems` of its definition.",
    ]);
  });

  test("says that the host lacks microvm.nix's module for hosts", () => {
    expect(
      evaluate(`{ nixpkgs, ghaf-microvm, ... }:
        let
          inherit (nixpkgs) lib;
          inherit (nixpkgs.lib.nixosSystem {
            modules = [
              ghaf-microvm.nixosModules.host
              { _file = "hosts/laptop.nix"; ghaf-microvm.vms.memshare = { }; }
              { nixpkgs.hostPlatform = "x86_64-linux"; system.stateVersion = lib.trivial.release; }
            ];
          }) config;
        in map (it: it.message) (lib.filter (it: !it.assertion && lib.hasPrefix "ghaf-microvm" it.message) config.assertions)`),
    ).toEqual([
      "ghaf-microvm.vms, in hosts/laptop.nix: this host lacks microvm.nix's module for hosts. Add inputs.microvm.nixosModules.host to its modules.",
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
      "two hosts' flakes",
      "{ flake.a = 1; vms.memshare = { }; }",
      '{ _file = "hosts/other.nix"; ghaf-microvm.flake.b = 2; }',
      /The option `ghaf-microvm\.flake' is defined multiple times[\s\S]*hosts\/other\.nix[\s\S]*hosts\/laptop\.nix/,
    ],
    [
      "two hosts' page sizes",
      "{ pageSize = 4096; vms.memshare = { }; }",
      '{ _file = "hosts/other.nix"; ghaf-microvm.pageSize = 16384; }',
      /The option `ghaf-microvm\.pageSize' has conflicting definition values:[\s\S]*hosts\/other\.nix[\s\S]*hosts\/laptop\.nix/,
    ],
    [
      "a VM that starts on one host's word, and not on another's",
      "{ vms.memshare.autostart = true; }",
      '{ _file = "hosts/other.nix"; ghaf-microvm.vms.memshare.autostart = false; }',
      /The option `ghaf-microvm\.vms\.memshare\.autostart' has conflicting definition values:[\s\S]*hosts\/laptop\.nix[\s\S]*hosts\/other\.nix/,
    ],
    [
      "a size without a meaning",
      `{ vms.memshare.sharedFiles."/dev/shm/a".size = "16 MB"; }`,
      "",
      /A definition for option `ghaf-microvm\.vms\.memshare\.sharedFiles\."\/dev\/shm\/a"\.size' is not of type `positive number of bytes, KiB, MiB or GiB as in "16M"'/,
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
    expect(() =>
      host(settings, "{ inherit (config.ghaf-microvm) flake pageSize vms; }", modules),
    ).toThrow(message);
  });
});
