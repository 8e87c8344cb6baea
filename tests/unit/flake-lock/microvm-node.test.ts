import { describe, expect, it } from "vitest";
import { findMicrovmNodes } from "../../../src/flake-lock/microvm-node.ts";
import { parseFlakeLock } from "../../../src/flake-lock/parse-flake-lock.ts";
import { github, type Json, lockText, strange } from "../../support/locks.ts";

const nothingKnown = () => false;

function find(
  inputs: Json,
  nodes: Json,
  isKnown: Parameters<typeof findMicrovmNodes>[1] = nothingKnown,
) {
  return findMicrovmNodes(parseFlakeLock(lockText(inputs, nodes), "flake.lock"), isKnown);
}

/** Whether a node with these attributes is microvm.nix, and whether upstream's own. */
function identify(locked: Json, original: Json = locked): "upstream" | "fork" | undefined {
  const [node] = find({ x: "x" }, { x: { locked: { ...locked, ...strange }, original } });
  return node && (node.origin?.upstream ? "upstream" : "fork");
}

describe("findMicrovmNodes", () => {
  it.each<[string, Json, "upstream" | "fork" | undefined]>([
    ["its first owner", { type: "github", owner: "astro", repo: "microvm.nix" }, "upstream"],
    [
      "its present owner",
      { type: "github", owner: "microvm-nix", repo: "microvm.nix" },
      "upstream",
    ],
    ["other capitals", { type: "github", owner: "Astro", repo: "MicroVM.nix" }, "upstream"],
    ["a fork", { type: "github", owner: "someone", repo: "microvm.nix" }, "fork"],
    [
      "GitHub of a company",
      { type: "github", host: "git.example", owner: "astro", repo: "microvm.nix" },
      "fork",
    ],
    ["GitLab", { type: "gitlab", owner: "astro", repo: "microvm.nix" }, "fork"],
    ["sourcehut", { type: "sourcehut", owner: "~astro", repo: "microvm.nix" }, "fork"],
    [
      "another repository of its owner",
      { type: "github", owner: "astro", repo: "nix-openwrt" },
      undefined,
    ],
    [
      "a repository called microvm",
      { type: "github", owner: "someone", repo: "microvm" },
      undefined,
    ],
    ["a clone URL", { type: "git", url: "https://github.com/astro/microvm.nix" }, "upstream"],
    [
      "a clone URL with .git",
      { type: "git", url: "https://github.com/microvm-nix/microvm.nix.git" },
      "upstream",
    ],
    ["ssh", { type: "git", url: "ssh://git@github.com/astro/microvm.nix.git" }, "upstream"],
    ["scp-like ssh", { type: "git", url: "git@github.com:astro/microvm.nix" }, "upstream"],
    [
      "a clone URL of a fork",
      { type: "git", url: "https://github.com/someone/microvm.nix" },
      "fork",
    ],
    ["another host", { type: "git", url: "https://git.example/astro/microvm.nix" }, "fork"],
    ["a folder with a git repository", { type: "git", url: "file:///home/me/microvm.nix" }, "fork"],
    [
      "a host that pretends",
      { type: "git", url: "https://github.com.example/astro/microvm.nix" },
      "fork",
    ],
    [
      "an archive",
      { type: "tarball", url: "https://github.com/astro/microvm.nix/archive/main.tar.gz" },
      "upstream",
    ],
    [
      "codeload",
      { type: "tarball", url: "https://codeload.github.com/astro/microvm.nix/tar.gz/main" },
      "upstream",
    ],
    [
      "the API",
      { type: "tarball", url: "https://api.github.com/repos/astro/microvm.nix/tarball/main" },
      "upstream",
    ],
    [
      "FlakeHub",
      {
        type: "tarball",
        url: "https://api.flakehub.com/f/pinned/astro/microvm.nix/0.5.0/x/source.tar.gz",
      },
      "fork",
    ],
    [
      "its name in a query only",
      { type: "git", url: "https://git.example/other?dir=astro/microvm.nix" },
      undefined,
    ],
    [
      "a name that only begins so",
      { type: "git", url: "https://github.com/astro/microvm.nixos" },
      undefined,
    ],
    [
      "a tarball of something else",
      { type: "tarball", url: "https://example.org/nixexprs.tar.xz" },
      undefined,
    ],
    ["a folder of its name", { type: "path", path: "../microvm.nix" }, "fork"],
    ["any folder", { type: "path", path: "/nix/store/x-source" }, undefined],
    ["a type to come", { type: "future", owner: "astro", repo: "microvm.nix" }, undefined],
  ])("%s", (_, locked, expected) => {
    expect(identify(locked)).toBe(expected);
  });

  it("goes by what flake.nix asks for only where locked does not say", () => {
    const folder = { type: "path", path: "/nix/store/x-source" };
    const upstream = { type: "github", owner: "astro", repo: "microvm.nix" };
    expect(identify(folder, { type: "indirect", id: "microvm" })).toBe("fork");
    expect(identify(folder, upstream)).toBe("upstream");
    expect(identify(folder, { type: "indirect", id: "nixpkgs" })).toBeUndefined();
    expect(identify({ type: "github", owner: "o", repo: "other" }, upstream)).toBeUndefined();
  });

  it("does not go by the input's name", () => {
    const nodes = {
      microvm: github("someone/other", strange),
      vms: github("astro/microvm.nix", strange),
    };
    expect(find({ microvm: "microvm", hypervisors: "vms" }, nodes)).toMatchObject([
      { key: "vms", inputPaths: [["hypervisors"]], direct: true },
    ]);
  });

  it("recognises known content under any name", () => {
    const nodes = {
      mirror: {
        locked: { type: "tarball", url: "https://example.org/x", ...strange },
        original: { type: "tarball", url: "https://example.org/x" },
      },
    };
    const isKnown = ({ narHash }: { narHash?: string | undefined }) => narHash === strange.narHash;
    expect(find({ m: "mirror" }, nodes)).toEqual([]);
    expect(find({ m: "mirror" }, nodes, isKnown)).toMatchObject([
      { key: "mirror", origin: undefined },
    ]);
  });

  it("gives the paths to a node, shortest first, and the one it is locked by", () => {
    const nodes = {
      ghaf: github("tiiuae/ghaf", strange, { inputs: { microvm: "microvm", self: [] } }),
      microvm: github("astro/microvm.nix", strange),
      other: github("o/other", strange, { inputs: { vm: ["ghaf", "microvm"] } }),
    };
    const inputs = { ghaf: "ghaf", other: "other", vm: ["other", "vm"] };
    expect(find(inputs, nodes)).toMatchObject([
      {
        key: "microvm",
        inputPaths: [["vm"], ["ghaf", "microvm"], ["other", "vm"]],
        lockedPath: ["ghaf", "microvm"],
        direct: true,
      },
    ]);
  });

  it("orders several nodes by their paths, and gives at most five of each", () => {
    const many = Object.fromEntries([..."abcdefg"].map((name) => [name, "microvm_2"]));
    const nodes = {
      microvm: github("astro/microvm.nix", strange),
      microvm_2: github("microvm-nix/microvm.nix", strange),
      z: github("o/z", strange, { inputs: { microvm: "microvm" } }),
    };
    expect(
      find({ z: "z", ...many }, nodes).map(({ key, inputPaths }) => [key, inputPaths.length]),
    ).toEqual([
      ["microvm_2", 5],
      ["microvm", 1],
    ]);
  });

  it("knows when flake.nix fixes the rev", () => {
    const original = { type: "github", owner: "astro", repo: "microvm.nix", rev: strange.rev };
    expect(find({ m: "m" }, { m: { locked: original, original } })).toMatchObject([
      { fixed: true },
    ]);
  });
});
