import { dirname } from "node:path";
import { expect, test, vi } from "vitest";
import { hasNix, microvmGit, nixpkgsLib } from "../support/available.ts";
import { inProcess } from "../support/in-process.ts";
import { pinTo } from "../support/other-pin.ts";
import { temporaryRepository } from "../support/repository.ts";

const hello = `import { defineVm } from "../generated/microvm.ts";
export default defineVm({ name: "a" });
`;

// the tool has no data of it, and its runners are those of the revision that this repository pins
const earlier = "4963012f0ff396faecf4ef3bf4a45acf08a6ea04";

test.skipIf(!hasNix || microvmGit === undefined || nixpkgsLib === undefined)(
  "--refresh takes the measurement of a revision with the same runners and options",
  async () => {
    const repository = temporaryRepository({ "a.ts": hello });
    const measured = JSON.parse(repository.read("nix/option-support.json"));
    pinTo(repository, earlier);
    const { status, stderr } = await inProcess(
      repository.path,
      ...["codegen", "--refresh", "--source", microvmGit ?? ""],
      ...["--nixpkgs", dirname(nixpkgsLib ?? "")],
    );
    expect([status, stderr]).toEqual([0, ""]);
    const support = JSON.parse(repository.read("nix/option-support.json"));
    expect(support.rev).toBe(earlier);
    expect(support.sources).toEqual(measured.sources);
    expect(support.measured).toEqual(measured.measured);
    expect(JSON.parse(repository.read("nix/option-schema.json")).source.rev).toBe(earlier);
  },
);

test.skipIf(!hasNix)("--refresh says of a pin that cannot be fetched what has failed", async () => {
  const repository = temporaryRepository({ "a.ts": hello });
  repository.write(
    "flake.lock",
    repository
      .read("flake.lock")
      .replaceAll(/"narHash": ".*"/g, `"narHash": "sha256-${"B".repeat(43)}="`),
  );
  const { status, stderr } = await inProcess(repository.path, "codegen", "--refresh");
  expect(status).toBe(2);
  expect(stderr).toMatch(/^error: microvm\.nix, as flake\.lock pins it, cannot be fetched: /);
  expect(stderr).not.toContain("evaluate");
});

test.skipIf(!hasNix || microvmGit === undefined || nixpkgsLib === undefined)(
  "--refresh without a network says what cannot be had, and how it can",
  async () => {
    const repository = temporaryRepository({ "a.ts": hello });
    const cannotFetch = (what: string, option: string) =>
      new RegExp(
        `^error: ${what}, as flake\\.lock pins it, cannot be fetched: unable to download .*\n  fix: this machine has no network: run it where there is one, or name a folder with ${option}\n$`,
      );
    const refresh = (...args: readonly string[]) =>
      inProcess(repository.path, "codegen", "--refresh", ...args);
    // nobody listens there
    vi.stubEnv("https_proxy", "http://127.0.0.1:9");
    try {
      const lock = repository.read("flake.lock");
      const nowhere = `"narHash": "sha256-${"B".repeat(43)}="`;
      repository.write("flake.lock", lock.replaceAll(/"narHash": ".*"/g, nowhere));
      const before = repository.snapshot();
      const withNothing = await refresh();
      expect(withNothing.status).toBe(2);
      expect(withNothing.stderr).toMatch(cannotFetch("microvm\\.nix", "--source"));
      expect(repository.snapshot()).toEqual(before);

      repository.write("flake.lock", lock);
      pinTo(repository, earlier);
      const source = ["--source", microvmGit ?? ""];
      const withSource = await refresh(...source);
      expect(withSource.status).toBe(2);
      expect(withSource.stderr).toMatch(cannotFetch("nixpkgs", "--nixpkgs"));
      const nixpkgs = dirname(nixpkgsLib ?? "");
      const withBoth = await refresh(...source, "--nixpkgs", nixpkgs);
      expect(withBoth).toMatchObject({ status: 0, stderr: "" });
    } finally {
      vi.unstubAllEnvs();
    }
  },
);
