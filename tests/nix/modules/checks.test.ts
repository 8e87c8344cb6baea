import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  hasNix,
  microvmGit,
  microvmSource,
  nixpkgsLib,
  nixpkgsStandin,
  root,
} from "../../support/available.ts";
import { evaluatorOfInputs } from "../../support/inputs.ts";
import { microvmAt } from "../../support/microvm-history.ts";
import { evaluate } from "../../support/nix.ts";

const folder = mkdtempSync(join(tmpdir(), "ghaf-microvm-checks-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Judgement {
  /** The messages of failing assertions. */
  readonly refused: readonly string[];
  readonly warned: readonly string[];
}

const nothing: Judgement = { refused: [], warned: [] };

const backend = (rest: string) =>
  `"-object" "memory-backend-file,id=mem1,mem-path=/dev/shm/a,size=16M${rest}"`;
const pmem = '"-device" "virtio-pmem-pci,memdev=mem1,id=nv1"';

describe.skipIf(!hasNix || nixpkgsLib === undefined)("the checks, with lib alone", () => {
  /** What the checks say of a guest's module in a file of its own, with `FILE` for the file. */
  function judged(text: string): Judgement {
    const file = join(folder, "guest.nix");
    writeFileSync(file, text);
    const judgement = evaluate(`
      let
        lib = import ${nixpkgsLib};
        list = type: lib.mkOption { type = lib.types.listOf type; default = [ ]; };
        inherit (lib.evalModules {
          modules = [
            ${join(root, "nix/modules/checks.nix")}
            ${file}
            {
              options.microvm = lib.mkOption { type = lib.types.attrsOf lib.types.anything; };
              options.assertions = list lib.types.raw;
              options.warnings = list lib.types.str;
            }
          ];
        }) config;
      in
      { refused = map (it: it.message) config.assertions; warned = config.warnings; }
    `) as Judgement;
    const named = (messages: readonly string[]) =>
      messages.map((message) => message.replaceAll(file, "FILE"));
    return { refused: named(judgement.refused), warned: named(judgement.warned) };
  }

  /** The first line of each message about these arguments of QEMU on the machine q35, or of this VM. */
  const firstLines = (text: string) =>
    judged(text).refused.map((message) => message.split("\n")[0]);
  const ofArguments = (words: string, more = "") =>
    firstLines(
      `{ lib, ... }: { microvm.qemu = {\n  machine = "q35";\n  extraArgs = [\n    ${words}\n  ];\n}; ${more} }\n`,
    );

  test("have nothing against what works", () => {
    expect(
      judged(`{ microvm = {
        hypervisor = "qemu";
        mem = 2000;
        qemu.machine = "q35";
        qemu.extraArgs = [
          "-m" "maxmem=3G" "-M" "accel=kvm:tcg,sata=off"
          ${backend(",share=on")} ${pmem}
          "-fw_cfg" "name=opt/a,string=- not an option"
          "-device" "virtio-serial-pci,id=console" "-device" "virtconsole,bus=console.0,chardev=b"
          "-chardev" "null,id=b"
        ];
      }; }`),
    ).toEqual(nothing);
  });

  test("tell each string of Ghaf's document with its line, its rule and the words that are right", () => {
    expect(
      judged(`{
  microvm.hypervisor = "qemu";
  microvm.qemu.machine = "q35";
  microvm.qemu.extraArgs = [
    "-object memory-backend-file,id=mem1,mem-path=/dev/shm/virtio_pmem.img"
    "-device virtio-pmem-pci,memdev=mem1,id=nv1"
  ];
}
`),
    ).toEqual({
      refused: [
        `FILE:5: microvm.qemu.extraArgs: -object and its value are one word: each must be a list item of its own [two-words]
  "-object memory-backend-file,id=mem1,mem-path=/dev/shm/virtio_pmem.img"
  mended: "-object" "memory-backend-file,id=mem1,mem-path=/dev/shm/virtio_pmem.img"
  if your build takes it: ghaf-microvm.checks.allow = [ "two-words" ];`,
        `FILE:6: microvm.qemu.extraArgs: -device and its value are one word: each must be a list item of its own [two-words]
  "-device virtio-pmem-pci,memdev=mem1,id=nv1"
  mended: "-device" "virtio-pmem-pci,memdev=mem1,id=nv1"
  if your build takes it: ghaf-microvm.checks.allow = [ "two-words" ];`,
      ],
      warned: [],
    });
  });

  test("fail on memory that is silently not shared, and say how it would be meant", () => {
    expect(
      judged(`{
  microvm.qemu = {
    machine = "q35";
    extraArgs = [ "-m" "maxmem=1G" ${backend("")} ${pmem} ];
  };
}
`).refused,
    ).toEqual([
      `FILE:4: microvm.qemu.extraArgs: without share=on QEMU starts, and what the guest writes never reaches /dev/shm/a [not-shared]
  ${backend("")}
  mended: ${backend(",share=on")}
  where it is meant: ghaf-microvm.checks.allow = [ "not-shared" ];`,
    ]);
  });

  test.each([
    [
      "an unknown device",
      '"-device" "virtio-rgn-pci"',
      "FILE:4: microvm.qemu.extraArgs: QEMU 10.0.13 has no device virtio-rgn-pci; did you mean virtio-rng-pci? [unknown-device]",
    ],
    [
      "a word that is interpolated, at its beginning",
      '"-device"\n    "virtio-rng-pci,adr=1,bus=${"pcie.0"}"',
      "FILE:5: microvm.qemu.extraArgs: virtio-rng-pci has no property adr; did you mean addr? [unknown-property]",
    ],
    [
      "the second of two that are the same",
      '"-chardev"\n    "null,id=a"\n    "-chardev"\n    "null,id=a"',
      "FILE:7: microvm.qemu.extraArgs: the id a is taken by another character device [duplicate-id]",
    ],
    [
      "a stray word that is computed, at the list",
      '"a${"b"}"',
      'FILE:3: microvm.qemu.extraArgs: "ab" belongs to no option: QEMU takes it for the file of a disk [stray-word]',
    ],
    [
      "what replaces the runner's",
      '"-append" "a"',
      "FILE:4: microvm.qemu.extraArgs: a second -append replaces the first: all kernel parameters of the first are gone (reboot=t panic=-1) [override]",
    ],
    [
      "what the runner has taken",
      '"-netdev" "user,id=eth0"',
      "FILE:4: microvm.qemu.extraArgs: the id eth0 is taken by another network backend [duplicate-id]",
    ],
  ])("find %s", (_, words, message) => {
    const net =
      'microvm.interfaces = [ { type = "user"; id = "eth0"; mac = "02:00:00:00:00:01"; } ];';
    expect(ofArguments(words, net)).toEqual([message]);
  });

  test("know what the runner defines, and which bus its machine has", () => {
    const guest = (more: string) => `{
  microvm.qemu.extraArgs = [ "-device" "virtio-rng-pci" ];
  ${more}
}
`;
    expect(firstLines(guest(""))).toEqual([
      "FILE:2: microvm.qemu.extraArgs: virtio-rng-pci needs a bus of type PCI, which the machine microvm does not have (with pcie=off, its default) [no-bus]",
    ]);
    // each of these gives the machine a PCI bus
    for (const more of [
      'microvm.qemu.machine = "q35";',
      "microvm.graphics.enable = true;",
      'microvm.shares = [ { proto = "9p"; tag = "a"; source = "/a"; } ];',
      'microvm.devices = [ { bus = "pci"; path = "00:14.0"; } ];',
    ])
      expect(firstLines(guest(more))).toEqual([]);
    expect(firstLines(guest('microvm.devices = [ { bus = "usb"; path = "a"; } ];'))).toHaveLength(
      1,
    );
  });

  test("take what any known build has, unless one is named", () => {
    const guest = (option: string, pack: string) => `{
  microvm.qemu = { machine = "q35"; extraArgs = [ ${option} ]; };
  ghaf-microvm.checks.pack = ${pack};
}
`;
    const runas = '"-runas" "user"';
    const battery = '"-device" "battery,use-qmp=false"';
    expect(firstLines(guest(runas, "null"))).toEqual([]);
    expect(firstLines(guest(runas, '"qemu-10.0"'))).toEqual([
      "FILE:2: microvm.qemu.extraArgs: QEMU 10.0.13 has no option -runas [unknown-option]",
    ]);
    expect(firstLines(guest(runas, `${join(root, "nix/packs/qemu-7.2.json")}`))).toEqual([]);
    expect(firstLines(guest(battery, "null"))).toEqual([]);
    // one build has no such device, the other's has no such property
    expect(firstLines(guest('"-device" "virtio-sound-pci,colour=1"', "null"))).toEqual([
      "FILE:2: microvm.qemu.extraArgs: virtio-sound-pci has no property colour [unknown-property]",
    ]);
    expect(firstLines(guest('"-device" "sga"', "null"))).toEqual([]);
    expect(firstLines(guest(battery, '"qemu-10.0"'))).toHaveLength(1);
  });

  test("refuse a pack of another hypervisor", () => {
    expect(() =>
      firstLines(`{ microvm.qemu.extraArgs = [ "-a" ]; ghaf-microvm.checks.pack = "crosvm"; }`),
    ).toThrow(
      "ghaf-microvm.checks.pack: crosvm at f1e797a68dada35cbafef8d0cfae36bacfaea85e is a pack of crosvm, and this guest runs on qemu: name a pack of qemu, or none",
    );
  });

  test("tell of crosvm's arguments", () => {
    expect(
      firstLines(`{
  microvm.hypervisor = "crosvm";
  microvm.crosvm.extraArgs = [
    "--pmen"
    "/dev/shm/a"
    "--swtpm" "vtpm.sock"
    "--pmem" "/dev/shm/a,ro=off"
    "-m" "1024"
  ];
}
`),
    ).toEqual([
      "FILE:4: microvm.crosvm.extraArgs: crosvm run has no flag --pmen; did you mean --pmem? [unknown-option]",
      'FILE:7: microvm.crosvm.extraArgs: ro of --pmem must be true or false, but is "off" [wrong-value]',
      "FILE:8: microvm.crosvm.extraArgs: --mem may stand once, and stands before already: microvm.mem sets it [repeated-flag]",
    ]);
  });

  test("need no more than assertions, and have nothing to say of what is no guest", () => {
    const evaluated = (module: string) =>
      evaluate(`let lib = import ${nixpkgsLib}; in map (it: it.message) (lib.evalModules {
        modules = [
          ${join(root, "nix/modules/checks.nix")}
          { options.assertions = lib.mkOption { type = lib.types.listOf lib.types.raw; }; }
          ${module}
        ];
      }).config.assertions`);
    expect(evaluated("{ }")).toEqual([]);
    expect(
      evaluated(`{
        options.microvm = lib.mkOption { type = lib.types.attrsOf lib.types.anything; };
        config.microvm = { mem = 2048; qemu.extraArgs = [ "-a b" ]; };
      }`),
    ).toEqual([expect.stringContaining("[two-words]")]);
  });

  test("tell two words in one string on the hypervisors that have no rules", () => {
    expect(
      firstLines(`{
  microvm.hypervisor = "cloud-hypervisor";
  microvm.cloud-hypervisor.extraArgs = [ "--pmem file=/a" "--cmdline" "-a b" ];
}
`),
    ).toEqual([
      "FILE:3: microvm.cloud-hypervisor.extraArgs: --pmem and its value are one word: each must be a list item of its own [two-words]",
    ]);
  });

  test("leave out what is allowed, and all when they are off", () => {
    const guest = (checks: string) => `{
  microvm.mem = 2048;
  microvm.qemu.extraArgs = [ "-runas" "a" "-device virtio-rng-device" ];
  ghaf-microvm.checks.${checks};
}
`;
    expect(judged(guest('allow = [ "two-words" ]'))).toEqual({
      refused: [],
      warned: [
        `FILE:2: QEMU hangs with exactly 2048 MiB of memory (microvm.nix issue 171): give it one more or less [memory-2048]
  microvm.mem = 2048
  where it is meant: ghaf-microvm.checks.allow = [ "memory-2048" ];`,
      ],
    });
    expect(judged(guest('allow = [ "two-words" "memory-2048" ]'))).toEqual(nothing);
    expect(judged(guest("enable = false"))).toEqual(nothing);
  });

  test("name a rule that there is not", () => {
    expect(() =>
      judged('{ microvm.mem = 2048; ghaf-microvm.checks.allow = [ "two-word" ]; }'),
    ).toThrow("two-word");
  });
});

const canEvaluateHistory = hasNix && nixpkgsLib !== undefined && microvmGit !== undefined;

describe.skipIf(!canEvaluateHistory)("the checks, with other revisions of microvm.nix", () => {
  /** What the checks say of a guest, at a commit, or of a tree. */
  function judged(source: string, guest: string): Judgement {
    return evaluate(`
      let
        lib = import ${nixpkgsLib};
        inherit (import ${join(root, "nix/runner")} {
          inherit lib;
          source = ${source};
          modules = [ ${join(root, "nix/modules/checks.nix")} { microvm = { ${guest} }; } ];
        }) assertions warnings;
        own = lib.filter (lib.hasInfix "ghaf-microvm.checks");
      in
      { refused = own assertions; warned = own warnings; }
    `) as Judgement;
  }

  const words = `qemu.extraArgs = [ "-device virtio-rng-device" ]; hypervisor = "qemu";`;

  test.each([
    ["June 2023", "062fd71"],
    ["December 2023", "7ff96ff"],
    ["October 2024", "46ed88e"],
    ["November 2025", "2e75057"],
  ])("work with that of %s", (_, commit) => {
    expect(judged(microvmAt(commit), words)).toEqual({
      refused: [expect.stringContaining("[two-words]")],
      warned: [],
    });
  });

  test("know the PCI places that devices pick only of the measured runner", () => {
    const tree = microvmAt("71beea0076cd46dafcee97a5a2e7d00cbba5bd2f");
    const guest = `hypervisor = "qemu"; qemu.machine = "q35"; qemu.extraArgs = [ "-device" "virtio-rng-pci,addr=1" ];`;
    expect(judged(tree, guest).refused).toEqual([
      expect.stringContaining("the PCI address 1 is taken by virtio-rng-pci"),
    ]);
    appendFileSync(join(tree, "lib/runners/qemu.nix"), "\n# changed\n");
    expect(judged(tree, guest).refused).toEqual([]);
  });

  test("say of an option only what was measured, and that it was on another revision", () => {
    const tree = microvmAt("71beea0076cd46dafcee97a5a2e7d00cbba5bd2f");
    const guest = 'hypervisor = "crosvm"; cpu = "host"; user = "microvm";';
    const before = judged(tree, guest);
    expect(before.refused).toHaveLength(1);
    expect(before.warned).toHaveLength(1);
    appendFileSync(join(tree, "lib/runners/crosvm.nix"), "\n# changed\n");
    expect(judged(tree, guest)).toEqual({
      refused: [],
      warned: [
        expect.stringContaining(
          "crosvm ignores microvm.cpu (as of microvm.nix 71beea00; this guest's is another); it is honoured by qemu",
        ),
        expect.stringContaining(
          "crosvm refuses this value of microvm.user (as of microvm.nix 71beea00; this guest's is another)",
        ),
      ],
    });
  });
});

const canEvaluate = hasNix && microvmSource !== undefined && nixpkgsStandin !== undefined;

describe.skipIf(!canEvaluate)("the checks of a NixOS guest", () => {
  const evaluate = evaluatorOfInputs({ guests: folder });

  const net = (more: string) => `{ type = "tap"; id = "net"; mac = "02:00:00:00:00:01"; ${more} }`;

  /** Each guest in a file of its own: what stands below `microvm`, one binding a line from line 3 on. */
  const guests: Record<string, readonly string[]> = {
    right: ['hypervisor = "qemu";', "mem = 2000;", 'qemu.machine = "q35";', 'cpu = "max";'],
    ignored: ['hypervisor = "crosvm";', 'cpu = "host";', "hugepageMem = true;", 'machineId = "0";'],
    "at-defaults": [
      'hypervisor = "crosvm";',
      "cpu = null;",
      "hugepageMem = false;",
      "interfaces = [ ];",
    ],
    "another-file": ['hypervisor = "crosvm";', "# options of both files"],
    elements: [
      'hypervisor = "crosvm";',
      `interfaces = [ ${net("")} {`,
      '  type = "tap"; id = "net2"; mac = "02:00:00:00:00:02";',
      "  tap.vhost = true;",
      "} ];",
      "shares = [",
      '  { tag = "a"; source = "/a"; mountPoint = "/a";',
      '    securityModel = "passthrough"; }',
      // means something to 9p alone
      '  { tag = "b"; source = "/b"; mountPoint = "/b"; proto = "virtiofs"; securityModel = "passthrough"; }',
      "];",
    ],
    kinds: [
      'hypervisor = "cloud-hypervisor";',
      "shares = lib.mkIf true [",
      '  { proto = "virtiofs"; tag = "a"; source = "/a"; mountPoint = "/a"; }',
      '  { tag = "b"; source = "/b"; mountPoint = "/b";',
      '    proto = lib.mkForce "9p"; }',
      '  { tag = "c"; source = "/c"; mountPoint = "/c"; }',
      "];",
      'devices = [ { bus = "usb"; path = "vendorid=0x1,productid=0x2"; } ];',
    ],
    "kind-of-no-measurement": [
      'hypervisor = "crosvm";',
      'shares = [ { proto = "virtiofs"; tag = "a"; source = "/a"; mountPoint = "/a"; securityModel = "mapped"; }',
      '  { proto = "9p"; tag = "b"; source = "/b"; mountPoint = "/b"; securityModel = "mapped"; } ];',
    ],
    whole: ['hypervisor = "firecracker";', 'user = "microvm";', "balloon = true;"],
    forced: [
      'hypervisor = "crosvm";',
      "user = lib.mkForce null;",
      "hugepageMem = lib.mkIf false true;",
    ],
    none: ['hypervisor = "kvmtool";', "mem = 2048;"],
    typed: [
      'qemu.machine = "q35";',
      'qemu.arguments.objects.mem1.memory-backend-ram.size = "16M";',
      "qemu.arguments.devices = {",
      '  nv1.virtio-pmem-pci.memdev = "mem1";',
      "};",
    ],
    context: [
      'qemu.machine = "q35";',
      'qemu.extraArgs = [ "-device" "virtio-rng-pci,romfle=${pkgs.hello}/a" ];',
    ],
  };

  // one evaluation for all tests here
  let judged: Record<string, Judgement>;
  beforeAll(() => {
    for (const [name, bindings] of Object.entries(guests))
      writeFileSync(
        join(folder, `${name}.nix`),
        `{ lib, pkgs, ... }: {\nmicrovm = {\n${bindings.join("\n")}\n}; }\n`,
      );
    writeFileSync(join(folder, "other.nix"), '{\n  microvm.cpu = "host";\n}\n');
    judged = evaluate(`{ nixpkgs, microvm, ghaf-microvm, guests, ... }:
      let
        inherit (nixpkgs) lib;
        judge = name:
          let
            inherit (lib.nixosSystem {
              modules = [
                microvm.nixosModules.microvm
                ghaf-microvm.nixosModules.checks
                ghaf-microvm.nixosModules.typed-arguments
                (guests + "/\${name}.nix")
                { networking.hostName = name; nixpkgs.hostPlatform = "x86_64-linux"; system.stateVersion = lib.trivial.release; }
              ] ++ lib.optional (name == "another-file") (guests + "/other.nix");
            }) config;
            named = messages: map (lib.replaceStrings [ "\${guests}/" ] [ "" ]) (lib.filter (lib.hasPrefix "\${name}:") messages);
          in
          {
            refused = named (map (it: it.message) (lib.filter (it: !it.assertion) config.assertions));
            warned = named config.warnings;
          };
      in
      lib.genAttrs [ ${Object.keys(guests)
        .map((name) => `"${name}"`)
        .join(" ")} ] judge`) as typeof judged;
  }, 240_000);

  test.each<[string, Judgement]>([
    ["right", nothing],
    ["at-defaults", nothing],
    ["forced", nothing],
    ["none", nothing],
    [
      "ignored",
      {
        refused: [],
        warned: [
          'ignored: ignored.nix:4: crosvm ignores microvm.cpu; it is honoured by qemu [ignored-option]\n  microvm.cpu = "host"\n  where it is meant: ghaf-microvm.checks.allow = [ "ignored-option" ];',
          'ignored: ignored.nix:5: crosvm ignores microvm.hugepageMem; it is honoured by cloud-hypervisor [ignored-option]\n  microvm.hugepageMem = true\n  where it is meant: ghaf-microvm.checks.allow = [ "ignored-option" ];',
        ],
      },
    ],
    [
      "another-file",
      {
        refused: [],
        warned: [
          'another-file: other.nix:2: crosvm ignores microvm.cpu; it is honoured by qemu [ignored-option]\n  microvm.cpu = "host"\n  where it is meant: ghaf-microvm.checks.allow = [ "ignored-option" ];',
        ],
      },
    ],
    [
      "elements",
      {
        refused: [],
        warned: [
          'elements: elements.nix:6: crosvm ignores microvm.interfaces[1].tap.vhost; it is honoured by qemu [ignored-option]\n  microvm.interfaces[1].tap.vhost = true\n  where it is meant: ghaf-microvm.checks.allow = [ "ignored-option" ];',
          'elements: elements.nix:10: crosvm ignores microvm.shares[0].securityModel; it is honoured by qemu [ignored-option]\n  microvm.shares[0].securityModel = "passthrough"\n  where it is meant: ghaf-microvm.checks.allow = [ "ignored-option" ];',
        ],
      },
    ],
    [
      "kinds",
      {
        refused: [
          'kinds: kinds.nix:10: cloud-hypervisor refuses this value of microvm.devices[0].bus: leave it out, or take a hypervisor that honours it: qemu, stratovirt [refused-option]\n  microvm.devices[0].bus = "usb"\n  if your build takes it: ghaf-microvm.checks.allow = [ "refused-option" ];',
          'kinds: kinds.nix:7: cloud-hypervisor refuses this value of microvm.shares[1].proto: leave it out, or take a hypervisor that honours it: crosvm, kvmtool, qemu [refused-option]\n  microvm.shares[1].proto = "9p"\n  if your build takes it: ghaf-microvm.checks.allow = [ "refused-option" ];',
          // the default of what is not given
          'kinds: kinds.nix:8: cloud-hypervisor refuses this value of microvm.shares[2].proto: leave it out, or take a hypervisor that honours it: crosvm, kvmtool, qemu [refused-option]\n  microvm.shares[2].proto = "9p"\n  if your build takes it: ghaf-microvm.checks.allow = [ "refused-option" ];',
        ],
        warned: [],
      },
    ],
    [
      "kind-of-no-measurement",
      {
        refused: [],
        warned: [
          'kind-of-no-measurement: kind-of-no-measurement.nix:5: crosvm ignores microvm.shares[1].securityModel; it is honoured by qemu [ignored-option]\n  microvm.shares[1].securityModel = "mapped"\n  where it is meant: ghaf-microvm.checks.allow = [ "ignored-option" ];',
        ],
      },
    ],
    [
      "whole",
      {
        refused: [
          'whole: whole.nix:5: firecracker refuses this value of microvm.balloon: leave it out, or take a hypervisor that honours it: cloud-hypervisor, crosvm, kvmtool, qemu [refused-option]\n  microvm.balloon = true\n  if your build takes it: ghaf-microvm.checks.allow = [ "refused-option" ];',
          'whole: whole.nix:4: firecracker refuses this value of microvm.user: leave it out, or take a hypervisor that honours it: qemu [refused-option]\n  microvm.user = "microvm"\n  if your build takes it: ghaf-microvm.checks.allow = [ "refused-option" ];',
        ],
        warned: [],
      },
    ],
    [
      "typed",
      {
        refused: [
          'typed: typed.nix:4: microvm.qemu.arguments: memory-backend-ram is this VM\'s own: virtio-pmem-pci shares nothing with it. Use memory-backend-file with a mem-path and share=on [not-shared]\n  "-object" "memory-backend-ram,id=mem1,size=16M"\n  where it is meant: ghaf-microvm.checks.allow = [ "not-shared" ];',
          'typed: typed.nix:6: microvm.qemu.arguments: virtio-pmem-pci needs room beyond the VM\'s memory: add -m maxmem=528M or more [maxmem]\n  "-device" "virtio-pmem-pci,id=nv1,memdev=mem1"\n  mended: "-m" "maxmem=528M" "-device" "virtio-pmem-pci,id=nv1,memdev=mem1"\n  if your build takes it: ghaf-microvm.checks.allow = [ "maxmem" ];',
        ],
        warned: [],
      },
    ],
    [
      "context",
      {
        refused: [
          expect.stringMatching(
            /^context: context\.nix:4: microvm\.qemu\.extraArgs: virtio-rng-pci has no property romfle; did you mean romfile\? \[unknown-property\]\n/,
          ),
        ],
        warned: [],
      },
    ],
  ])("of %s", (name, judgement) => {
    expect(judged[name]).toEqual(judgement);
  });
});
