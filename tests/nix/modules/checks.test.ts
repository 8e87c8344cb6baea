// @module-tag slow
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
import { smallNixpkgs } from "../../support/small-nixpkgs.ts";

const folder = mkdtempSync(join(tmpdir(), "ghaf-microvm-checks-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Findings {
  /** The messages of failing assertions. */
  readonly refused: readonly string[];
  readonly warned: readonly string[];
}

const nothing: Findings = { refused: [], warned: [] };

/** What is said of a guest whose store becomes its root: at the option, or at the hypervisor where nobody sets that. */
const storeAsRoot = (name: string, line: number): Findings => ({
  refused: [],
  warned: [
    expect.stringContaining(
      `${name}: ${name}.nix:${line}: crosvm gets the disk of the store as -r, and passes that to the kernel as the root`,
    ),
  ],
});

describe.skipIf(!hasNix || nixpkgsLib === undefined)("the checks, with lib alone", () => {
  /** The messages of failing assertions, of a module where only `microvm` and `assertions` are options. */
  const refused = (module: string) =>
    evaluate(`let lib = import ${nixpkgsLib}; in map (it: it.message) (lib.evalModules {
      modules = [
        ${join(root, "nix/modules/checks.nix")}
        {
          options.assertions = lib.mkOption { type = lib.types.listOf lib.types.raw; };
          options.microvm.hypervisor = lib.mkOption { default = "firecracker"; };
          options.microvm.balloon = lib.mkOption { default = false; };
        }
        ${module}
      ];
    }).config.assertions`);

  test("need no more than assertions", () => {
    expect(refused("{ }")).toEqual([]);
    expect(refused("{ microvm.balloon = true; }")).toEqual([
      expect.stringMatching(/^firecracker refuses this value of microvm\.balloon/),
    ]);
  });

  test("leave out what is allowed, and all when they are off", () => {
    expect(
      refused('{ microvm.balloon = true; ghaf-microvm.checks.allow = [ "refused-option" ]; }'),
    ).toEqual([]);
    expect(refused("{ microvm.balloon = true; ghaf-microvm.checks.enable = false; }")).toEqual([]);
  });

  test("name a rule that there is not", () => {
    expect(() =>
      refused('{ microvm.balloon = true; ghaf-microvm.checks.allow = [ "two-word" ]; }'),
    ).toThrow("two-word");
  });

  test("have nothing to say of what is not a guest", () => {
    const evaluated = evaluate(`let lib = import ${nixpkgsLib}; in (lib.evalModules {
      modules = [
        ${join(root, "nix/modules/checks.nix")}
        { options.assertions = lib.mkOption { type = lib.types.listOf lib.types.raw; }; }
      ];
    }).config.assertions`);
    expect(evaluated).toEqual([]);
  });
});

const canEvaluateHistory = hasNix && nixpkgsLib !== undefined && microvmGit !== undefined;

describe.skipIf(!canEvaluateHistory)("the checks, with other revisions of microvm.nix", () => {
  /** What the checks say of a guest, at a commit, or of a tree. */
  function checked(source: string, guest: string): Findings {
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
    `) as Findings;
  }

  test("say of an option only what was measured, and that it was on another revision", () => {
    const tree = microvmAt("71beea0076cd46dafcee97a5a2e7d00cbba5bd2f");
    const guest = 'hypervisor = "crosvm"; cpu = "host"; user = "microvm";';
    const before = checked(tree, guest);
    expect(before.refused).toHaveLength(1);
    expect(before.warned).toHaveLength(1);
    appendFileSync(join(tree, "lib/runners/crosvm.nix"), "\n# changed\n");
    expect(checked(tree, guest)).toEqual({
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
  const evaluate = evaluatorOfInputs({ guests: folder }, microvmSource, smallNixpkgs);

  const net = (more: string) => `{ type = "tap"; id = "net"; mac = "02:00:00:00:00:01"; ${more} }`;

  const systemdInitrd = "}; boot.initrd.systemd.enable = true; microvm = {";
  const sharedStore =
    'shares = [ { proto = "virtiofs"; tag = "s"; source = "/nix/store"; mountPoint = "/nix/.ro-store"; } ];';

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
    "machine-microvm": ["mem = 3000;", "hotplugMem = 2048;"],
    "for-another": [
      'hypervisor = "crosvm";',
      'qemu.machine = "q35";',
      "qemu.extraArgs = lib.mkMerge [ [",
      '  "-chardev" "socket,id=chrtpm,path=/run/swtpm.sock" "-tpmdev" "emulator,id=tpm0,chardev=chrtpm"',
      '  "-device" "tpm-tis,tpmdev=tpm0"',
      '] [ "-no-hpet" ] ];',
    ],
    "for-both": [
      'hypervisor = "crosvm";',
      'qemu.extraArgs = [ "-tpmdev" "passthrough,id=t,path=/dev/tpmrm0" "-device" "tpm-tis,tpmdev=t" ];',
      'crosvm.extraArgs = [ "--tpm-device" "/dev/tpmrm0" ];',
    ],
    "also-for": [
      'hypervisor = "crosvm";',
      'qemu.extraArgs = [ "-device" "pvpanic" ];',
      '}; ghaf-microvm.checks.alsoFor = [ "qemu" ]; microvm = {',
    ],
    requires: [
      'hypervisor = "crosvm";',
      "vsock.cid = 5;",
      '}; ghaf-microvm.checks.require = [ "evdev" "vsock" "console" ]; microvm = {',
    ],
    "requires-on-both": [
      'hypervisor = "qemu";',
      'qemu.extraArgs = [ "-tpmdev" "passthrough,id=t,path=/dev/tpmrm0" ] ++ lib.optionals true [ "-device" "tpm-tis,tpmdev=t" ];',
      '}; ghaf-microvm.checks = { alsoFor = [ "kvmtool" ]; require = [ "tpm" ]; }; microvm = {',
    ],
    "requires-what-is-given": [
      'hypervisor = "firecracker";',
      "vsock.cid = 5;",
      'firecracker.configuration.pmem = [ { id = "a"; path_on_host = "/dev/shm/a"; } ];',
      '}; ghaf-microvm.checks.require = [ "vsock" "shared-memory" "console" ]; microvm = {',
    ],
    // on crosvm microvm.nix leaves the initrd a script
    "scripted-initrd": ['hypervisor = "crosvm";', "storeOnDisk = true;"],
    "systemd-initrd": ['hypervisor = "crosvm";', systemdInitrd],
    "systemd-initrd-on-disk": ['hypervisor = "crosvm";', "storeOnDisk = true;", systemdInitrd],
    "systemd-initrd-and-shared-store": ['hypervisor = "crosvm";', sharedStore, systemdInitrd],
    "systemd-initrd-on-qemu": ['hypervisor = "qemu";', systemdInitrd],
    "systemd-initrd-and-own-runner": [
      'hypervisor = "crosvm";',
      "declaredRunner = pkgs.hello;",
      systemdInitrd,
    ],
    "requires-of-a-script": [
      'hypervisor = "crosvm";',
      'extraArgsScript = "echo --tpm-device /dev/tpmrm0";',
      '}; ghaf-microvm.checks.require = [ "tpm-passthrough" ]; microvm = {',
    ],
  };

  // one evaluation for all tests here
  let checked: Record<string, Findings>;
  beforeAll(() => {
    for (const [name, bindings] of Object.entries(guests))
      writeFileSync(
        join(folder, `${name}.nix`),
        `{ lib, pkgs, ... }: {\nmicrovm = {\n${bindings.join("\n")}\n}; }\n`,
      );
    writeFileSync(join(folder, "other.nix"), '{\n  microvm.cpu = "host";\n}\n');
    checked = evaluate(`{ nixpkgs, microvm, ghaf-microvm, guests, ... }:
      let
        inherit (nixpkgs) lib;
        check = name:
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
        .join(" ")} ] check`) as typeof checked;
  }, 240_000);

  test.each<[string, Findings]>([
    ["right", nothing],
    ["at-defaults", nothing],
    ["forced", nothing],
    ["none", nothing],
    ["for-both", nothing],
    ["also-for", nothing],
    ["requires-what-is-given", nothing],
    ["scripted-initrd", nothing],
    ["systemd-initrd-and-shared-store", nothing],
    ["systemd-initrd-on-qemu", nothing],
    ["systemd-initrd-and-own-runner", nothing],
    ["systemd-initrd", storeAsRoot("systemd-initrd", 3)],
    ["systemd-initrd-on-disk", storeAsRoot("systemd-initrd-on-disk", 4)],
    [
      "requires",
      {
        refused: [
          'requires: requires.nix:5: crosvm gets no argument for an input device of the host: the guest starts without it [required]\n  require evdev\n  fix: microvm.crosvm.extraArgs = [ "--input" "evdev[path=...]" ];\n  if this is intended: ghaf-microvm.checks.allow = [ "required" ];',
        ],
        warned: [],
      },
    ],
    [
      "requires-on-both",
      {
        refused: [
          "requires-on-both: requires-on-both.nix:5: kvmtool gets no argument for a TPM that swtpm emulates, or the host's TPM: the guest starts without it [required]\n  require tpm\n  fix: nothing: microvm.nix's runner of kvmtool takes no further arguments; or nothing: microvm.nix's runner of kvmtool takes no further arguments\n  if this is intended: ghaf-microvm.checks.allow = [ \"required\" ];",
        ],
        warned: [],
      },
    ],
    [
      "requires-of-a-script",
      {
        refused: [],
        warned: [
          expect.stringContaining(
            "requires-of-a-script.nix:5: crosvm gets no argument for the host's TPM: the guest starts without it, unless microvm.extraArgsScript gives it",
          ),
        ],
      },
    ],
    [
      "machine-microvm",
      {
        refused: [
          'machine-microvm: machine-microvm.nix:4: qemu refuses this value of microvm.hotplugMem on the machine microvm: leave it out, or set microvm.qemu.machine = "q35" [refused-option]\n  microvm.hotplugMem = 2048\n  if your build accepts it: ghaf-microvm.checks.allow = [ "refused-option" ];',
        ],
        warned: [],
      },
    ],
    [
      "for-another",
      {
        refused: [
          'for-another: for-another.nix:7: crosvm gets no arguments of microvm.qemu.extraArgs: the VM runs without a TPM that swtpm emulates [for-another-hypervisor]\n  "-device" "tpm-tis,tpmdev=tpm0"\n  fix: microvm.crosvm.extraArgs = [ "--vtpm-proxy" ]; to a vTPM daemon on D-Bus, in builds with the feature vtpm; Ghaf\'s crosvm alone has "--swtpm" "vtpm.sock" and "--tpm-device" "/dev/tpmrm0"\n  if this is intended: ghaf-microvm.checks.allow = [ "for-another-hypervisor" ];',
          'for-another: for-another.nix:8: crosvm gets no arguments of microvm.qemu.extraArgs: the VM runs without this one [for-another-hypervisor]\n  "-no-hpet"\n  if this is intended: ghaf-microvm.checks.allow = [ "for-another-hypervisor" ];',
        ],
        warned: [
          'for-another: for-another.nix:4: crosvm ignores microvm.qemu.machine, an option for qemu [for-another-hypervisor]\n  microvm.qemu.machine = "q35"\n  if this is intended: ghaf-microvm.checks.allow = [ "for-another-hypervisor" ];',
        ],
      },
    ],
    [
      "ignored",
      {
        refused: [],
        warned: [
          'ignored: ignored.nix:4: crosvm ignores microvm.cpu; it is honoured by qemu [ignored-option]\n  microvm.cpu = "host"\n  if this is intended: ghaf-microvm.checks.allow = [ "ignored-option" ];',
          'ignored: ignored.nix:5: crosvm ignores microvm.hugepageMem; it is honoured by cloud-hypervisor [ignored-option]\n  microvm.hugepageMem = true\n  if this is intended: ghaf-microvm.checks.allow = [ "ignored-option" ];',
        ],
      },
    ],
    [
      "another-file",
      {
        refused: [],
        warned: [
          'another-file: other.nix:2: crosvm ignores microvm.cpu; it is honoured by qemu [ignored-option]\n  microvm.cpu = "host"\n  if this is intended: ghaf-microvm.checks.allow = [ "ignored-option" ];',
        ],
      },
    ],
    [
      "elements",
      {
        refused: [],
        warned: [
          'elements: elements.nix:6: crosvm ignores microvm.interfaces[1].tap.vhost; it is honoured by qemu [ignored-option]\n  microvm.interfaces[1].tap.vhost = true\n  if this is intended: ghaf-microvm.checks.allow = [ "ignored-option" ];',
          'elements: elements.nix:10: crosvm ignores microvm.shares[0].securityModel; it is honoured by qemu [ignored-option]\n  microvm.shares[0].securityModel = "passthrough"\n  if this is intended: ghaf-microvm.checks.allow = [ "ignored-option" ];',
        ],
      },
    ],
    [
      "kinds",
      {
        refused: [
          'kinds: kinds.nix:10: cloud-hypervisor refuses this value of microvm.devices[0].bus: leave it out, or use a hypervisor that honours it: qemu, stratovirt [refused-option]\n  microvm.devices[0].bus = "usb"\n  if your build accepts it: ghaf-microvm.checks.allow = [ "refused-option" ];',
          'kinds: kinds.nix:7: cloud-hypervisor refuses this value of microvm.shares[1].proto: leave it out, or use a hypervisor that honours it: crosvm, kvmtool, qemu [refused-option]\n  microvm.shares[1].proto = "9p"\n  if your build accepts it: ghaf-microvm.checks.allow = [ "refused-option" ];',
          // the default of what is not given
          'kinds: kinds.nix:8: cloud-hypervisor refuses this value of microvm.shares[2].proto: leave it out, or use a hypervisor that honours it: crosvm, kvmtool, qemu [refused-option]\n  microvm.shares[2].proto = "9p"\n  if your build accepts it: ghaf-microvm.checks.allow = [ "refused-option" ];',
        ],
        warned: [],
      },
    ],
    [
      "kind-of-no-measurement",
      {
        refused: [],
        warned: [
          'kind-of-no-measurement: kind-of-no-measurement.nix:5: crosvm ignores microvm.shares[1].securityModel; it is honoured by qemu [ignored-option]\n  microvm.shares[1].securityModel = "mapped"\n  if this is intended: ghaf-microvm.checks.allow = [ "ignored-option" ];',
        ],
      },
    ],
    [
      "whole",
      {
        refused: [
          'whole: whole.nix:5: firecracker refuses this value of microvm.balloon: leave it out, or use a hypervisor that honours it: cloud-hypervisor, crosvm, kvmtool, qemu [refused-option]\n  microvm.balloon = true\n  if your build accepts it: ghaf-microvm.checks.allow = [ "refused-option" ];',
          'whole: whole.nix:4: firecracker refuses this value of microvm.user: leave it out, or use a hypervisor that honours it: qemu [refused-option]\n  microvm.user = "microvm"\n  if your build accepts it: ghaf-microvm.checks.allow = [ "refused-option" ];',
        ],
        warned: [],
      },
    ],
  ])("of %s", (name, findings) => {
    expect(checked[name]).toEqual(findings);
  });
});
