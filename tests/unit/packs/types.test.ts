import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { packFile, readPack } from "../../../src/packs/read.ts";
import { packTypes } from "../../../src/packs/types.ts";
import { root } from "../../support/available.ts";

test.each([
  ["qemu-10.0", "qemu-10.0.ts"],
  ["qemu-7.2", "qemu-7.2.ts"],
  ["crosvm-ghaf", "crosvm.ts"],
  ["cloud-hypervisor", "cloud-hypervisor.ts"],
  ["firecracker", "firecracker.ts"],
])("the committed types of %s are those of its pack, and small", (name, file) => {
  const committed = readFileSync(join(root, "src/arguments/generated", file), "utf8");
  expect(committed).toBe(packTypes(readPack(name), packFile(name)));
  expect(gzipSync(committed).length).toBeLessThan(150_000);
});
