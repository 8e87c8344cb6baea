import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { statusOf } from "../../src/lock/status.ts";
import { root } from "../support/available.ts";
import { inProcess } from "../support/in-process.ts";
import { before, first, lockText, microvmLock, newest, strange } from "../support/locks.ts";

// one hook for all: vitest ignores those that are added while a test runs
const temporary: string[] = [];
afterAll(() => {
  for (const path of temporary) rmSync(path, { recursive: true, force: true });
});

/** A folder with these files, removed after the last test. */
function folder(files: Readonly<Record<string, string | Uint8Array>>): string {
  const path = mkdtempSync(join(tmpdir(), "ghaf-microvm-lock-"));
  temporary.push(path);
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(dirname(join(path, file)), { recursive: true });
    writeFileSync(join(path, file), content);
  }
  return path;
}

async function check(files: Parameters<typeof folder>[0], ...args: string[]) {
  return inProcess(folder(files), "lock", "check", ...args);
}

const record = (...options: string[]) => JSON.stringify({ vms: { vm: { options } } });

describe("lock check", () => {
  it("passes for this repository", async () => {
    const { status, stdout, stderr } = await inProcess(root, "lock", "check");
    expect(stdout).toMatch(/^supported {2}flake\.lock:\d+\n/);
    expect([status, stderr]).toEqual([0, ""]);
  });

  it.each<[string, string, number]>([
    ["supported", microvmLock(first), 0],
    ["unsupported", microvmLock(before), 1],
    ["inconsistent", microvmLock({ rev: newest.rev, narHash: first.narHash }), 1],
    ["no-microvm", lockText({}, {}), 1],
    ["unknown", microvmLock(strange), 2],
    ["malformed", "{", 2],
  ])("%s in text and in JSON", async (verdict, lock, status) => {
    const text = await check({ "flake.lock": lock });
    expect([text.status, text.stderr]).toEqual([status, ""]);
    expect(text.stdout).toMatch(new RegExp(`^${verdict}  flake\\.lock`));
    const json = await check({ "flake.lock": lock }, "--format", "json");
    expect([json.status, json.stderr]).toEqual([status, ""]);
    expect(JSON.parse(json.stdout)).toMatchObject({ results: [{ path: "flake.lock", verdict }] });
  });

  it("lets an unknown revision pass when asked to, but still calls it unknown", async () => {
    const { status, stdout } = await check(
      { "flake.lock": microvmLock(strange) },
      "--allow-unknown",
    );
    expect(stdout).toMatch(/^unknown /);
    expect(status).toBe(0);
  });

  it("takes files and folders, each with a paragraph", async () => {
    const files = { "a/flake.lock": microvmLock(first), "b.lock": microvmLock(before) };
    const { status, stdout } = await check(files, "a", "b.lock");
    expect(stdout.split("\n\n").map((paragraph) => paragraph.split("\n")[0])).toEqual([
      "supported  a/flake.lock:3",
      "unsupported  b.lock:3",
    ]);
    expect(status).toBe(1);
  });

  it("goes on after a file that is missing or no text", async () => {
    const files = {
      "bytes.lock": new Uint8Array([0x7b, 0xff, 0x7d]),
      "flake.lock": microvmLock(first),
    };
    const { status, stdout } = await check(files, "gone/flake.lock", "bytes.lock", ".");
    expect(stdout).toMatch(
      /^unreadable {2}gone\/flake\.lock\n {2}there is no such file\n {2}fix: name a flake\.lock, or a file with pins\n\nmalformed {2}bytes\.lock\n {2}is not UTF-8 text, which JSON must be\n.*\n\nsupported {2}flake\.lock:3\n/,
    );
    expect(status).toBe(2);
  });

  it("does not read devices", async () => {
    expect(await check({}, "/dev/zero")).toMatchObject({
      status: 2,
      stdout:
        "unreadable  /dev/zero\n  is neither a file nor a pipe\n  fix: name a flake.lock, or a file with pins\n",
    });
  });

  it("reads a pipe", () => {
    const path = folder({ "flake.lock": microvmLock(first) });
    const command = `"${process.execPath}" "${join(root, "dist/cli.js")}" lock check <(cat flake.lock)`;
    const stdout = execFileSync("bash", ["-c", command], { cwd: path, encoding: "utf8" });
    expect(stdout).toMatch(/^supported {2}\/dev\/fd\//);
  });

  it("reads standard input", () => {
    const { stdout, status } = spawnSync(
      process.execPath,
      [join(root, "dist/cli.js"), "lock", "check", "-"],
      { input: microvmLock(first), cwd: folder({}), encoding: "utf8" },
    );
    expect(stdout).toMatch(/^supported {2}-:3\n/);
    expect(status).toBe(0);
  });

  it("reads a flake.lock on a git revision, and one in a folder there", async () => {
    const path = folder({
      "flake.lock": microvmLock(before),
      "vms/flake.lock": microvmLock(first),
    });
    const git = (...args: string[]) => execFileSync("git", ["-C", path, ...args]);
    git("init", "-q", "-b", "main");
    git("add", ".");
    git("-c", "user.name=x", "-c", "user.email=x@x", "commit", "-q", "-m", "x");
    writeFileSync(join(path, "flake.lock"), microvmLock(newest));
    const args = ["main:flake.lock", "HEAD:vms", "main:", "flake.lock", "nope:flake.lock"];
    const { stdout, status } = await inProcess(path, "lock", "check", ...args);
    expect(stdout.split("\n\n").map((paragraph) => paragraph.split("\n")[0])).toEqual([
      "unsupported  main:flake.lock:3",
      "supported  HEAD:vms/flake.lock:3",
      "unsupported  main:flake.lock:3",
      "supported  flake.lock:3",
      "unreadable  nope:flake.lock",
    ]);
    expect(stdout).toContain("  fix: nix flake update microvm  (Nix before");
    expect(status).toBe(2);
  });

  it("looks for a strange revision in --source, and says what it found there", async () => {
    const path = folder({
      "upstream/nixos-modules/a.nix":
        "{ lib, ... }: { options.microvm.crosvm.extraArgs = lib.mkOption { }; }",
    });
    const narHash = "sha256-r3BPhZlGkJbpp7G6t+AEQqC2cLtYccT+JfBB6/ROImU=";
    writeFileSync(join(path, "flake.lock"), microvmLock({ ...strange, narHash }));
    const check = (...args: string[]) => inProcess(path, "lock", "check", ...args);
    expect(await check()).toMatchObject({ status: 2, stdout: expect.stringMatching(/^unknown /) });
    const { status, stdout } = await check("--source", "upstream");
    expect(stdout).toMatch(/^supported /);
    expect(stdout).toContain(
      "  evidence: the locked tree in --source, only its text: to evaluate it",
    );
    expect(status).toBe(0);
    const more = await check("--source", "upstream", "--require", "mem");
    expect(more.stdout).toContain("  microvm.mem: unknown, since 1ae738e0");
    expect(more.status).toBe(2);
  });

  it("reports to GitHub and as SARIF, each finding at its line", async () => {
    const files = { "vms/flake.lock": microvmLock(before) };
    // in no workspace, or in another one, paths stay as they were given
    const github = await check(files, "vms", "--format", "github");
    expect(github.stdout).toMatch(
      /^::error file=vms\/flake\.lock,line=3,title=lock\/unsupported::microvm \(input microvm\) lacks microvm\.crosvm\.extraArgs, .*\n$/,
    );
    expect(github.status).toBe(1);
    const sarif = JSON.parse(
      (await check(files, "vms", "gone/flake.lock", "--format", "sarif")).stdout,
    );
    expect(sarif.runs[0].results).toMatchObject([
      {
        ruleId: "lock/unsupported",
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: "vms/flake.lock" },
              region: { startLine: 3 },
            },
          },
        ],
      },
      {
        ruleId: "lock/unreadable",
        message: { text: expect.stringMatching(/^there is no such file/) },
      },
    ]);
    expect(sarif.runs[0].results[1]).not.toHaveProperty("locations");
  });

  it("gives GitHub the path from the root of the checkout, wherever it runs", () => {
    const path = folder({ "vms/flake.lock": microvmLock(before) });
    const { stdout } = spawnSync(
      process.execPath,
      [join(root, "dist/cli.js"), "lock", "check", "--format", "github"],
      {
        cwd: join(path, "vms"),
        encoding: "utf8",
        env: { ...process.env, GITHUB_WORKSPACE: path },
      },
    );
    expect(stdout).toMatch(/^::error file=vms\/flake\.lock,line=3,/);
  });

  it("requires what the VMs use", async () => {
    const files = {
      "flake.lock": microvmLock(first),
      "nix/generated.json": record("microvm.mem", "microvm.vsock.cid"),
    };
    const { status, stdout } = await check(files);
    expect(stdout).toContain("  microvm.vsock.cid: unsupported, since e3bc90b7c64e (2023-10-18)\n");
    expect(stdout).toContain("  has the other 2 of 3 options required\n");
    expect(status).toBe(1);
  });

  it("finds the lock and the record where the config says", async () => {
    const { stdout } = await check({
      "ghaf-microvm.json": '{ "lock": "x/y.lock", "record": "r.json" }',
      "x/y.lock": microvmLock(first),
      "r.json": record("microvm.vcpu"),
    });
    expect(stdout).toMatch(/^supported {2}x\/y\.lock:3\n/);
    expect(stdout).toContain("  has microvm.crosvm.extraArgs, microvm.vcpu\n");
  });

  it("requires what is named besides", async () => {
    const files = { "flake.lock": microvmLock(first) };
    const args = ["--require", "mem", "--require", "microvm.firecracker.extraArgs"];
    expect((await check(files, ...args)).stdout).toContain(
      "microvm.firecracker.extraArgs: unsupported",
    );
  });

  it.each([
    [
      "a record that is not a record",
      { "nix/generated.json": "{}" },
      [],
      'error: nix/generated.json: must have the VMs under "vms", as a JSON object\n  fix: npm run codegen\n',
    ],
    [
      "an option that never was",
      {},
      ["--require", "crosvm.extraArg"],
      "error: --require crosvm.extraArg: no known revision of microvm.nix has this option\n  fix: did you mean microvm.crosvm.extraArgs?\n",
    ],
    [
      "a format that there is not",
      {},
      ["--format", "xml"],
      "error: option '--format <format>' argument 'xml' is invalid\n  fix: use one of text, json, sarif, github\n",
    ],
    [
      "a source that is none",
      {},
      ["--source", "nope"],
      "error: --source nope: that is not a git repository of microvm.nix, or a tree of it\n  fix: name a git repository of microvm.nix, or a tree of it\n",
    ],
    [
      "an unknown flag",
      {},
      ["--nope"],
      "error: unknown option '--nope'\n  fix: for example `ghaf-microvm lock check`; see `ghaf-microvm lock check --help`\n",
    ],
  ])("does not decide on %s", async (_, files, args, stderr) => {
    const outcome = await check({ "flake.lock": microvmLock(first), ...files }, ...args);
    expect(outcome).toEqual({ status: 2, stdout: "", stderr });
  });

  it.runIf(process.getuid?.() !== 0)("says when a file may not be read", async () => {
    const path = folder({ "flake.lock": microvmLock(first) });
    chmodSync(join(path, "flake.lock"), 0);
    expect((await inProcess(path, "lock", "check")).stdout).toContain("  cannot be read: EACCES");
  });
});

describe("lock diff", () => {
  const files = {
    "old.lock": microvmLock(first),
    "flake.lock": microvmLock(newest),
    "nix/generated.json": record("microvm.balloonMem", "microvm.volumes", "microvm.vcpu"),
  };
  const diff = (...args: string[]) => inProcess(folder(files), "lock", "diff", ...args);

  it("shows what a bump does to the options that the VMs use, then everything else", async () => {
    const { stdout, status } = await diff("old.lock");
    const [used = "", all = ""] = stdout.split("\nIn all: ");
    expect(
      used,
    ).toBe(`Of what the VMs here use: microvm.nix 2187b302 (2023-04-07) to 71beea00 (2026-08-09): 1 removed, 1 changed, 6 added

removed
  - microvm.balloonMem: use microvm.balloon

changed
  ~ microvm.vcpu: whole number → whole number, 1 or more

added
  + microvm.volumes.*.direct: true or false; default \`false\`
  + microvm.volumes.*.imageType: \`"raw"\`, \`"qcow2"\`, \`"vhd"\`, \`"vhdx"\`; default \`"raw"\`
  + microvm.volumes.*.label: string, or null; default \`null\`
  + microvm.volumes.*.mkfsExtraArgs: list of strings; default \`[]\`
  + microvm.volumes.*.readOnly: true or false; default \`false\`
  + microvm.volumes.*.serial: string, or null; default \`null\`
`);
    expect(all).toMatch(
      /^microvm\.nix 2187b302 \(2023-04-07\) to 71beea00 \(2026-08-09\): 4 removed, 8 changed, 93 added\n/,
    );
    expect(status).toBe(1);
  });

  it("says how to see what a bump does to VMs in Nix, where none is defined here", async () => {
    const { "nix/generated.json": _, ...locks } = files;
    const { stdout } = await inProcess(folder(locks), "lock", "diff", "old.lock");
    expect(stdout.split("\n").slice(0, 3)).toEqual([
      "No VM is defined in TypeScript here. `ghaf-microvm report --flake . --base REV` shows what changes for VMs in Nix.",
      "",
      "In all: microvm.nix 2187b302 (2023-04-07) to 71beea00 (2026-08-09): 4 removed, 8 changed, 93 added",
    ]);
  });

  it("passes when nothing that they set went, and says which changes concern them in JSON", async () => {
    const { stdout, status } = await diff("flake.lock", "old.lock", "--format", "json");
    const { from, to, changes } = JSON.parse(stdout);
    expect(from).toEqual({ path: "flake.lock", rev: newest.rev, date: "2026-08-09" });
    expect(to).toEqual({ path: "old.lock", rev: first.rev, date: "2023-04-07" });
    const of = (name: string) => changes.find((change: { name: string }) => change.name === name);
    expect(of("microvm.volumes.*.imageType")).toMatchObject({ kind: "removed", used: true });
    expect(of("microvm.balloonMem")).toMatchObject({ kind: "added", used: true });
    expect(of("microvm.cpu")).toMatchObject({ kind: "removed", used: false });
    expect(status).toBe(0);
  });

  it("does not compare what is not known", async () => {
    const path = folder({ "flake.lock": microvmLock(strange), "old.lock": "{" });
    expect(await inProcess(path, "lock", "diff", "flake.lock", "flake.lock")).toEqual({
      status: 2,
      stdout: "",
      stderr:
        "error: flake.lock:3: what it pins cannot be compared: unknown\n  fix: ghaf-microvm lock check flake.lock\n",
    });
    expect((await inProcess(path, "lock", "diff", "old.lock")).stderr).toContain(
      "old.lock:1: is not JSON",
    );
  });
});

describe("statusOf", () => {
  it("takes the worst, what could not be checked over what fails", () => {
    expect(statusOf(["supported", "supported"], false)).toBe(0);
    expect(statusOf(["supported", "no-microvm"], false)).toBe(1);
    expect(statusOf(["malformed", "unsupported", "supported"], false)).toBe(2);
    expect(statusOf(["unknown", "inconsistent"], false)).toBe(2);
    expect(statusOf(["unknown", "inconsistent"], true)).toBe(1);
  });
});
