import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "../support/available.ts";
import { inProcess } from "../support/in-process.ts";
import { before, first, microvmLock, newest, strange } from "../support/locks.ts";
import { temporaryFolder } from "../support/temporary.ts";

function folder(files: Readonly<Record<string, string>>): string {
  const path = temporaryFolder("lock-files");
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(dirname(join(path, file)), { recursive: true });
    writeFileSync(join(path, file), content);
  }
  return path;
}

function repository(files: Readonly<Record<string, string>>): string {
  const path = folder(files);
  const git = (...args: string[]) => execFileSync("git", ["-C", path, ...args]);
  git("init", "-q", "-b", "main");
  git("add", ".");
  git("-c", "user.name=x", "-c", "user.email=x@x", "commit", "-q", "-m", "x");
  return path;
}

describe("lock check of what is not a flake.lock", async () => {
  const npins = (hash: string, revision: string) =>
    JSON.stringify({
      pins: {
        vms: {
          type: "Git",
          repository: { type: "GitHub", owner: "astro", repo: "microvm.nix" },
          branch: "main",
          revision,
          url: `https://github.com/astro/microvm.nix/archive/${revision}.tar.gz`,
          hash,
        },
      },
      version: 5,
    });
  const niv = (rev: string) =>
    JSON.stringify({
      microvm: {
        branch: "main",
        owner: "astro",
        repo: "microvm.nix",
        rev,
        type: "tarball",
        url: "https://x.example",
        sha256: newest.narHash,
      },
      nixpkgs: {
        branch: "main",
        owner: "NixOS",
        repo: "nixpkgs",
        rev: strange.rev,
        type: "tarball",
        url: "https://x.example",
        sha256: "0000",
      },
    });

  it.each([
    ["npins, with a hash that stands in", npins("0".repeat(52), before.rev), "unsupported", 1],
    ["npins", npins(first.narHash, first.rev), "supported", 0],
    ["npins, with another hash", npins(first.narHash, newest.rev), "inconsistent", 1],
    ["niv", niv(newest.rev), "supported", 0],
    ["niv, with another hash", niv(first.rev), "inconsistent", 1],
  ])("checks the pin of %s", async (_, text, verdict, status) => {
    const result = await inProcess(
      folder({ "sources.json": text }),
      "lock",
      "check",
      "sources.json",
    );
    expect(result.stdout).toMatch(new RegExp(`^${verdict}  sources\\.json:1\n`));
    expect(result.stdout).not.toMatch(/\brm\b|nix flake/);
    expect(result.status).toBe(status);
  });

  it("says how npins and niv take a revision that has it", async () => {
    const path = folder({ "npins.json": npins("", before.rev), "niv.json": niv(before.rev) });
    const { stdout } = await inProcess(path, "lock", "check", "npins.json", "niv.json");
    expect([...stdout.matchAll(/fix: (.*)/g)].map(([, fix]) => fix)).toEqual([
      "npins -d . update vms",
      "niv -s niv.json update microvm",
    ]);
  });

  it.each([
    ["vms/npins/sources.json", npins("", before.rev), "cd vms && npins update vms"],
    ["vms/sources.json", npins("", before.rev), "npins -d vms update vms"],
    ["vms/nix/sources.json", niv(before.rev), "cd vms && niv update microvm"],
    ["vms/sources.json", niv(before.rev), "niv -s vms/sources.json update microvm"],
  ])("takes %s for the pins of a folder without flake.lock", async (file, text, fix) => {
    const path = folder({ [file]: text });
    const { status, stdout } = await inProcess(path, "lock", "check", "vms");
    expect(status).toBe(1);
    expect(stdout).toMatch(new RegExp(`^(unsupported|inconsistent)  ${file}:1\n`));
    expect(stdout).toContain(`  fix: ${fix}\n`);
    const inside = await inProcess(join(path, "vms"), "lock", "check");
    expect(inside.stdout).toMatch(/^(unsupported|inconsistent) {2}\S*sources\.json:1\n/);
  });

  it.each([
    ["package.json", readFileSync(join(root, "package.json"), "utf8"), "a package.json"],
    ["package-lock.json", '{ "name": "x", "lockfileVersion": 3 }', "npm's package-lock.json"],
    ["flake.nix", "{ outputs = _: { }; }", "a Nix file"],
    ["settings.json", '{ "a": 1 }', "another JSON file"],
  ])("says what %s is, and advises nobody to delete it", async (file, text, what) => {
    const path = folder({ [`vms/${file}`]: text });
    expect(await inProcess(path, "lock", "check", `vms/${file}`)).toEqual({
      status: 2,
      stdout: `malformed  vms/${file}\n  is not a flake.lock, but ${what}\n  fix: name the lock file, such as: ghaf-microvm lock check vms/flake.lock\n`,
      stderr: "",
    });
  });

  it("checks devenv.lock, and names devenv's command", async () => {
    const path = folder({ "devenv.lock": microvmLock(before) });
    expect((await inProcess(path, "lock", "check", "devenv.lock")).stdout).toContain(
      "  fix: devenv update microvm\n",
    );
  });
});

describe("lock check of a lock on a git revision that is not there", async () => {
  const path = repository({ "flake.lock": microvmLock(newest) });

  it.each([
    ["maim:flake.lock", "git knows no revision maim here", "did you mean main:flake.lock?"],
    ["nosuch:flake.lock", "git knows no revision nosuch here", "git branch --all"],
    ["main:flake.loc", "revision main has no file flake.loc", "git ls-tree -r --full-tree"],
  ])("%s", async (given, message, fix) => {
    for (const command of ["check", "diff"]) {
      const { status, stdout, stderr } = await inProcess(path, "lock", command, given);
      const output = stdout + stderr;
      expect(output).toContain(message);
      expect(output).toMatch(new RegExp(`  fix: .*${fix.replace("?", "\\?")}`));
      expect(output).not.toContain("malformed");
      expect(status).toBe(2);
    }
  });

  it("in no repository", async () => {
    const { stdout, status } = await inProcess(folder({}), "lock", "check", "main:flake.lock");
    expect(stdout).toBe(
      "unreadable  main:flake.lock\n" +
        "  there is no such file, nor a git repository that could have it on a revision\n" +
        "  fix: name a file, or run this in a git repository\n",
    );
    expect(status).toBe(2);
  });
});

it("takes a configured lock for a file, whatever its name looks like", async () => {
  const files = { "ghaf-microvm.json": '{ "lock": "vms:pins.lock" }' };
  const path = folder({ ...files, "vms:pins.lock": microvmLock(newest) });
  expect((await inProcess(path, "lock", "check")).stdout).toMatch(
    /^supported {2}vms:pins\.lock:3\n/,
  );
  expect((await inProcess(path, "lock", "diff", "vms:pins.lock")).status).toBe(0);
  expect((await inProcess(folder(files), "lock", "check")).stdout).toBe(
    "unreadable  vms:pins.lock\n  there is no such file\n  fix: name a flake.lock, or a file with pins\n",
  );
});

describe("lock check asks for", async () => {
  const here = {
    "nix/generated.json": JSON.stringify({ vms: { vm: { options: ["microvm.balloon"] } } }),
    "vms/flake.lock": microvmLock(first),
  };

  it("what the VMs use in locks of this repository, and not in others", async () => {
    const path = repository(here);
    const other = folder({ "flake.lock": microvmLock(first) });
    expect((await inProcess(path, "lock", "check", "vms")).status).toBe(1);
    const { status, stdout } = await inProcess(path, "lock", "check", other);
    expect(stdout).toContain("  has microvm.crosvm.extraArgs\n");
    expect(stdout).toContain(
      "  outside this repository, so not asked for 1 options that only the VMs here use (--vms)\n",
    );
    expect(status).toBe(0);
    expect((await inProcess(path, "lock", "check", other, "--vms")).status).toBe(1);
  });

  it("what --only names alone, even when the record is damaged", async () => {
    const path = folder({ ...here, "nix/generated.json": "{" });
    const only = (...options: string[]) =>
      inProcess(path, "lock", "check", "vms", ...options.flatMap((name) => ["--only", name]));
    expect((await only("mem", "microvm.vcpu")).stdout).toContain(
      "  has microvm.mem, microvm.vcpu\n",
    );
    expect((await only("mem", "balloon")).status).toBe(1);
    expect((await only("memm")).stderr).toContain("--only memm: no known revision");
    const { status, stderr } = await inProcess(
      path,
      "lock",
      "check",
      "--only=mem",
      "--require=vcpu",
    );
    expect(stderr).toContain("'--only <option>' cannot be used with option '--require <option>'");
    expect(status).toBe(2);
  });
});
