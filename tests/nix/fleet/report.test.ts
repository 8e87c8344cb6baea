// @module-tag slow
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test, vi } from "vitest";
import type { FleetReport } from "../../../src/fleet/report/fleet-report.ts";
import { hasNix, nixpkgsStandin } from "../../support/available.ts";
import { lineOf, writeFleet } from "../../support/fleet-flake.ts";
import { inProcess, inProcessWithoutNix } from "../../support/in-process.ts";
import { evalJobsStandIn } from "../../support/nix-eval-jobs.ts";
import { temporaryFolder } from "../../support/temporary.ts";

const folder = temporaryFolder("report");
const url = `path:${folder}`;

const reportOf = async (...args: readonly string[]) => {
  const { status, stdout, stderr } = await inProcess(folder, "report", "--format", "json", ...args);
  if (stdout === "") throw new Error(stderr);
  return { status, report: JSON.parse(stdout) as FleetReport };
};

describe.skipIf(!hasNix || nixpkgsStandin === undefined)("report", () => {
  beforeAll(() => {
    writeFleet(folder);
    const git = (...args: readonly string[]) =>
      execFileSync("git", ["-C", folder, "-c", "user.name=a", "-c", "user.email=a@b", ...args]);
    git("init", "--quiet");
    git("add", ".");
    git("commit", "--quiet", "--message", "before");
  });

  test("has the VMs, what does not evaluate, and what other hypervisors would lose", async () => {
    const { status, report } = await reportOf("--flake", url);
    expect(status).toBe(1);
    expect(report.vms.map(({ name, hypervisor }) => `${name} ${hypervisor}`)).toEqual([
      "chat qemu",
      "host/one qemu",
      "host/three qemu",
      "host/two qemu",
      "sound qemu",
    ]);
    expect(
      report.failed.map(({ name, error }) => [name, error.split(/ \((at|in|for) /)[0]]),
    ).toEqual([
      ["broken", "attribute 'gone' missing"],
      ["endless", "infinite recursion encountered"],
    ]);
    const toCrosvm = report.moves.find(({ to }) => to === "crosvm");
    expect([toCrosvm?.vms, toCrosvm?.unharmed]).toEqual([5, 4]);
    expect(toCrosvm?.lost.map(({ option, places }) => [option, places])).toEqual([
      ["qemu.extraArgs", ["chat.nix:7"]],
      ["qemu.machine", ["chat.nix:5"]],
    ]);
    expect(report.options.find(({ option }) => option === "qemu.machine")?.outcomes).toMatchObject({
      qemu: { kept: 1, lost: 0, refused: 0 },
      crosvm: { kept: 0, lost: 1, refused: 0 },
    });
  });

  test("is the same with nix-eval-jobs, which answers first", async () => {
    const programs = evalJobsStandIn();
    vi.stubEnv("XDG_CACHE_HOME", temporaryFolder("cache"));
    const own = await reportOf("--flake", url, "--only", "*o*");
    vi.stubEnv("PATH", `${programs}:${process.env.PATH}`);
    vi.stubEnv("XDG_CACHE_HOME", temporaryFolder("cache"));
    const faster = await reportOf("--flake", url, "--only", "*o*");
    vi.unstubAllEnvs();
    expect(faster).toEqual(own);
    expect(readFileSync(join(programs, "asked"), "utf8")).toBe("q0 q1 q2\n");
  });

  test("is the same with a nix-eval-jobs that fails", async () => {
    const programs = temporaryFolder("programs");
    writeFileSync(join(programs, "nix-eval-jobs"), "#!/bin/sh\necho no row; exit 1\n", {
      mode: 0o755,
    });
    const own = await reportOf("--flake", url, "--only", "*o*");
    vi.stubEnv("PATH", `${programs}:${process.env.PATH}`);
    const other = await reportOf("--flake", url, "--only", "*o*");
    vi.unstubAllEnvs();
    expect(other).toEqual(own);
  });

  test("has what two VMs of a host cannot have at once, at the lines of flake.nix", async () => {
    const { report } = await reportOf("--flake", `${url}#host`);
    expect(report.claims).toEqual([
      {
        host: "host",
        what: "vsock.cid",
        value: "5",
        vms: ["one", "three", "two"],
        areStarted: true,
      },
    ]);
    const [use] = report.options.filter(({ option }) => option === "vsock.cid");
    expect(use?.places).toEqual(
      ["one", "three", "two"].map((vm) => `flake.nix:${lineOf(`microvm.vms.${vm}`)}`).sort(),
    );
  });

  test("is a page for a pull request, too", async () => {
    const page = join(folder, "../page.md");
    const { status, stdout } = await inProcess(
      ...[folder, "report", "--flake", `${url}#chat`, "--format", "github", "--page", page],
    );
    expect([status, stdout]).toEqual([
      1,
      '::error file=chat.nix,line=7,title=lint/two-words::Refused by the hypervisor: -device and its value are one string: each must be a separate list item (chat)%0Afix: "-device" "virtio-rng-pci"\n',
    ]);
    expect(readFileSync(page, "utf8")).toContain("### 1 finding\n\n| where | what | rule |");
  });

  test("shows what a commit changes, argument by argument", async () => {
    writeFleet(folder, {
      "chat.nix": `{
  networking.hostName = "chat";
  microvm.hypervisor = "qemu";
  microvm.mem = 700;
  microvm.qemu.machine = "q35";
  microvm.qemu.extraArgs = [
    "-device virtio-rng-pci"
    "-device virtio-balloon"
  ];
}
`,
    });
    const { status, stdout } = await inProcess(
      ...[folder, "report", "--flake", `${url}#chat`, "--base", "HEAD", "--format", "json"],
    );
    const { changed, unchanged, findings } = JSON.parse(stdout);
    expect(status).toBe(1);
    expect([changed.length, unchanged]).toEqual([1, 0]);
    expect(changed[0]).toMatchObject({
      vms: ["chat"],
      arguments: [
        { before: ["-m", "512M"], after: ["-m", "700M"] },
        { before: null, after: ["-device virtio-balloon"] },
      ],
      options: [
        { option: "microvm.mem", kind: "added", before: null, after: "700", line: 4 },
        { option: "microvm.qemu.extraArgs", kind: "added", after: "-device virtio-balloon" },
      ],
    });
    expect(findings.added.map(({ line }: { line: number }) => line)).toEqual([8]);
    expect(findings.gone).toEqual([]);
  });

  test("what is no system is a row", async () => {
    const other = temporaryFolder("no-system");
    writeFileSync(join(other, "flake.nix"), "{ outputs = _: { nixosConfigurations.a = 3; }; }\n");
    const { status, report } = await reportOf("--flake", `path:${other}`);
    expect(status).toBe(2);
    expect(report.failed).toEqual([
      { name: "a", error: expect.stringMatching(/^nixosConfigurations.a is not a NixOS system/) },
    ]);
  });

  test("what takes too long is a row", async () => {
    // the names alone take longer, unless they are known
    await inProcess(folder, "report", "--flake", url, "--only", "no such configuration");
    const { status, stdout } = await inProcess(
      ...[folder, "report", "--flake", `${url}#endless`, "--time-limit", "0.2", "--format", "json"],
    );
    expect(status).toBe(2);
    expect(JSON.parse(stdout).failed).toEqual([
      { name: "endless", error: expect.stringContaining("it takes longer than 0.2 s") },
    ]);
  });

  test.each([
    [["--flake", `${url}#plain`], "has no VMs"],
    [["--flake", `${url}#chatt`], "has no nixosConfigurations.chatt\n  fix: did you mean chat?"],
    [["--flake", url, "--time-limit", "soon"], "It is a number of seconds"],
    [["--flake", "path:/var/empty/none"], "cannot be read"],
    [["--flake", `${url}#chat`, "--hypervisor", "crossvm"], "did you mean crosvm?"],
    [["--flake", url, "--base", "no-such-rev"], "has no such revision"],
    [["--flake", url, "--base", "path:/nowhere"], "--base path:/nowhere cannot be read"],
    [["--flake", url, "--rev", "pull/1"], "nothing is fetched without --fetch"],
  ])("%j is not a report", async (args, message) => {
    const { status, stderr } = await inProcess(folder, "report", ...args);
    expect([status, stderr]).toEqual([2, expect.stringContaining(message)]);
  });

  test("nor is there one without Nix", async () => {
    const { status, stderr } = await inProcessWithoutNix(folder, "report", "--flake", url);
    expect([status, stderr]).toEqual([2, expect.stringContaining("this needs `nix`")]);
  });
});
