// @module-tag slow
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  hasNix,
  microvmGit,
  microvmSource,
  newNodes,
  nixpkgsLib,
  root,
} from "../../support/available.ts";
import { ghafMicrovm } from "../../support/cli.ts";
import { microvmAt } from "../../support/microvm-history.ts";

const folder = mkdtempSync(join(tmpdir(), "ghaf-microvm-guests-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Where Node keeps what it makes of the rules' source, from Node 24 on without their types, too. */
const compiledOnce = { NODE_COMPILE_CACHE: join(folder, "compiled") };

const backend = "memory-backend-file,id=mem1,mem-path=/dev/shm/a,size=16M";
const share = 'tag = "a"; mountPoint = "/a"';

/** Guests in plain Nix, each with what the build of its runner says: the line and the rule of each finding. */
const guests: Readonly<Record<string, readonly [text: string, findings: readonly string[]]>> = {
  "nothing-wrong": [
    `{
  microvm.hypervisor = "qemu";
  microvm.qemu = {
    machine = "q35";
    extraArgs = [
      "-m" "maxmem=2G"
      "-object" "${backend},share=on"
      "-device" "virtio-pmem-pci,memdev=mem1,id=nv1"
    ];
  };
}`,
    [],
  ],
  "two-words-in-one": [
    `{
  microvm.qemu.machine = "q35";
  microvm.qemu.extraArgs = [
    "-m" "maxmem=2G"
    "-object ${backend},share=on"
    "-device virtio-rng-pci"
  ];
}`,
    ["guest.nix:5 two-words", "guest.nix:6 two-words"],
  ],
  "not-shared": [
    `{
  microvm.qemu.machine = "q35";
  microvm.qemu.extraArgs = [
    "-m" "maxmem=2G"
    "-object" "${backend}"
    "-device" "virtio-pmem-pci,memdev=mem1,id=nv1"
  ];
}`,
    ["guest.nix:5 not-shared"],
  ],
  "no-maxmem": [
    `{
  microvm.qemu.machine = "q35";
  microvm.qemu.extraArgs =
    [ "-object" "${backend},share=on" ]
    ++ [ "-device" "virtio-pmem-pci,memdev=mem1,id=nv1" ];
}`,
    ["guest.nix:5 maxmem"],
  ],
  "no-bus": [
    `{
  microvm.qemu.extraArgs = [ "-device" "virtio-rng-pci" ];
}`,
    ["guest.nix:2 no-bus"],
  ],
  "unknown-device": [
    `{
  microvm.qemu.machine = "q35";
  microvm.qemu.extraArgs = [
    "-device"
    "virtio-rgn-pci"
  ];
}`,
    ["guest.nix:4 unknown-device"],
  ],
  "unknown-property-of-an-interpolated-word": [
    `{ pkgs, ... }: {
  microvm.qemu.machine = "q35";
  microvm.qemu.extraArgs = [
    "-device" "virtio-rng-pci"
    "-device" "virtio-net-pci,netdev=n,romfle=\${pkgs.hello}/rom"
    "-netdev" "user,id=n"
  ];
}`,
    ["guest.nix:5 unknown-property"],
  ],
  "undefined-reference": [
    `{ lib, ... }: {
  microvm.qemu.machine = "q35";
  microvm.qemu.extraArgs = lib.mkIf true [
    "-device" "virtio-rng-pci"
    "-device" "virtio-net-pci,netdev=nosuch"
  ];
}`,
    ["guest.nix:5 undefined-reference"],
  ],
  "duplicate-id": [
    `{
  microvm.qemu.extraArgs = [
    "-chardev" "null,id=a"
    "-chardev" "null,id=a"
  ];
}`,
    ["guest.nix:4 duplicate-id"],
  ],
  "id-of-an-interface": [
    `{
  microvm.interfaces = [ { type = "user"; id = "eth0"; mac = "02:00:00:00:00:01"; } ];
  microvm.qemu.extraArgs = [ "-netdev" "user,id=eth0" ];
}`,
    ["guest.nix:3 duplicate-id"],
  ],
  "kernel-parameters-replaced": [
    `{
  microvm.qemu.extraArgs = [ "-append" "quiet" ];
}`,
    ["guest.nix:2 override"],
  ],
  "empty-ring-buffer": [
    `{
  microvm.qemu.extraArgs = [ "-chardev" "ringbuf,id=r,size=3" ];
}`,
    ["guest.nix:2 wrong-value"],
  ],
  "numa-beside-shares": [
    `{
  microvm.mem = 3072;
  microvm.shares = [ { source = "/nix/store"; ${share}; proto = "virtiofs"; } ];
  microvm.qemu.machine = "q35";
  microvm.qemu.extraArgs = [
    "-object" "memory-backend-memfd,id=mem1,size=1G,share=on"
    "-numa" "node,memdev=mem1"
  ];
}`,
    ["guest.nix:7 wrong-value"],
  ],
  "comma-in-a-share": [
    `{
  microvm.shares = [
    { source = "/tank/Shows"; tag = "b"; mountPoint = "/b"; proto = "9p"; }
    { source = "/tank/Films, Shows"; ${share}; proto = "9p"; }
  ];
}`,
    ["guest.nix:4 unescaped-comma"],
  ],
  "comma-in-a-volume": [
    `{
  microvm = {
    mem = 1000;
    volumes = [
      {
        image = "/tank/disk, one.img";
        mountPoint = "/v";
        size = 100;
      }
    ];
  };
}`,
    ["guest.nix:6 unescaped-comma"],
  ],
  "long-credential": [
    `{
  microvm.credentialFiles."ssh.ephemeral-authorized_keys-all" = "/run/secrets/keys";
}`,
    ["guest.nix:2 wrong-value"],
  ],
  "long-credential-in-arguments": [
    `{
  microvm.qemu.extraArgs = [
    "-fw_cfg"
    "name=opt/io.systemd.credentials/ssh.ephemeral-authorized_keys-root,string=x"
  ];
}`,
    ["guest.nix:3 wrong-value"],
  ],
  "smbios-on-microvm": [
    `{
  microvm.qemu.extraArgs = [ "-smbios" "type=11,value=io.systemd.credential:a=b" ];
}`,
    ["guest.nix:2 never-seen"],
  ],
  "vga-on-microvm": [
    `{
  microvm.qemu.extraArgs = [ "-vga" "std" ];
}`,
    ["guest.nix:2 never-seen"],
  ],
  "qcow2-volume": [
    `{
  microvm.mem = 1024;
  microvm.volumes = [ { image = "/var/a.qcow2"; mountPoint = "/"; autoCreate = false; } ];
}`,
    ["guest.nix:3 never-seen"],
  ],
  "stripped-vnc": [
    `{
  microvm.qemu.machine = "q35";
  microvm.qemu.extraArgs = [
    "-vnc" ":0"
    "-device" "qemu-xhci" "-device" "usb-host,vendorid=0x148f,productid=0x5572"
  ];
}`,
    ["guest.nix:4 stripped-build", "guest.nix:5 stripped-build"],
  ],
  "whole-vnc": [
    `{
  microvm.optimize.enable = false;
  microvm.qemu.machine = "q35";
  microvm.qemu.extraArgs = [ "-vnc" ":0" ];
}`,
    [],
  ],
  "exactly-2048": ["{\n  microvm.mem = 2048;\n}", ["guest.nix:2 memory-2048"]],
  "words-of-two-files": [
    `{
  imports = [ ./more.nix ];
  microvm.qemu.extraArgs = [ "-device" "virtio-rng-device" ];
}`,
    ["more.nix:3 two-words"],
  ],
  "typed-arguments": [
    `{
  imports = [ (import ${join(root, "nix/modules/arguments.nix")} { }) ];
  microvm.qemu.machine = "q35";
  microvm.qemu.arguments.devices = {
    rng1.virtio-rng-pci = { };
    net1.virtio-net-pci.netdev = "nosuch";
  };
}`,
    ["guest.nix:6 undefined-reference"],
  ],
  "crosvm-flag": [
    `{
  microvm.hypervisor = "crosvm";
  microvm.crosvm.extraArgs = [
    "--pmen"
    "/dev/shm/a"
  ];
}`,
    ["guest.nix:4 unknown-option"],
  ],
  "crosvm-value": [
    `{
  microvm.hypervisor = "crosvm";
  microvm.crosvm.extraArgs = [ "--pmem" "/dev/shm/a,ro=off" ];
}`,
    ["guest.nix:3 wrong-value"],
  ],
  "crosvm-typed": [
    `{
  imports = [ (import ${join(root, "nix/modules/arguments.nix")} { }) ];
  microvm.hypervisor = "crosvm";
  microvm.crosvm.arguments = {
    cpus.num-cores = 2;
  };
}`,
    ["guest.nix:5 repeated-flag"],
  ],
  "two-words-of-cloud-hypervisor": [
    `{
  microvm.hypervisor = "cloud-hypervisor";
  microvm.cloud-hypervisor.extraArgs = [
    "--cmdline" "-a b"
    "--net tap=foo"
  ];
}`,
    // text that begins with a dash is not a value there
    ["guest.nix:4 missing-value", "guest.nix:4 repeated-flag", "guest.nix:5 two-words"],
  ],
  // of these hypervisors not everything is known, which fails no build
  "not-verified-of-alioth": ['{\n  microvm.hypervisor = "alioth";\n}', []],
  "not-verified-of-stratovirt": ['{\n  microvm.hypervisor = "stratovirt";\n}', []],
  "comma-in-a-volume-of-kvmtool": [
    `{
  microvm.hypervisor = "kvmtool";
  microvm.volumes = [ { image = "/a,b.img"; mountPoint = "/v"; size = 64; } ];
}`,
    ["guest.nix:3 wrong-value"],
  ],
};

const more = '{\n  microvm.qemu.extraArgs = [\n    "-object rng-random,id=r"\n  ];\n}\n';

interface Evaluated {
  readonly script: string;
  /** The shell command that the runner's build runs, of the script "$SCRIPT" and by the program "$NODE". */
  readonly command: string;
}

describe.skipIf(!hasNix || nixpkgsLib === undefined || microvmSource === undefined)(
  "what the build of a runner says of a guest",
  () => {
    let evaluated: Record<string, Evaluated>;
    let said: Map<string, string[]>;

    const scriptOf = (name: string) => join(folder, name, "microvm-run");

    beforeAll(() => {
      for (const [name, [text]] of Object.entries(guests)) {
        mkdirSync(join(folder, name));
        writeFileSync(join(folder, name, "guest.nix"), `${text}\n`);
        writeFileSync(join(folder, name, "more.nix"), more);
      }
      evaluated = evaluateGuests(Object.keys(guests));
      for (const [name, { script }] of Object.entries(evaluated))
        writeFileSync(scriptOf(name), script);
      said = commandLineTool();
    }, 120_000);

    /** What `lint` says of each script, as text without the last line, which counts. */
    function commandLineTool(): Map<string, string[]> {
      const { stdout } = ghafMicrovm(
        folder,
        ...["lint", "--format", "json"],
        ...Object.keys(guests)
          .filter((name) => !name.endsWith("cloud-hypervisor"))
          .map(scriptOf),
      );
      const { findings } = JSON.parse(stdout) as { findings: Record<string, string>[] };
      const byScript = new Map<string, string[]>();
      for (const { file = "", severity, message, rule, argument, fix } of findings)
        byScript.set(file, [
          ...(byScript.get(file) ?? []),
          `${severity === "silent" ? "silently wrong" : "refused"}: ${message} [${rule}]`,
          `  ${argument}`,
          ...(fix === null ? [] : [`  fix: ${fix}`]),
        ]);
      return byScript;
    }

    describe.each(newNodes)("%s", (node) => {
      test.each(Object.keys(guests))("%s", (name) => {
        const [, findings] = guests[name] ?? ["", []];
        const { status, stdout, stderr } = spawnSync("sh", ["-c", evaluated[name]?.command ?? ""], {
          encoding: "utf8",
          env: { NODE: node, SCRIPT: scriptOf(name), ...compiledOnce },
        });
        expect({ status, error: /error.*/i.exec(stderr)?.[0] }).toEqual({
          status: findings.length === 0 ? 0 : 1,
        });
        const lines = stdout.split("\n").slice(0, -2);
        const places = lines.flatMap((line) => {
          const [, place, rule] = /^(\S+): .*\[(\S+)\]$/.exec(line) ?? [];
          return place === undefined ? [] : [`${place.replace(`${folder}/${name}/`, "")} ${rule}`];
        });
        expect(places.sort()).toEqual([...findings].sort());
        // of a script alone, nothing is known of what its program was built with
        if (name.endsWith("cloud-hypervisor") || name.startsWith("stripped")) return;
        // the same arguments as the command line tool's, but for the place
        expect(lines.map((line) => line.replace(/^\S+:\d+: /, ""))).toEqual(
          said.get(scriptOf(name)) ?? [],
        );
      });
    });
  },
);

describe.skipIf(
  !hasNix || nixpkgsLib === undefined || microvmGit === undefined || newNodes.length === 0,
)("the build of a runner of another microvm.nix", () => {
  test.each([
    ["June 2023", "062fd71"],
    ["December 2023", "7ff96ff"],
    ["October 2024", "46ed88e"],
    ["November 2025", "2e75057"],
  ])("says the line of %s, too", (_, commit) => {
    mkdirSync(join(folder, commit));
    writeFileSync(
      join(folder, commit, "guest.nix"),
      '{\n  microvm.hypervisor = "qemu";\n  microvm.qemu.extraArgs = [\n    "-device virtio-rng-device"\n  ];\n}\n',
    );
    const { script = "", command = "" } = evaluateGuests([commit], microvmAt(commit))[commit] ?? {};
    const file = join(folder, commit, "microvm-run");
    writeFileSync(file, script);
    const { stdout } = spawnSync("sh", ["-c", command], {
      encoding: "utf8",
      env: { NODE: newNodes[0], SCRIPT: file },
    });
    expect(stdout).toContain(
      "/guest.nix:4: refused: -device and its value are one string: each must be a separate list item [two-words]",
    );
  });
});

/** Evaluates the guests' runners, and the commands of their checks, in one process; writes what these need to the store. */
function evaluateGuests(
  names: readonly string[],
  source = microvmSource,
): Record<string, Evaluated> {
  const expression = `
    let
      lib = import ${nixpkgsLib};
      node = { version = "24.0.0"; outPath = "$NODE"; };
      evaluated = name:
        let
          runner = import ${join(root, "nix/runner")} {
            inherit lib;
            source = ${source};
            modules = [ (${folder} + "/\${name}/guest.nix") ];
          };
          arguments = import ${join(root, "nix/checks/arguments.nix")} { inherit lib; } {
            config = runner.config // {
              microvm = runner.config.microvm // { vmHostPackages.buildPackages.nodejs = node; };
            };
            inherit (runner) options;
            pkgs = { };
          };
        in
        {
          script = runner.scripts.microvm-run;
          command = lib.replaceStrings [ "$NODE/bin/node" ] [ "\\"$NODE\\"" ] (arguments.command "\\"$SCRIPT\\"");
        };
    in
    lib.genAttrs [ ${names.map((name) => `"${name}"`).join(" ")} ] evaluated`;
  const { status, stdout, stderr } = spawnSync(
    "nix-instantiate",
    ["--eval", "--strict", "--json", "--read-write-mode", "-"],
    { input: expression, encoding: "utf8", maxBuffer: 1 << 28 },
  );
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as Record<string, Evaluated>;
}
