import { utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { askedOnce } from "../../../src/microvm/absent-trees.ts";
import { temporaryFolder } from "../../support/temporary.ts";

const github = { type: "github", owner: "NixOS", repo: "nixpkgs", narHash: "sha256-0" };
const absent = { why: "cannot be downloaded" };

/** Another process asks: what this one remembers itself does not count. */
async function inNewProcess(): Promise<typeof askedOnce> {
  vi.resetModules();
  return (await import("../../../src/microvm/absent-trees.ts")).askedOnce;
}

beforeEach(() => {
  vi.stubEnv("XDG_CACHE_HOME", temporaryFolder("absent"));
  return () => vi.unstubAllEnvs();
});

describe("a tree that is not on this machine", () => {
  it("is asked for once by a process", async () => {
    const ask = vi.fn(async () => absent);
    const narHash = "sha256-once";
    const all = [1, 2].map(() => askedOnce({ type: "path", narHash }, true, ask));
    expect(await Promise.all(all)).toEqual([absent, absent]);
    expect(ask).toHaveBeenCalledTimes(1);
  });

  it("is asked for again by the next process only after a download of Nix", async () => {
    const ask = vi.fn(async () => absent);
    const database = join(process.env.XDG_CACHE_HOME ?? "", "fetcher-cache-v3.sqlite");
    writeFileSync(database, "");
    for (const [date, calls] of [
      [1, 1],
      [1, 1],
      [2, 2],
    ] as const) {
      utimesSync(database, date, date);
      expect(await (await inNewProcess())(github, true, ask)).toEqual(absent);
      expect(ask).toHaveBeenCalledTimes(calls);
    }
  });

  it.each([
    ["a folder, which may appear at any time", { type: "path", narHash: "sha256-1" }, true],
    ["a network, which may be there the next time", github, false],
  ])("is asked for by every process of %s", async (_, locked, isOffline) => {
    const ask = vi.fn(async () => absent);
    await (await inNewProcess())(locked, isOffline, ask);
    await (await inNewProcess())(locked, isOffline, ask);
    expect(ask).toHaveBeenCalledTimes(2);
  });
});
