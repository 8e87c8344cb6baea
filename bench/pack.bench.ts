import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../tests/support/available.ts";
import { temporaryFolder } from "../tests/support/temporary.ts";
import { measure } from "./measure.ts";
import { toolRun } from "./repositories.ts";

/** A pack, and the program that it is of: PACKED_QEMU=nix/packs/qemu-7.2.json:/usr/bin/qemu-system-x86_64 */
const [pack = "", program] = (process.env.PACKED_QEMU ?? "").split(":");

test.skipIf(program === undefined)("pack qemu takes 30 s, and writes the committed bytes", () => {
  const output = join(temporaryFolder("pack"), "pack.json");
  const asked = toolRun(root, "pack", "qemu", "--refresh", program ?? "", "--output", output);
  const taken = measure(1, { "pack qemu": asked });
  expect(readFileSync(output, "utf8")).toBe(readFileSync(join(root, pack), "utf8"));
  expect(taken["pack qemu"].least).toBeLessThan(30);
});
