import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { hasNix, root } from "../../support/available.ts";
import { repositoryFiles } from "../../support/flake.ts";

test.skipIf(!hasNix)("every Nix file of the repository parses", () => {
  const files = repositoryFiles().filter((file) => file.endsWith(".nix"));
  expect(files).toContain("nix/microvmConfigurations/memshare/default.nix");
  const { status, stderr } = spawnSync("nix-instantiate", ["--parse", ...files], {
    cwd: root,
    encoding: "utf8",
  });
  // stderr may have warnings about this machine
  expect(status, stderr).toBe(0);
});
