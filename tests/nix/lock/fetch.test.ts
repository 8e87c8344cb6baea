import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { hasNix } from "../../support/available.ts";
import { ghafMicrovm } from "../../support/cli.ts";
import { lockText, strange } from "../../support/locks.ts";
import { temporaryFolder } from "../../support/temporary.ts";

/** A repository of a microvm.nix that nobody knows, and its only revision. */
function fork() {
  const folder = join(temporaryFolder("fork"), "microvm.nix");
  mkdirSync(join(folder, "nixos-modules"), { recursive: true });
  writeFileSync(
    join(folder, "nixos-modules/options.nix"),
    "{ lib, ... }: { options.microvm.crosvm.extraArgs = lib.mkOption { }; }",
  );
  const git = (...args: string[]) =>
    execFileSync("git", ["-C", folder, ...args], { encoding: "utf8" }).trim();
  git("init", "-q", "-b", "main");
  git("add", ".");
  git("-c", "user.name=x", "-c", "user.email=x@x", "commit", "-q", "-m", folder);
  return { url: `file://${folder}`, rev: git("rev-parse", "HEAD") };
}

function lockOf({ url, rev }: { readonly url: string; readonly rev: string }): string {
  const locked = { type: "git", url, ref: "refs/heads/main", rev };
  const path = temporaryFolder("fetch");
  const node = { locked, original: { type: "git", url } };
  writeFileSync(join(path, "flake.lock"), lockText({ microvm: "m" }, { m: node }));
  return path;
}

describe.skipIf(!hasNix)("lock check --fetch", () => {
  it("lets Nix fetch what is not known, and nothing does without it", () => {
    const path = lockOf(fork());
    expect(ghafMicrovm(path, "lock", "check")).toMatchObject({
      status: 2,
      stdout: expect.stringMatching(/^unknown /),
    });
    const { status, stdout } = ghafMicrovm(path, "lock", "check", "--fetch");
    expect(stdout).toMatch(/^supported /);
    expect(stdout).toContain("  evidence: the locked tree in the Nix store, only its text");
    expect(status).toBe(0);
  });

  it("says why Nix could not", () => {
    const path = lockOf({ url: "file:///nowhere/microvm.nix", rev: strange.rev });
    const { status, stdout } = ghafMicrovm(path, "lock", "check", "--fetch");
    expect(stdout).toMatch(/^ {2}hint: Nix could not fetch it: .*nowhere\/microvm\.nix/m);
    expect(status).toBe(2);
  });
});
