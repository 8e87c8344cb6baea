import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { beforeAll, describe, expect, it } from "vitest";
import { newNodes, root } from "../support/available.ts";
import { before, first, microvmLock, newest, strange } from "../support/locks.ts";
import { temporaryFolder } from "../support/temporary.ts";

const action = readFileSync(join(root, "action.yml"), "utf8");

/** The action's program for this Node, which may not run TypeScript: GitHub's runs it from source. */
const program = join(temporaryFolder("action-program"), "dist/action.mjs");

beforeAll(async () => {
  await build({
    // esbuild keeps the folder in which it was loaded, which may be that of a test that has ended
    absWorkingDir: root,
    entryPoints: [join(root, "src/cli/action.ts")],
    outfile: program,
    bundle: true,
    platform: "node",
    format: "esm",
    // no package would be found there
    packages: "external",
  });
  for (const path of ["package.json", "nix", "src/microvm/history"])
    cpSync(join(root, path), join(program, "../..", path), { recursive: true });
});

/** Runs the action in a repository whose main branch has `main` as flake.lock. */
function run(lock: string, inputs: Readonly<Record<string, string>>, main = lock) {
  const folder = temporaryFolder("action");
  commitOn("main", folder, main);
  writeFileSync(join(folder, "flake.lock"), lock);
  return runIn(folder, inputs);
}

/** The same in what actions/checkout leaves of a branch: its newest commit. */
function runShallow(lock: string, inputs: Readonly<Record<string, string>>, main: string) {
  const origin = temporaryFolder("action-origin");
  commitOn("main", origin, main);
  commitOn("change", origin, lock);
  const folder = join(temporaryFolder("action"), "checkout");
  const depth = ["--quiet", "--depth=1", "--branch=change"];
  execFileSync("git", ["clone", ...depth, `file://${origin}`, folder]);
  const sha = execFileSync("git", ["-C", origin, "rev-parse", "main"], { encoding: "utf8" }).trim();
  execFileSync("git", ["-C", origin, "config", "uploadpack.allowAnySHA1InWant", "true"]);
  return runIn(folder, { ...inputs, base: (inputs.base ?? "").replace("SHA", sha) });
}

function commitOn(branch: string, folder: string, lock: string): void {
  const git = (...args: string[]) => execFileSync("git", ["-C", folder, ...args]);
  git("init", "-q", "-b", "main");
  if (branch !== "main") git("switch", "-q", "-c", branch);
  writeFileSync(join(folder, "flake.lock"), lock);
  git("add", ".");
  git("-c", "user.name=x", "-c", "user.email=x@x", "commit", "-q", "-m", branch);
}

function runIn(
  folder: string,
  inputs: Readonly<Record<string, string>>,
  [node, entry]: readonly [string, string] = [process.execPath, program],
) {
  const summary = join(folder, "summary.md");
  writeFileSync(summary, "");
  const given = { paths: "flake.lock", ...inputs };
  const { status, stdout, stderr } = spawnSync(node, [entry], {
    cwd: folder,
    encoding: "utf8",
    env: {
      ...process.env,
      GITHUB_STEP_SUMMARY: summary,
      GITHUB_WORKSPACE: folder,
      // as GitHub's runner names them
      ...Object.fromEntries(
        Object.entries(given).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
      ),
    },
  });
  return { status, stdout, stderr, summary: readFileSync(summary, "utf8") };
}

describe("action.yml", () => {
  it("has every input that its program reads", () => {
    const source = readFileSync(join(root, "src/cli/action.ts"), "utf8");
    const read = new Set(
      [...source.matchAll(/\binput(?:Lines)?\("([a-z-]+)"\)/g)].map(([, name]) => name),
    );
    const inputs = action.slice(action.indexOf("inputs:"), action.indexOf("runs:"));
    const named = [...inputs.matchAll(/^ {2}([a-z-]+):$/gm)].map(([, name]) => name);
    expect([...read].sort()).toEqual(named.sort());
  });

  it("passes when the pin has the options", () => {
    expect(run(microvmLock(newest), {})).toEqual({
      status: 0,
      stdout: "",
      stderr: "",
      summary: "",
    });
  });

  it("annotates the line of a pin that does not", () => {
    const { status, stdout } = run(microvmLock(before), { require: "mem\nvsock.cid\n" });
    expect(
      stdout.match(/^::error file=flake\.lock,line=3,title=lock\/unsupported::/gm),
    ).toHaveLength(2);
    expect(status).toBe(1);
  });

  it("lets an unknown revision pass only when asked to", () => {
    expect(run(microvmLock(strange), {}).status).toBe(2);
    const { status, stdout } = run(microvmLock(strange), { "allow-unknown": "true" });
    expect(stdout).toMatch(/^::warning file=flake\.lock,line=3,title=lock\/unknown::/);
    expect(status).toBe(0);
  });

  it("shows in the summary what a bump changes", () => {
    const { status, summary } = run(
      microvmLock(newest),
      { base: "main:flake.lock" },
      microvmLock(first),
    );
    expect(summary).toContain(
      "In all: microvm.nix 2187b302 (2023-04-07) to 71beea00 (2026-08-09): 4 removed",
    );
    expect(status).toBe(0);
  });

  it.each(["origin/main", "main", "SHA"])("fetches the one commit of base %s", (revision) => {
    const inputs = { base: `${revision}:flake.lock` };
    const { status, summary, stderr } = runShallow(microvmLock(newest), inputs, microvmLock(first));
    expect(summary, stderr).toContain("In all: microvm.nix 2187b302 (2023-04-07) to 71beea00");
    expect(status).toBe(0);
  });

  it("says how to get a base that cannot be fetched", () => {
    const inputs = { base: "HEAD~1:flake.lock" };
    const { status, stdout } = runShallow(microvmLock(newest), inputs, microvmLock(first));
    expect(stdout).toMatch(
      /^::error title=lock\/action::the commit of base "HEAD~1:flake\.lock" cannot be fetched; .*fetch-depth: 0$/m,
    );
    expect(status).toBe(2);
  });

  it("asks for the named options alone", () => {
    expect(run(microvmLock(before), { only: "mem\nvcpu\n" })).toMatchObject({
      status: 0,
      stdout: "",
    });
    expect(run(microvmLock(newest), { only: "mem", require: "vcpu" }).status).toBe(2);
  });

  it.each(["require", "only", "paths", "base"])("runs nothing that %s says", (name) => {
    const values = ["$(touch ran)", "`touch ran`", "; touch ran #", "--x=$(touch ran):y"];
    const folder = temporaryFolder("action");
    commitOn("main", folder, microvmLock(newest));
    expect(runIn(folder, { [name]: values.join("\n") }).status).toBe(2);
    expect(readdirSync(folder)).not.toContain("ran");
  });

  it("takes no path for an option", () => {
    const { status, stdout } = run(microvmLock(newest), { paths: "--allow-unknown" });
    expect(stdout).toMatch(/^::error title=lock\/unreadable::there is no such file/);
    expect(status).toBe(2);
  });

  describe.skipIf(newNodes.length === 0)("from source", () => {
    it.each(newNodes)("runs with %s and no package", (node) => {
      // outside of the repository, where there is no node_modules
      const folder = temporaryFolder("action-source");
      for (const path of ["src", "package.json", "nix"])
        cpSync(join(root, path), join(folder, path), { recursive: true });
      const main = /^ {2}main: (.*)$/m.exec(action)?.[1] ?? "";
      const repository = temporaryFolder("action");
      commitOn("main", repository, microvmLock(first));
      writeFileSync(join(repository, "flake.lock"), microvmLock(newest));
      const { summary, ...rest } = runIn(repository, { base: "main:flake.lock" }, [
        node,
        join(folder, main),
      ]);
      expect(rest).toEqual({ status: 0, stdout: "", stderr: "" });
      expect(summary).toContain("In all: microvm.nix 2187b302 (2023-04-07) to 71beea00");
      expect(runIn(repository, { paths: "package.json" }, [node, join(folder, main)]).status).toBe(
        2,
      );
    });
  });
});
