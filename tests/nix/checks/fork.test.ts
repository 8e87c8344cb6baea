import { join } from "node:path";
import { expect, test } from "vitest";
import { hasNix, root } from "../../support/available.ts";
import { evaluate } from "../../support/nix.ts";

const upstream = "https://chromium.googlesource.com/chromiumos/platform/crosvm";

test.skipIf(!hasNix).each([
  ["crosvm", `{ src.url = "${upstream}"; }`, null],
  ["crosvm", `{ src.gitRepoUrl = "${upstream}"; }`, null],
  ["crosvm", "{ }", null],
  ["crosvm", "null", null],
  // a flake's input, and a folder
  ["crosvm", '{ src = { outPath = "/nix/store/x-source"; rev = "767f265b"; }; }', "crosvm-ghaf"],
  ["crosvm", '{ src = "/nix/store/x-source"; }', "crosvm-ghaf"],
  ["qemu", '{ src = "/nix/store/x-source"; }', null],
])("%s, a package that is %s, has the pack %s of a fork", (hypervisor, code, pack) => {
  expect(evaluate(`import ${join(root, "nix/checks/fork.nix")} "${hypervisor}" (${code})`)).toBe(
    pack,
  );
});
