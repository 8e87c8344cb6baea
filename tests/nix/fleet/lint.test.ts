// @module-tag slow
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hasNix, microvmSource, nixpkgsStandin } from "../../support/available.ts";
import { inProcess, inProcessWithoutNix } from "../../support/in-process.ts";

const folder = mkdtempSync(join(tmpdir(), "ghaf-microvm-fleet-"));
afterAll(() => rmSync(folder, { recursive: true }));

const flake = `{
  inputs.nixpkgs.url = "path:${nixpkgsStandin}";
  inputs.microvm = {
    url = "path:${microvmSource}";
    inputs.nixpkgs.follows = "nixpkgs";
    inputs.spectrum.follows = "nixpkgs";
  };
  outputs = { nixpkgs, microvm, ... }:
    let
      system = modules: nixpkgs.lib.nixosSystem { system = "x86_64-linux"; inherit modules; };
      guest = module: system [ microvm.nixosModules.microvm module ];
    in
    {
      nixosConfigurations = {
        chat = guest ./chat.nix;
        sound = guest { networking.hostName = "sound"; microvm.hypervisor = "qemu"; };
        plain = system [ { networking.hostName = "plain"; } ];
        broken = guest { microvm.mem = { }.gone; };
        endless = guest ({ config, ... }: { microvm.mem = config.microvm.mem + 1; });
        host = system [
          microvm.nixosModules.host
          {
            microvm.vms.one.config.microvm.vsock.cid = 5;
            microvm.vms.two.config.microvm.vsock.cid = 5;
            microvm.vms.three = { autostart = false; config.microvm.vsock.cid = 5; };
          }
        ];
      };
    };
}
`;

const chat = `{
  networking.hostName = "chat";
  microvm.hypervisor = "qemu";
  microvm.qemu = {
    machine = "q35";
    extraArgs = [
      "-device virtio-rng-pci"
    ];
  };
}
`;

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
    writeFileSync(join(folder, "flake.nix"), flake);
    writeFileSync(join(folder, "chat.nix"), chat);
  });

  test("a guest's argument is found at the line of its module", async () => {
    expect(await lint("--flake", `${url}#chat`)).toEqual({
      status: 1,
      findings: [
        [
          "two-words",
          "chat.nix:7",
          "-device and its value are one string: each must be a list item of its own (chat)",
        ],
      ],
      notVerified: [],
    });
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
    expect(findings.map(([rule, , message]) => [rule, message])).toEqual([
      [
        "collision",
        expect.stringMatching(
          /^microvm\.vsock\.cid is the same vsock\.cid, "5", as that of one .*\(host\/two\)$/,
        ),
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
      [["endless", expect.stringContaining("infinite recursion encountered")]],
    ]);
  });

  test.each([
    [["--flake", `${url}#plain`], "has no VMs"],
    [["--flake", url, "--only", "nothing*"], "has no VMs that are --only nothing*"],
    [["--flake", "path:/var/empty/none"], "--flake path:/var/empty/none cannot be read"],
    [["--vm", "chat"], "--vm is about a flake's VMs"],
    [["--flake", url, "chat"], "names are of VM definitions"],
  ])("%j cannot be checked", async (args, message) => {
    const { status, stderr } = await inProcess(folder, "lint", ...args);
    expect([status, stderr]).toEqual([2, expect.stringContaining(message)]);
  });

  test("nor can anything without Nix", async () => {
    const { status, stderr } = await inProcessWithoutNix(folder, "lint", "--flake", url);
    expect([status, stderr]).toEqual([2, expect.stringContaining("this needs `nix`")]);
  });
});
