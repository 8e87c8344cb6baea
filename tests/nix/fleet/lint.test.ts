// @module-tag slow
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { hasNix, microvmSource, nixpkgsStandin } from "../../support/available.ts";
import { flake, lineOf, writeFleet } from "../../support/fleet-flake.ts";
import { inProcess, inProcessWithoutNix } from "../../support/in-process.ts";
import { temporaryFolder } from "../../support/temporary.ts";

const folder = temporaryFolder("fleet");

const url = `path:${folder}`;

interface Found {
  readonly findings: readonly {
    readonly rule: string;
    readonly file: string;
    readonly line: number;
    readonly message: string;
  }[];
  readonly notVerified: readonly { readonly vms: readonly string[]; readonly why: string }[];
}

const lint = async (...args: readonly string[]) => {
  const { status, stdout, stderr } = await inProcess(folder, "lint", "--format", "json", ...args);
  if (stdout === "") throw new Error(stderr);
  const { findings, notVerified } = JSON.parse(stdout) as Found;
  return {
    status,
    findings: findings.map(({ rule, file, line, message }) => [rule, `${file}:${line}`, message]),
    notVerified: notVerified.map(({ vms, why }) => [...vms, why]),
  };
};

describe.skipIf(!hasNix || nixpkgsStandin === undefined)("lint --flake", () => {
  beforeAll(() => {
    writeFleet(folder);
  });

  test("a guest's argument is found at the line of its module", async () => {
    expect(await lint("--flake", `${url}#chat`)).toEqual({
      status: 1,
      findings: [
        [
          "two-words",
          "chat.nix:7",
          "-device and its value are one string: each must be a separate list item (chat)",
        ],
      ],
      notVerified: [],
    });
  });

  test("a guest's configuration of Firecracker is read from what would be built", async () => {
    const other = temporaryFolder("firecracker");
    writeFleet(other, {
      "chat.nix": `{
  networking.hostName = "chat";
  microvm.hypervisor = "firecracker";
  microvm.firecracker.extraConfig.machine-config.vcpu_count = 40;
}
`,
    });
    const { findings, notVerified } = await lint("--flake", `path:${other}#chat`);
    expect(findings.map(([rule, , message]) => [rule, message])).toEqual([
      [
        "wrong-value",
        "machine-config.vcpu_count must be a whole number from 1 to 32, but is 40 (chat)",
      ],
    ]);
    expect(notVerified).toEqual([]);
  });

  test("what an extension sets, which is in no file, is found where it stands", async () => {
    const other = temporaryFolder("extended");
    writeFleet(other, {
      "flake.nix": flake.replace(
        "guest ./chat.nix;",
        `(guest { networking.hostName = "chat"; microvm.hypervisor = "crosvm"; }).extendModules {
          modules = [
            { microvm.qemu.machine = "q35"; }
            ({ lib, ... }@args: lib.setAttrByPath [ "microvm" "qemu" "extraArgs" ] [ "-S" ])
          ];
        };`,
      ),
    });
    const { findings } = await lint("--flake", `path:${other}#chat`);
    const line = lineOf("chat = ");
    expect(findings).toEqual([
      [
        "for-another-hypervisor",
        // made by a function of nixpkgs: what is known is where the flake has the guest
        `flake.nix:${line}`,
        "crosvm gets no arguments of microvm.qemu.extraArgs: the VM runs without this one (chat)",
      ],
      [
        "for-another-hypervisor",
        `flake.nix:${line + 2}`,
        "crosvm ignores microvm.qemu.machine, an option for qemu (chat)",
      ],
    ]);
  });

  test("an example in microvm.nix' own flake is a guest as any other", async () => {
    const other = temporaryFolder("examples");
    const [inputs] = flake.split("outputs =");
    writeFileSync(
      join(other, "flake.nix"),
      `${inputs}outputs = { microvm, ... }: { inherit (microvm) nixosConfigurations; };\n}\n`,
    );
    const own = readFileSync(join(microvmSource ?? "", "flake.nix"), "utf8").split("\n");
    const line = own.findIndex((text) => text.includes('mac = "02:00:00:01:01:0$')) + 1;
    const name = "x86_64-linux-qemu-example-with-tap";
    expect((await lint("--flake", `path:${other}#${name}`)).findings).toEqual([
      [
        "wrong-definition",
        // the flake has a flake.nix of its own
        `microvm/flake.nix:${line}`,
        `microvm.interfaces[1].mac is "02:00:00:01:01:01", which microvm.interfaces[0] has too: each interface needs an address of its own (${name})`,
      ],
    ]);
  });

  test("a file of an input has the input's name, in errors too, though the flake has one of the same path", async () => {
    const other = temporaryFolder("inputs");
    const input = temporaryFolder("input");
    writeFleet(input, { "flake.nix": "{ outputs = _: { }; }" });
    writeFileSync(join(input, "gone.nix"), "{ microvm.mem = { }.gone; }\n");
    writeFleet(other, {
      "flake.nix": flake
        .replace("inputs.nixpkgs.url", `inputs.house.url = "path:${input}";\n  inputs.nixpkgs.url`)
        .replace("{ nixpkgs,", "{ house, nixpkgs,")
        .replace("guest ./chat.nix", 'guest "${house}/chat.nix"')
        .replace(
          "broken = guest { microvm.mem = { }.gone; }",
          'broken = guest "${house}/gone.nix"',
        ),
      "gone.nix": "{ }",
    });
    const found = await lint("--flake", `path:${other}`, "--only", "*ch*");
    expect(found.findings.map(([, place]) => place)).toEqual(["house/chat.nix:7"]);
    expect((await lint("--flake", `path:${other}#broken`)).notVerified).toEqual([
      ["broken", "attribute 'gone' missing (at house/gone.nix:1:17)"],
    ]);
  });

  test("of VMs in one file whose arguments are alike, each has its own lines", async () => {
    const other = temporaryFolder("alike");
    const vm = (name: string, size: string) =>
      `microvm.vms.${name}.config.microvm.qemu = { machine = "q35"; extraArgs = [ "-object" "memory-backend-file,id=m,mem-path=/dev/shm/a,size=${size},share=on" "-device" "ivshmem-plain,memdev=m" ]; };`;
    writeFleet(other, {
      "flake.nix": flake.replace(
        /microvm\.vms\.one\.config[^}]*three = .*$/m,
        `${vm("a", "16M")}\n${vm("b", "32M")}\n${vm("c", "64M")}`,
      ),
    });
    const line = lineOf("microvm.vms.one.config");
    const { findings } = await lint("--flake", `path:${other}#host`);
    expect(findings.flatMap(([rule, place]) => (rule === "not-shared" ? [place] : []))).toEqual([
      `flake.nix:${line + 1}`,
      `flake.nix:${line + 2}`,
    ]);
    expect(findings[0]?.[2]).toContain(`size=16M in a (flake.nix:${line})`);
  });

  test("a guest in which nothing is wrong", async () => {
    expect(await lint("--flake", url, "--only", "s*")).toEqual({
      status: 0,
      findings: [],
      notVerified: [],
    });
  });

  test("VMs that a host starts, and their one cid", async () => {
    const { status, findings } = await lint("--flake", `${url}#host`);
    expect(status).toBe(1);
    expect(findings).toEqual([
      [
        "collision",
        `flake.nix:${lineOf("microvm.vms.two")}`,
        `microvm.vsock.cid is the same vsock.cid, "5", as that of one (flake.nix:${lineOf("microvm.vms.one")}): on one host only one of them can run at a time (host/two)`,
      ],
    ]);
  });

  test("what does not evaluate is said, with Nix's reason", async () => {
    expect(await lint("--flake", `${url}#broken`)).toEqual({
      status: 2,
      findings: [],
      notVerified: [["broken", expect.stringContaining("attribute 'gone' missing (at flake.nix:")]],
    });
    const { status, notVerified } = await lint("--flake", `${url}#endless`);
    expect([status, notVerified]).toEqual([
      2,
      [
        [
          "endless",
          expect.stringMatching(
            /^infinite recursion encountered \((at flake\.nix|for microvm\.mem)/,
          ),
        ],
      ],
    ]);
  });

  test("VMs without a runner, or without anything, do not keep others from being checked", async () => {
    const other = temporaryFolder("runnerless");
    const [before, after] = flake.split("nixosConfigurations = {");
    writeFleet(other, {
      "flake.nix": `${before}nixosConfigurations = {
        runnerless = system [ ({ lib, ... }: {
          options.microvm.hypervisor = lib.mkOption { default = "qemu"; };
        }) ];
        refused = guest { microvm.qemu.package = throw "no QEMU here"; };
        row = system [ microvm.nixosModules.host { microvm.vms.empty = { }; } ];${after}`,
    });
    const { status, notVerified, findings } = await lint(
      "--flake",
      `path:${other}`,
      "--only",
      "r*",
    );
    expect([status, findings]).toEqual([2, []]);
    expect(notVerified).toEqual([
      ["refused", "no QEMU here"],
      ["row/empty", "microvm.vms.empty has neither config nor evaluatedConfig nor flake"],
      ["runnerless", "its microvm.nix has no lib/runner.nix where its options are declared"],
    ]);
  });

  test("an input that is not on this machine is named, with what would fetch it", async () => {
    const other = temporaryFolder("absent");
    writeFileSync(
      join(other, "flake.nix"),
      `{ inputs.vms.url = "github:nobody/nothing"; outputs = { vms, ... }: { inherit (vms) nixosConfigurations; }; }`,
    );
    const absent = await inProcess(other, "lint", "--flake", `path:${other}`);
    expect([absent.status, absent.stderr]).toEqual([
      2,
      expect.stringMatching(
        /nobody\/nothing\S* is not fetched without --fetch\n {2}fix: its flake.lock lacks that input: run `nix flake lock` there/,
      ),
    ]);
    const locked = {
      ...{ type: "github", owner: "nobody", repo: "nothing", rev: "1".repeat(40) },
      narHash: `sha256-${"A".repeat(43)}=`,
    };
    const { rev, narHash, ...original } = locked;
    const nodes = { root: { inputs: { vms: "vms" } }, vms: { locked, original } };
    writeFileSync(join(other, "flake.lock"), JSON.stringify({ nodes, root: "root", version: 7 }));
    const known = await inProcess(other, "lint", "--flake", `path:${other}`);
    expect([known.status, known.stderr]).toEqual([
      2,
      expect.stringMatching(/the flake's input vms is not on this machine: .* without --fetch\n/),
    ]);
  });

  test.each([
    [["--flake", `${url}#plain`], "has no VMs"],
    [["--flake", url, "--only", "nothing*"], "has no VMs that are --only nothing*"],
    [["--flake", "path:/var/empty/none"], "--flake path:/var/empty/none cannot be read"],
    [["--vm", "chat"], "--vm is about a flake's VMs"],
    [["--flake", url, "chat"], "names are for VM definitions"],
  ])("%j cannot be checked", async (args, message) => {
    const { status, stderr } = await inProcess(folder, "lint", ...args);
    expect([status, stderr]).toEqual([2, expect.stringContaining(message)]);
  });

  test("nor can anything without Nix", async () => {
    const { status, stderr } = await inProcessWithoutNix(folder, "lint", "--flake", url);
    expect([status, stderr]).toEqual([2, expect.stringContaining("this needs `nix`")]);
  });
});
