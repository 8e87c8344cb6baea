import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { root } from "../support/available.ts";
import { before, first, microvmLock, newest, strange } from "../support/locks.ts";

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const action = readFileSync(join(root, "action.yml"), "utf8");
/** The last step's script, as GitHub gives it to bash. */
const script = (action.split("      run: |\n").at(-1) ?? "").replaceAll(/^ {8}/gm, "");

/** Runs the script in a repository whose main branch has `main` as flake.lock. */
function run(lock: string, inputs: Readonly<Record<string, string>>, main = lock) {
  const folder = mkdtempSync(join(tmpdir(), "ghaf-microvm-action-"));
  folders.push(folder);
  const git = (...words: string[]) => execFileSync("git", ["-C", folder, ...words]);
  writeFileSync(join(folder, "flake.lock"), main);
  git("init", "-q", "-b", "main");
  git("add", ".");
  git("-c", "user.name=x", "-c", "user.email=x@x", "commit", "-q", "-m", "x");
  writeFileSync(join(folder, "flake.lock"), lock);
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
    expect(given).toEqual(["CLI", "PATHS", "REQUIRE", "ALLOW_UNKNOWN", "BASE"]);
    const inputs = [...action.matchAll(/\$\{\{ inputs\.([a-z-]+) \}\}/g)].map(([, name]) => name);
    for (const input of inputs) expect(action).toMatch(new RegExp(`^ {2}${input}:$`, "m"));
    // nothing of an input may become part of the script itself
    expect(script).not.toContain("${{");
  });

  it("passes when the pin holds", () => {
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

  it("lets an unknown revision pass only when told to", () => {
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

  it("takes no path for an option", () => {
    const { status, stdout } = run(microvmLock(newest), { PATHS: "--allow-unknown" });
    expect(stdout).toMatch(/^::error title=lock\/malformed::there is no such file/);
    expect(status).toBe(2);
  });
});
