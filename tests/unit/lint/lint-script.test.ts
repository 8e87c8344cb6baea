import { expect, test } from "vitest";
import { lintScript } from "../../../src/lint/lint-script.ts";
import { readPack } from "../../../src/packs/read.ts";

const script = (command: string) => `#!/bin/sh\nexec ${command}\n`;

test.each([
  ["x86_64", undefined],
  ["i386", undefined],
  ["aarch64", undefined],
  [
    "riscv64",
    "there is no pack of qemu for riscv64: `ghaf-microvm pack qemu` makes one of the program, which --pack names",
  ],
  [
    "arm",
    "there is no pack of qemu for arm: `ghaf-microvm pack qemu` makes one of the program, which --pack names",
  ],
])("a program for %s is checked by a pack of it, or said not to be", (target, notChecked) => {
  const text = script(`qemu-system-${target} -M virt,gic-version=9 -nodefaults`);
  expect(lintScript(text, "run", readPack).notChecked).toBe(notChecked);
  if (notChecked !== undefined) expect(lintScript(text, "run", readPack).findings).toEqual([]);
});

test("two arguments in one string are found whatever the program is", () => {
  const text = script('qemu-system-riscv64 "-device virtio-rng-pci"');
  expect(lintScript(text, "run", readPack).findings).toMatchObject([
    { rule: "two-words", file: "run", line: 2 },
  ]);
});
