import { describe, expect, it } from "vitest";
import type { LockResult } from "../../../src/lock/result.ts";
import { evaluateLock } from "../../../src/lock/verdict.ts";
import * as knowledge from "../../../src/microvm/history/known-revisions.ts";
import {
  before,
  first,
  github,
  lockText,
  microvmLock,
  newest,
  strange,
} from "../../support/locks.ts";

function resultOf(
  text: string,
  requirements: readonly string[] = ["crosvm.extraArgs"],
): LockResult {
  return evaluateLock(text, "flake.lock", requirements, knowledge);
}

const came = { rev: first.rev, committed: "2023-04-07T08:50:47Z" };

describe("evaluateLock", () => {
  it("supports what the pinned revision has", () => {
    expect(resultOf(microvmLock(first))).toEqual({
      path: "flake.lock",
      verdict: "supported",
      requirements: [{ option: "microvm.crosvm.extraArgs", verdict: "supported", since: came }],
      node: "microvm",
      inputPath: "microvm",
      ...first,
      content: first,
      evidence: "rev and narHash",
      hint: null,
      fix: null,
      from: "github:astro/microvm.nix",
      line: 3,
      warnings: [],
    });
  });

  it("says since when there is what the pin lacks, and how to get it", () => {
    expect(resultOf(microvmLock(before))).toMatchObject({
      verdict: "unsupported",
      requirements: [{ option: "microvm.crosvm.extraArgs", verdict: "unsupported", since: came }],
      fix:
        "nix flake update microvm  (Nix before 2.19: nix flake lock --update-input microvm)\n" +
        `the first known revision with everything required is ${first.rev} (2023-04-07)`,
    });
  });

  it("says what replaced an option that the pin has no longer", () => {
    expect(resultOf(microvmLock(newest), ["balloonMem"])).toMatchObject({
      verdict: "unsupported",
      requirements: [
        {
          option: "microvm.balloonMem",
          since: { committed: "2022-08-31T19:41:37Z" },
          until: { committed: "2025-04-17T21:58:49Z" },
          replacedBy: ["microvm.balloon", "microvm.initialBalloonMem"],
        },
      ],
      fix: expect.stringMatching(/^instead of microvm.balloonMem: microvm.balloon, [^\n]*$/),
    });
  });

  it("has no replacement to offer for an option that is still to come", () => {
    const old = { rev: "5b778a33c9a123ff02c3fcd6323605387a245db3" };
    expect(resultOf(microvmLock(old), ["balloonMem"])).toMatchObject({
      verdict: "unsupported",
      evidence: "rev",
      fix: expect.stringContaining("nix flake update microvm"),
    });
    expect(resultOf(microvmLock(old), ["balloonMem"]).requirements[0]).not.toHaveProperty(
      "replacedBy",
    );
  });

  it("calls a known revision whose options do not evaluate unknown, and says why", () => {
    const rev = "49ae75d248992d985f27b7a8c987e35125d99527";
    expect(resultOf(microvmLock({ rev }))).toMatchObject({
      verdict: "unknown",
      evidence: "rev",
      hint: `microvm.nix is broken at ${rev}: its own options do not evaluate`,
      fix: `use a known revision that has all of it: inputs.microvm.url = "github:microvm-nix/microvm.nix/${newest.rev}";`,
    });
  });

  it("takes the weakest requirement's verdict for the file's", () => {
    const { verdict, requirements } = resultOf(microvmLock(first), ["mem", "vsock.cid"]);
    expect(verdict).toBe("unsupported");
    expect(requirements.map((requirement) => requirement.verdict)).toEqual([
      "supported",
      "unsupported",
    ]);
  });

  it("goes by the narHash when there is no rev", () => {
    expect(resultOf(microvmLock({ narHash: first.narHash }))).toMatchObject({
      verdict: "supported",
      evidence: "narHash",
      rev: null,
    });
  });

  it("goes by the narHash when the rev is not known, and says so", () => {
    expect(resultOf(microvmLock({ ...before, rev: strange.rev }))).toMatchObject({
      verdict: "unsupported",
      evidence: "narHash",
      hint: `its rev is not a known one; its narHash is that of ${before.rev}, and Nix serves what the narHash names`,
    });
  });

  it("goes by a Git revision when there is no narHash", () => {
    expect(resultOf(microvmLock({ rev: first.rev }))).toMatchObject({
      verdict: "supported",
      evidence: "rev",
      narHash: null,
    });
  });

  it("does not take the rev of a tarball without narHash for evidence", () => {
    const url = "https://github.com/astro/microvm.nix/archive/main.tar.gz";
    const node = {
      locked: { type: "tarball", url, rev: first.rev },
      original: { type: "tarball", url },
    };
    expect(resultOf(lockText({ microvm: "m" }, { m: node })).verdict).toBe("unknown");
  });

  it.each([
    ["of another revision", before.narHash, `is that of ${before.rev}`],
    ["of nothing known", strange.narHash, "is not that revision's"],
  ])("calls a narHash %s inconsistent with a known rev", (_, narHash, content) => {
    expect(resultOf(microvmLock({ rev: newest.rev, narHash }))).toMatchObject({
      verdict: "inconsistent",
      requirements: [{ verdict: "inconsistent" }],
      evidence: "rev and narHash",
      hint: `rev is ${newest.rev}, but narHash ${content}; Nix serves what the narHash names`,
      fix: "nix flake update microvm  (Nix before 2.19: nix flake lock --update-input microvm)",
    });
  });

  it.each([
    [
      1681084800,
      "lastModified 2023-04-10 is after microvm.crosvm.extraArgs came on main (2023-04-07), but a date is not evidence",
    ],
    [
      1680000000,
      "lastModified 2023-03-28 is before microvm.crosvm.extraArgs came on main (2023-04-07), but a date is not evidence",
    ],
    [1e300, null],
    [-1e18, null],
    [undefined, null],
  ])("calls a strange revision unknown, whatever its date: %j", (lastModified, hint) => {
    expect(resultOf(microvmLock({ ...strange, lastModified }))).toMatchObject({
      verdict: "unknown",
      requirements: [{ verdict: "unknown" }],
      evidence: null,
      hint,
    });
  });

  it("knows a fork by its content", () => {
    const nodes = { m: github("someone/microvm.nix", first) };
    expect(resultOf(lockText({ microvm: "m" }, nodes)).verdict).toBe("supported");
    const old = { m: github("someone/microvm.nix", before) };
    expect(resultOf(lockText({ microvm: "m" }, old)).fix).toContain(
      'if github:someone/microvm.nix lacks it: inputs.microvm.url = "github:microvm-nix/microvm.nix"',
    );
  });

  it("does not suggest to update what flake.nix fixes", () => {
    const node = github("astro/microvm.nix", before);
    const fixed = {
      ...node,
      original: { owner: "astro", repo: "microvm.nix", type: "github", rev: before.rev },
    };
    expect(resultOf(lockText({ vms: "m" }, { m: fixed })).fix).toContain(
      `flake.nix fixes the rev, change it: inputs.vms.url = "github:microvm-nix/microvm.nix/${newest.rev}";\n`,
    );
  });

  it("names the root's input to update when microvm.nix comes in through another", () => {
    const nodes = {
      ghaf: github("tiiuae/ghaf", strange, { inputs: { microvm: "microvm" } }),
      microvm: github("astro/microvm.nix", before),
    };
    const { inputPath, fix } = resultOf(
      lockText({ microvm: ["ghaf", "microvm"], ghaf: "ghaf" }, nodes),
    );
    expect(inputPath).toBe("microvm");
    expect(fix?.split("\n").slice(0, 2)).toEqual([
      "nix flake update ghaf  (Nix before 2.19: nix flake lock --update-input ghaf)",
      `if ghaf itself locks no newer one: inputs.microvm.url = "github:microvm-nix/microvm.nix/${newest.rev}"; inputs.ghaf.inputs.microvm.follows = "microvm";`,
    ]);
  });

  it("never puts a strange input name on a command line", () => {
    const { fix } = resultOf(
      lockText({ "$(reboot)": "m" }, { m: github("astro/microvm.nix", before) }),
    );
    expect(fix).not.toContain("reboot");
  });

  it("says in which folder to fix a lock elsewhere", () => {
    const { fix } = evaluateLock(
      microvmLock(before),
      "my vms/flake.lock",
      ["crosvm.extraArgs"],
      knowledge,
    );
    expect(fix).toMatch(/^cd 'my vms' && nix flake update microvm /);
  });

  describe("of several microvm.nix", () => {
    const nodes = {
      ghaf: github("tiiuae/ghaf", strange, { inputs: { microvm: "microvm" } }),
      microvm: github("astro/microvm.nix", before),
      microvm_2: github("microvm-nix/microvm.nix", newest),
    };
    it("lets the root's own decide and warns of the others", () => {
      expect(resultOf(lockText({ ghaf: "ghaf", microvm: "microvm_2" }, nodes))).toMatchObject({
        verdict: "supported",
        node: "microvm_2",
        warnings: [
          {
            message: `node microvm, input ghaf/microvm, is microvm.nix too at rev ${before.rev}: unsupported`,
            line: 20,
          },
        ],
      });
    });
    it("lets the weakest of the root's own decide", () => {
      const text = lockText({ a: "microvm_2", b: "microvm" }, nodes);
      expect(resultOf(text)).toMatchObject({ verdict: "unsupported", inputPath: "b" });
    });
    it("lets the weakest decide when the root has none", () => {
      const other = github("o/other", strange, { inputs: { vm: "microvm_2" } });
      const text = lockText({ a: "other", ghaf: "ghaf" }, { ...nodes, other });
      expect(resultOf(text)).toMatchObject({ verdict: "unsupported", inputPath: "ghaf/microvm" });
    });
  });

  it("says when there is no microvm.nix, even with an input of that name", () => {
    expect(
      resultOf(lockText({ microvm: "m" }, { m: github("someone/other", strange) })),
    ).toMatchObject({
      verdict: "no-microvm",
      requirements: [{ verdict: "no-microvm" }],
      node: null,
      fix: 'add the input to flake.nix: inputs.microvm.url = "github:microvm-nix/microvm.nix";',
    });
  });

  it("makes a result of a malformed file", () => {
    expect(resultOf("{\n")).toMatchObject({
      verdict: "malformed",
      requirements: [{ verdict: "malformed" }],
      line: 2,
      message: "is not JSON: expected a key in double quotes, but the file ends (column 1)",
      fix: "restore it: git restore flake.lock; or lock all inputs again: rm flake.lock && nix flake lock",
    });
  });
});
