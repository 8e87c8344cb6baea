import { dirname } from "node:path";
import { expect, test } from "vitest";
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
