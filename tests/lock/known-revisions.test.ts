import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  hasOption,
  knownOptions,
  knownRevisions,
  lookupRevision,
  optionHistory,
} from "../../src/lock/known-revisions.ts";
import { replacedOptions } from "../../src/lock/replaced-options.ts";
import { root } from "../support/available.ts";
import { before, first, newest, strange } from "./locks.ts";

describe("lookupRevision", () => {
  const revOf = (content: { rev?: string; narHash?: string }) => {
    const found = lookupRevision(content);
    return typeof found === "object" ? found.rev : found;
  };
  it.each([
    ["both of one revision", newest, newest.rev],
    ["a rev alone", { rev: newest.rev }, newest.rev],
    ["a rev in capitals", { rev: newest.rev.toUpperCase() }, newest.rev],
    ["a narHash alone", { narHash: first.narHash }, first.rev],
    ["a strange rev with a known narHash", { ...first, rev: strange.rev }, first.rev],
    ["rev and narHash of two revisions", { ...first, narHash: before.narHash }, "inconsistent"],
    ["a known rev with a strange narHash", { ...first, narHash: strange.narHash }, "inconsistent"],
    ["a known rev with an empty narHash", { ...first, narHash: "" }, "inconsistent"],
    ["neither known", strange, undefined],
    ["nothing", {}, undefined],
    ["a name that objects inherit", { rev: "__proto__", narHash: "constructor" }, undefined],
  ])("%s", (_, content, expected) => {
    expect(revOf(content)).toBe(expected);
  });
});

describe("optionHistory", () => {
  const days = (option: string) => {
    const { since, until } = optionHistory(option);
    return [since?.committed.slice(0, 10), until?.committed.slice(0, 10)];
  };
  it.each([
    ["qemu.extraArgs", "2022-06-25", undefined],
    ["balloonMem", "2022-08-31", "2025-04-17"],
    ["balloon", "2025-04-17", undefined],
    ["crosvm.extraArgs", "2023-04-07", undefined],
    ["qemu.bios.path", "2023-04-14", "2023-09-01"],
    ["qemu.bios", "2023-04-14", "2023-09-01"],
    ["vsock.cid", "2023-10-18", undefined],
    ["cloud-hypervisor.extraArgs", "2024-03-01", undefined],
    ["firecracker.extraArgs", "2025-12-06", undefined],
    // older than the oldest known revision, or somewhere between two: not said
    ["mem", undefined, undefined],
    ["devices", undefined, undefined],
    ["crosvm", undefined, undefined],
    ["qemu", "2022-06-25", undefined],
    ["nonsense", undefined, undefined],
    ["__proto__", undefined, undefined],
  ])("%s came %s and went %s", (option, since, until) => {
    expect(days(option)).toEqual([since, until]);
  });
});

describe("known-revisions.json", () => {
  const path = join(root, "src/lock/known-revisions.json");
  const data = JSON.parse(readFileSync(path, "utf8"));

  it("is small, sorted and says what it is", () => {
    expect(statSync(path).size).toBeLessThan(40_000);
    expect(Object.keys(data)[0]).toBe("$comment");
    expect(knownOptions()).toEqual(knownOptions().sort());
    const dates = knownRevisions.map(({ committed }) => Date.parse(committed));
    expect(dates).toEqual([...dates].sort((a, b) => a - b));
  });

  it("names each revision and each tree once", () => {
    expect(new Set(knownRevisions.map(({ rev }) => rev)).size).toBe(knownRevisions.length);
    expect(new Set(knownRevisions.map(({ narHash }) => narHash)).size).toBe(knownRevisions.length);
    for (const { rev, narHash } of knownRevisions) {
      expect(rev).toMatch(/^[0-9a-f]{40}$/);
      expect(narHash).toMatch(/^sha256-[A-Za-z0-9+/]{43}=$/);
    }
  });

  it("tells removed options from those that are there", () => {
    const revision = lookupRevision(newest);
    if (typeof revision !== "object") throw new Error("the newest revision must be known");
    expect(hasOption(revision.options, "balloonMem")).toBe(false);
    expect([...revision.removed]).toEqual(["balloonMem"]);
    expect(hasOption(revision.options, "qemu")).toBe(true);
    expect(hasOption(revision.options, "qem")).toBe(false);
  });

  it("agrees with the option schema, which is read in another way", () => {
    const schema = JSON.parse(readFileSync(join(root, "nix/option-schema.json"), "utf8"));
    const revision = lookupRevision(schema.source);
    if (typeof revision !== "object") return;
    const there = new Set<string>();
    const removed = new Set<string>();
    const walk = (options: Record<string, SchemaOption>, prefix: string) => {
      for (const [name, option] of Object.entries(options)) {
        if (option.kind === "group") walk(option.options ?? {}, `${prefix}${name}.`);
        else (option.removed === undefined ? there : removed).add(`${prefix}${name}`);
      }
    };
    walk(schema.guest, "");
    walk(schema.host, "");
    expect([...there].sort()).toEqual([...revision.options]);
    expect([...removed].sort()).toEqual([...revision.removed]);
  });
});

interface SchemaOption {
  readonly kind: string;
  readonly options?: Record<string, SchemaOption>;
  readonly removed?: unknown;
}

describe("replacedOptions", () => {
  it("replaces options that went by options that the newest revision has", () => {
    const revision = lookupRevision(newest);
    if (typeof revision !== "object") throw new Error("the newest revision must be known");
    for (const [option, replacement] of replacedOptions) {
      expect(optionHistory(option).until).toBeDefined();
      for (const name of replacement.options) expect(revision.options).toContain(name);
    }
  });
});
