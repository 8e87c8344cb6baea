import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { hashesOfDecidingFiles } from "../../../../src/microvm/support/deciding-files.ts";
import { microvmSource, root } from "../../../support/available.ts";

test.skipIf(microvmSource === undefined)(
  "the committed support names the files of the pinned revision that decide",
  { tags: ["nix"] },
  () => {
    const { sources } = JSON.parse(readFileSync(join(root, "nix/option-support.json"), "utf8"));
    expect(hashesOfDecidingFiles(microvmSource as string)).toEqual(sources);
    expect(Object.keys(sources)).toEqual(
      expect.arrayContaining([
        "lib/runner.nix",
        "lib/runners/crosvm.nix",
        "nixos-modules/microvm/asserts.nix",
      ]),
    );
  },
);
