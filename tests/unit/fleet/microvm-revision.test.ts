import { expect, test } from "vitest";
import { microvmUrl } from "../../../src/fleet/microvm-revision.ts";

const upstream = "git+https://github.com/microvm-nix/microvm.nix";

test.each([
  ["pull/586", `${upstream}?ref=refs/pull/586/head`],
  ["graphics", `${upstream}?ref=graphics`],
  [
    "71beea0076cd46dafcee97a5a2e7d00cbba5bd2f",
    `${upstream}?rev=71beea0076cd46dafcee97a5a2e7d00cbba5bd2f&allRefs=1`,
  ],
])("%s", (rev, url) => {
  expect(microvmUrl(rev)).toBe(url);
});
