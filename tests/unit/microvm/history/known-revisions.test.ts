import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { replacedOptions } from "../../../../src/lock/replaced-options.ts";
import {
  knownOptions,
  lookupRevision,
  mainRevisions,
  optionHistory,
  withGroups,
} from "../../../../src/microvm/history/known-revisions.ts";
import { type OptionSchema, walkOptions } from "../../../../src/microvm/schema/option-schema.ts";
import { root } from "../../../support/available.ts";
import { before, first, newest, strange } from "../../../support/locks.ts";

/** A commit of the built documentation: dated after crosvm.extraArgs, but without any option. */
const side = { rev: "a4a92ebf1d0af6ed4c8b4464ea2fb64a8a352b96" };

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
    ["a shortened rev", { rev: newest.rev.slice(0, 12) }, undefined],
    ["a commit on a side branch", { rev: side.rev }, side.rev],
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
    ["mem", "2022-02-05", undefined],
    ["interfaces.*.mac", "2022-02-05", undefined],
    ["crosvm", "2023-03-22", undefined],
    ["qemu", "2022-06-25", undefined],
    // the commit before does not evaluate, so that it came with this one is not certain
    ["graphics.backend", undefined, undefined],
    ["nonsense", undefined, undefined],
    ["__proto__", undefined, undefined],
  ])("%s came %s and went %s", (option, since, until) => {
    expect(days(option)).toEqual([since, until]);
  });
});

describe("mainRevisions", () => {
  it("is the main branch, oldest first, each revision once", () => {
    const revisions = mainRevisions();
    expect(revisions[0]?.rev).toBe("a55a6908d72baabdbcc6c38fab3d404592a8f8b9");
    expect(revisions.at(-1)?.rev).toBe(newest.rev);
    expect(new Set(revisions.map(({ rev }) => rev)).size).toBe(revisions.length);
  });

  it("has no options for a revision that does not evaluate, and calls it known", () => {
    expect(lookupRevision({ rev: "49ae75d248992d985f27b7a8c987e35125d99527" })).toMatchObject({
      options: undefined,
    });
  });

  it("distinguishes removed options from those that are there, and knows groups", () => {
    const revision = lookupRevision(newest);
    if (typeof revision !== "object") throw new Error("the newest revision must be known");
    expect(revision.options?.has("balloonMem")).toBe(false);
    expect([...revision.removed]).toEqual(["balloonMem"]);
    expect(revision.options?.has("qemu")).toBe(true);
    expect(revision.options?.has("qem")).toBe(false);
  });

  it("agrees with the committed option schema", () => {
    const schema: OptionSchema = JSON.parse(
      readFileSync(join(root, "nix/option-schema.json"), "utf8"),
    );
    const revision = lookupRevision(schema.source);
    if (typeof revision !== "object") return;
    const named = (isRemoved: boolean) =>
      [schema.guest, schema.host]
        .flatMap((options) => [...walkOptions(options, { deep: true })])
        .filter(({ option }) => (option.removed !== undefined) === isRemoved)
        .map(({ path }) => path.join("."));
    expect(revision.options).toEqual(withGroups(named(false)));
    expect(revision.removed).toEqual(withGroups(named(true)));
  });
});

describe("knownOptions", () => {
  it("has what came and what went, sorted, but no option that was never there", () => {
    const names = knownOptions();
    expect(names).toEqual(names.toSorted());
    expect(names).toEqual(expect.arrayContaining(["balloon", "balloonMem", "volumes.*.size"]));
    expect(names).not.toContain("crosvm");
  });
});

describe("withGroups", () => {
  it("adds each beginning of a name", () => {
    expect([...withGroups(["mem", "qemu.bios.path", "qemu.machine"])].sort()).toEqual([
      "mem",
      "qemu",
      "qemu.bios",
      "qemu.bios.path",
      "qemu.machine",
    ]);
  });
});

describe("replacedOptions", () => {
  it("replaces options that went by options that the newest revision has", () => {
    for (const [option, replacement] of replacedOptions) {
      expect(optionHistory(option).until).toBeDefined();
      const options = mainRevisions().at(-1)?.options;
      for (const name of replacement.options) expect(options?.has(name)).toBe(true);
    }
  });
});
