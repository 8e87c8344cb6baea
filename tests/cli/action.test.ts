import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "../support/available.ts";
import { before, first, microvmLock, newest, strange } from "../support/locks.ts";
import { temporaryFolder } from "../support/temporary.ts";

const action = readFileSync(join(root, "action.yml"), "utf8");
/** The last step's script, as GitHub gives it to bash. */
const script = (action.split("      run: |\n").at(-1) ?? "").replaceAll(/^ {8}/gm, "");

/** Runs the script in a repository whose main branch has `main` as flake.lock. */
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
  return runIn(folder, { ...inputs, BASE: (inputs.BASE ?? "").replace("SHA", sha) });
}

function commitOn(branch: string, folder: string, lock: string): void {
  const git = (...args: string[]) => execFileSync("git", ["-C", folder, ...args]);
  git("init", "-q", "-b", "main");
  if (branch !== "main") git("switch", "-q", "-c", branch);
  writeFileSync(join(folder, "flake.lock"), lock);
  git("add", ".");
  git("-c", "user.name=x", "-c", "user.email=x@x", "commit", "-q", "-m", branch);
}

function runIn(folder: string, inputs: Readonly<Record<string, string>>) {
  const summary = join(folder, "summary.md");
  writeFileSync(summary, "");
  const { status, stdout, stderr } = spawnSync("bash", ["-e", "-o", "pipefail", "-c", script], {
    cwd: folder,
    encoding: "utf8",
    env: {
      ...process.env,
      GITHUB_STEP_SUMMARY: summary,
      GITHUB_WORKSPACE: folder,
      CLI: join(root, "dist/cli.js"),
      PATHS: "flake.lock\n",
      REQUIRE: "",
      ONLY: "",
      FETCH: "false",
      ALLOW_UNKNOWN: "false",
      BASE: "",
      ...inputs,
    },
  });
  return { status, stdout, stderr, summary: readFileSync(summary, "utf8") };
}

describe("action.yml", () => {
  it("passes its inputs to the script, and every one that the script reads is there", () => {
    const given = [...action.matchAll(/^ {8}([A-Z_]+): \$\{\{/gm)].map(([, name]) => name);
    expect(given).toEqual(["CLI", "PATHS", "REQUIRE", "ONLY", "FETCH", "ALLOW_UNKNOWN", "BASE"]);
    const inputs = [...action.matchAll(/\$\{\{ inputs\.([a-z-]+) \}\}/g)].map(([, name]) => name);
    for (const input of inputs) expect(action).toMatch(new RegExp(`^ {2}${input}:$`, "m"));
    // nothing of an input may become part of the script itself
    expect(script).not.toContain("${{");
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
    const { status, stdout } = run(microvmLock(before), { REQUIRE: "mem\nvsock.cid\n" });
    expect(
      stdout.match(/^::error file=flake\.lock,line=3,title=lock\/unsupported::/gm),
    ).toHaveLength(2);
    expect(status).toBe(1);
  });

  it("lets an unknown revision pass only when asked to", () => {
    expect(run(microvmLock(strange), {}).status).toBe(2);
    const { status, stdout } = run(microvmLock(strange), { ALLOW_UNKNOWN: "true" });
    expect(stdout).toMatch(/^::warning file=flake\.lock,line=3,title=lock\/unknown::/);
    expect(status).toBe(0);
  });

  it("shows in the summary what a bump changes", () => {
    const { status, summary } = run(
      microvmLock(newest),
      { BASE: "main:flake.lock" },
      microvmLock(first),
    );
    expect(summary).toContain(
      "In all: microvm.nix 2187b302 (2023-04-07) to 71beea00 (2026-08-09): 4 removed",
    );
    expect(status).toBe(0);
  });

  it.each(["origin/main", "main", "SHA"])("fetches the one commit of base %s", (revision) => {
    const inputs = { BASE: `${revision}:flake.lock` };
    const { status, summary, stderr } = runShallow(microvmLock(newest), inputs, microvmLock(first));
    expect(summary, stderr).toContain("In all: microvm.nix 2187b302 (2023-04-07) to 71beea00");
    expect(status).toBe(0);
  });

  it("says how to get a base that cannot be fetched", () => {
    const inputs = { BASE: "HEAD~1:flake.lock" };
    const { status, stdout } = runShallow(microvmLock(newest), inputs, microvmLock(first));
    expect(stdout).toMatch(/^::error::the commit of base cannot be fetched: .*fetch-depth: 0$/m);
    expect(status).toBe(2);
  });

  it("asks for the named options alone", () => {
    expect(run(microvmLock(before), { ONLY: "mem\nvcpu\n" })).toMatchObject({
      status: 0,
      stdout: "",
    });
    expect(run(microvmLock(newest), { ONLY: "mem", REQUIRE: "vcpu" }).status).toBe(2);
  });

  it.each(["REQUIRE", "ONLY", "PATHS", "BASE"])("runs nothing that %s says", (name) => {
    const values = ["$(touch ran)", "`touch ran`", "; touch ran #", "--x=$(touch ran):y"];
    const folder = temporaryFolder("action");
    commitOn("main", folder, microvmLock(newest));
    expect(runIn(folder, { [name]: values.join("\n") }).status).toBe(2);
    expect(readdirSync(folder)).not.toContain("ran");
  });

  it("takes no path for an option", () => {
    const { status, stdout } = run(microvmLock(newest), { PATHS: "--allow-unknown" });
    expect(stdout).toMatch(/^::error title=lock\/unreadable::there is no such file/);
    expect(status).toBe(2);
  });

  it("installs every package that lock check and lock diff load", () => {
    const install = readFileSync(join(root, ".github/install-for-action.mjs"), "utf8");
    const wanted = JSON.parse(/^const wanted = (.*);$/m.exec(install)?.[1] ?? "") as string[];
    const folder = temporaryFolder("action-packages");
    for (const path of ["dist", "src/microvm/history", "package.json"])
      cpSync(join(root, path), join(folder, path), { recursive: true });
    mkdirSync(join(folder, "node_modules"));
    for (const name of wanted)
      symlinkSync(join(root, "node_modules", name), join(folder, "node_modules", name));
    commitOn("main", folder, microvmLock(newest));
    const inputs = { CLI: join(folder, "dist/cli.js"), BASE: "main:flake.lock" };
    expect(runIn(folder, inputs)).toMatchObject({ status: 0, stdout: "", stderr: "" });
    expect(runIn(folder, { ...inputs, PATHS: "package.json" }).stdout).toContain("a package.json");
  });
});
